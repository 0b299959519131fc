"""How long the tests may be this time, for what is decided before any test runs."""

everything = False
"""Whether everything is run (``--full``), not a sample."""
