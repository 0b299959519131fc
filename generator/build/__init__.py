"""One pipeline from the data to a published folder: read, lint, compile, prove, make, check list, swap."""
