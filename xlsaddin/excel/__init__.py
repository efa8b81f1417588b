"""Excel at the edge: reading, drawing and grafting workbooks."""
