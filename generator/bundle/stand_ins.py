"""Short stand-ins for modules of Pyodide's library that drag in half of the rest, for work the check never
does.

The check asks Python one question after another: no event loop, no package to load, no socket. With these the
library is half as large and up sooner. What is left out fails loudly (``runPythonAsync``, ``loadPackage``),
and nothing that the rules use comes from here. ``webloop`` and ``_package_loader`` are Pyodide's (MPL-2.0),
the others Python's; the names below, not the code, are theirs.
"""

from __future__ import annotations

from collections.abc import Mapping

STAND_INS: Mapping[str, str] = {
    # The C core of Python and Pyodide's own modules name these two classes when they start.
    "asyncio/__init__.py": "class Future: ...\n\n\nclass Task: ...\n",
    # urllib.parse reads addresses of hosts with it, where a host stands in square brackets; the
    # rules read what follows a ``#``.
    "ipaddress.py": "def ip_address(text):\n    raise NotImplementedError(text)\n",
    # The import stays first: a memory snapshot is only taken if JavaScript's objects came in
    # Pyodide's own order.
    "pyodide/webloop.py": (
        "from pyodide_js._api import scheduleCallback\n\n\n"
        "class PyodideFuture: ...\n\n\nclass PyodideTask: ...\n\n\nclass WebLoop: ...\n\n\n"
        "def _initialize_event_loop():\n    pass\n"
    ),
    "pyodide/_package_loader.py": (
        "from pyodide_js import loadedPackages\n\nclass Folder:\n    def __init__(self, path):\n       "
        " self.path = path\n\n    def __str__(self):\n        return self.path\n\n\nSITE_PACKAGES ="
        ' Folder("/lib/python3.14/site-packages")\nDSO_DIR = Folder("/usr/lib")\n\n\ndef'
        " init_loaded_packages():\n    pass\n"
    ),
    # Tracebacks name their colours with it. A theme of data classes costs more than all tracebacks;
    # here every colour is none.
    "_colorize.py": (
        'class Plain:\n    def __getattr__(self, name):\n        return ""\n\n\n'
        "class Theme:\n    traceback = Plain()\n\n\n"
        "def get_theme(**wanted):\n    return Theme\n\n\n"
        "def can_colorize(*, file=None):\n    return False\n"
    ),
    # Pyodide looks with it for a semicolon that ends what it is given to run. Nothing that the
    # check runs ends with one.
    "tokenize.py": (
        "ENDMARKER = NL = NEWLINE = COMMENT = OP = 0\n\n\n"
        "class TokenError(Exception): ...\n\n\n"
        "def generate_tokens(readline):\n    return ()\n\n\n"
        "def open(filename):\n    raise OSError(filename)\n"
    ),
    # Pyodide takes the common indentation off what it is given to run, tracebacks indent groups of
    # errors; nothing wraps a text.
    "textwrap.py": (
        "from os.path import commonprefix\n\n\ndef dedent(text):\n    lines = [line if line.strip() else ''"
        " for line in text.split('\\n')]\n    margin = len(commonprefix([line[: len(line) - len(line.lstrip('"
        " \\t'))] for line in lines if line]))\n    return '\\n'.join(line[margin:] for line in"
        " lines)\n\n\ndef indent(text, prefix, predicate=str.strip):\n    return ''.join(prefix + line if"
        " predicate(line) else line for line in text.splitlines(True))\n"
    ),
    # Descriptions of Pyodide's functions for ``help()``, which it makes as it starts.
    "_pyodide/docstring.py": "def get_cmeth_docstring(function):\n    return ''\n",
    # Pyodide describes one function with it, that of any arguments, when it starts; openpyxl asks
    # what kind of thing it is given.
    "inspect.py": (
        "from types import FunctionType, GeneratorType, MethodType\n\n\nclass _empty: ...\n\n\nclass"
        " Parameter:\n    empty = _empty\n    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL,"
        " KEYWORD_ONLY, VAR_KEYWORD = range(5)\n\n    def __init__(self, name, kind):\n        self.name,"
        " self.kind, self.default = name, kind, _empty\n\n\nclass Signature:\n    def __init__(self,"
        " parameters):\n        self.parameters = {parameter.name: parameter for parameter in"
        " parameters}\n\n\ndef signature(function):\n    code = getattr(function, '__code__', None)\n    if"
        " code is None or code.co_argcount or code.co_kwonlyargcount or code.co_flags & 12 != 12:\n       "
        " raise ValueError('only the signature of any arguments is known here')\n    positional, named ="
        " code.co_varnames[:2]\n    return Signature([Parameter(positional, Parameter.VAR_POSITIONAL),"
        " Parameter(named, Parameter.VAR_KEYWORD)])\n\n\ndef isclass(thing):\n    return isinstance(thing,"
        " type)\n\n\ndef isfunction(thing):\n    return isinstance(thing, FunctionType)\n\n\ndef"
        " ismethod(thing):\n    return isinstance(thing, MethodType)\n\n\ndef isgenerator(thing):\n    return"
        " isinstance(thing, GeneratorType)\n\n\ndef iscoroutinefunction(thing):\n    return isfunction(thing)"
        " and bool(thing.__code__.co_flags & 128)\n\n\ndef getattr_static(thing, name, default=None):\n   "
        " raise NotImplementedError(name)\n"
    ),
}
"""Name in the library → source."""
