"""One pure rule a file, named by its noun; each carries its source."""
