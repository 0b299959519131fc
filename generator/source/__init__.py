"""YAML read so that every value knows its line and column, with plain words for what a parser cannot say."""
