"""Checks by tools that nobody here wrote, over the built site. ``make audit`` prints their figures; ``make test`` asserts them."""
