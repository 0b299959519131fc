"""The command line: one module a command, and the text that a terminal shows."""
