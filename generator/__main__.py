"""``python -m generator`` is the same as ``eia-guide``."""

import sys

from generator.cli.main import entry

sys.exit(entry())
