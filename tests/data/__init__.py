"""The data and its messages: mistakes that clerks make, and what they are told."""
