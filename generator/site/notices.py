"""What others wrote and the site ships: whose it is, its licence, what was changed and where its source is.

The packages of Python carry their own licences in their archives; they stand here again, so that all can be
read in one place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.bundle import library, runtime, workbench

if TYPE_CHECKING:
    from generator.site.site import Site

NAME = "assets/licences.txt"
TEXTS = "licences"
"""Folder of ``site_src`` with the texts of licences that come with no package installed here."""
_RULE = "=" * 78
_ABOUT = """\
本站所用的他人作品及其许可 · What this site ships that others wrote, and under which licences

1. Pyodide {version}（Python 的 WebAssembly 版），Mozilla Public License 2.0。
   文件有改动：去掉了自查用不到的部分（本项目 generator/bundle/shrink.py），并按内容改名。
   未改动的文件即 npm 软件包 pyodide {version}；源代码：https://github.com/pyodide/pyodide/tree/{version}
   Pyodide {version} (Python for WebAssembly), Mozilla Public License 2.0.
   Its files were changed: parts that the check does not use were taken out (generator/bundle/shrink.py of
   this project), and they are named by their content. The files as they were are those of the npm
   package pyodide {version}; its source code: https://github.com/pyodide/pyodide/tree/{version}
   运行文件中所含各库的许可见其源代码。
   The licences of the libraries within the runtime stand in that source code.

2. Python 标准库，PSF License；只留自查用到的模块，编译成字节码（generator/bundle/library.py）。
   Python's standard library, PSF License; cut to the modules in use and compiled to byte code
   (generator/bundle/library.py). 源代码 source code: https://www.python.org/downloads/source/

3. uqr（二维码 QR codes），MIT License；yaml（工作台的表单 forms of the workbench），ISC License。

4. Python 软件包 packages: {packages}。许可全文见下。Their licences stand below.

清单（CycloneDX，机器可读）A list for machines: sbom.cdx.json
"""


def write(site: Site, target: Path) -> None:
    """The file, beside the other assets."""
    (target / NAME).parent.mkdir(parents=True, exist_ok=True)
    (target / NAME).write_text(text(site.source), encoding="utf-8", newline="\n")


def text(source: Path) -> str:
    """All of it; the same sources and packages give the same text."""
    version, _ = runtime.pinned()
    packages = library.licences(sorted({*library.PACKAGES, *workbench.PACKAGES.values()}))
    named = ", ".join(sorted({name.partition("-")[0].partition(".dist")[0] for name in packages}))
    parts = [_ABOUT.format(version=version, packages=named)]
    for path in sorted((source / TEXTS).iterdir()):
        parts += [_RULE, path.stem, _RULE, path.read_text("utf-8").strip(), ""]
    for name, words in sorted(packages.items()):
        parts += [_RULE, name, _RULE, words.strip(), ""]
    return "\n".join(parts) + "\n"
