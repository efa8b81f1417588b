"""What a user can do, one file each; the command line and the buttons are thin fronts."""
