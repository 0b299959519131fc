"""What those who write need: editors for the data, shapes for the scripts."""
