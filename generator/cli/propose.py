"""``eia-guide validate --propose``: cases and scenarios take on the answers that an edit gives them."""

from __future__ import annotations

from argparse import Namespace

from generator.compile.compile import compile_data
from generator.lint.run import load_and_lint
from generator.review.proposals import proposals, taken
from generator.rules.policy import Policy
from generator.rules.wording import Text, in_language
from generator.source.spans import flow
from generator.system.place import file

NONE: Text = {
    "zh": "案例和场景的结论都没有变，不用改。",
    "en": "every case and scenario still gets its answer; nothing to change.",
}
DONE: Text = {
    "zh": "已改写 {n} 处。请逐条核对；影响表会把它们列为“把关的案例、场景”，由第二个人再看。",
    "en": "{n} changed. Look at each; the impact sheet lists them as guards, for a second person.",
}


def propose(args: Namespace) -> int:
    """Write the proposals, and say each of them."""
    data = load_and_lint(args.data)
    data.check()
    found = proposals(data, Policy(compile_data(data, index=False)))
    for name, text in taken(data, found).items():
        with file(args.data / name, lambda _: True) as draft:
            draft.write_bytes(text.encode("utf-8"))
    for one in found:
        print(f"{one.place} {in_language(one.name, args.lang)} {flow(one.old)} → {flow(one.new)}")
    print(in_language(DONE if found else NONE, args.lang).format(n=len(found)))
    return 0
