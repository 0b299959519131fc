"""``eia-guide deploy-files``: write the files for a server."""

from __future__ import annotations

from argparse import Namespace

from generator import models
from generator.deploy.files import files
from generator.lint.run import load_and_lint
from generator.system.place import DEPLOY, folder

DONE = {"zh": "已写入 {out}：{names}", "en": "written to {out}: {names}"}


def deploy_files(args: Namespace) -> int:
    """Write them into ``args.out``; returns an exit code."""
    data = load_and_lint(args.data)
    data.check()
    site = data.records[models.Site]
    made = files(site.base_url, root=args.root, origins=site.embed_origins)
    with folder(args.out, DEPLOY, [args.data]) as new:
        for name, text in made.items():
            (new / name).write_text(text, encoding="utf-8", newline="\n")
    print(DONE[args.lang].format(out=args.out, names=", ".join(made)))
    return 0
