"""How a file is saved so that nothing is lost: its lock, its unfinished files, its backups."""
