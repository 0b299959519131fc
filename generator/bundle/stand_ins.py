"""Short stand-ins for modules of Pyodide's library that drag in half of the rest, for work the check never does.

The check asks Python one question after another: no event loop, no package to load, no socket. With these the library
is half as large and up sooner. What is left out fails loudly (``runPythonAsync``, ``loadPackage``), and nothing that the
rules use comes from here. ``webloop`` and ``_package_loader`` are Pyodide's (MPL-2.0); the names below, not the code, are theirs.
"""

from __future__ import annotations

from collections.abc import Mapping

STAND_INS: Mapping[str, str] = {
    # The C core of Python and Pyodide's own modules name these two classes when they start.
    "asyncio/__init__.py": "class Future: ...\n\n\nclass Task: ...\n",
    # urllib.parse reads addresses of hosts with it, where a host stands in square brackets; the rules read what follows a ``#``.
    "ipaddress.py": "def ip_address(text):\n    raise NotImplementedError(text)\n",
    # The import stays first: a memory snapshot is only taken if JavaScript's objects came in Pyodide's own order.
    "pyodide/webloop.py": (
        "from pyodide_js._api import scheduleCallback\n\n\n"
        "class PyodideFuture: ...\n\n\nclass PyodideTask: ...\n\n\nclass WebLoop: ...\n\n\n"
        "def _initialize_event_loop():\n    pass\n"
    ),
    "pyodide/_package_loader.py": (
        "from pyodide_js import loadedPackages\n\n"
        "class Folder:\n    def __init__(self, path):\n        self.path = path\n\n    def __str__(self):\n        return self.path\n\n\n"
        'SITE_PACKAGES = Folder("/lib/python3.14/site-packages")\nDSO_DIR = Folder("/usr/lib")\n\n\n'
        "def init_loaded_packages():\n    pass\n"
    ),
}
"""Name in the library → source."""
