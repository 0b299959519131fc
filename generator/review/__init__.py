"""The check list before publishing: every point that is looked at, and what was found."""
