"""A browser of another make, worked as a person works it: look, click, type, read.

Firefox (``firefox.py``) and WebKit (``webkit.py``) have protocols of their own, which share what a finger and a keyboard do.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import Any

PHONE = (360, 740)
PATIENCE = 120
"""Seconds for which a page may let one wait, on a busy machine."""
SELECT_ALL = ("\ue009", "a")
"""Control and the letter, in the signs that both protocols have for keys."""
ENTER = "\ue007"
SEEN = """(css) => [...document.querySelectorAll(css)].find((one) => one.checkVisibility({ visibilityProperty: true }))"""
AT = f"""async (css) => {{
    let [before, at] = ["", {{ free: false, by: "nothing: it is gone" }}];
    for (let turn = 0; turn < 100; turn += 1) {{ // until it stands still; what is drawn anew is looked for anew
        const one = ({SEEN})(css);
        if (!one) {{ await new Promise(requestAnimationFrame); continue; }}
        const box = one.getBoundingClientRect();
        const [x, y] = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
        const found = document.elementFromPoint(x, y);
        const free = one.contains(found) || (found?.closest("label")?.contains(one) ?? false);
        at = {{ x, y, free, by: found ? found.outerHTML.slice(0, 200) : JSON.stringify(box) }};
        if (free && before === JSON.stringify(box)) break;
        if (!free) one.scrollIntoView({{ block: "center", behavior: "instant" }});
        before = JSON.stringify(one.getBoundingClientRect());
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    }}
    return at;
}}"""
WAIT = f"""(css, seconds) => new Promise((done) => {{
    const until = performance.now() + 1000 * seconds;
    const look = () => {{
        const found = Boolean(({SEEN})(css));
        if (found || performance.now() > until) done(found);
        else setTimeout(look, 30);
    }};
    look();
}})"""

CHOSEN = """async (css) => {
    for (let frame = 0; frame < 30; frame += 1) {
        if (document.querySelector(css)?.checked) return true;
        await new Promise(requestAnimationFrame);
    }
    return false;
}"""


class Engine(ABC):
    """One browser with one page. Places in it are told by CSS selectors."""

    name: str

    @abstractmethod
    def go(self, address: str) -> None:
        """Open an address, and wait until the page is there."""

    @abstractmethod
    def evaluate(self, function: str, given: str) -> str:
        """JSON that a function of the page's script gives for a list of values in JSON; promises are waited for."""

    @abstractmethod
    def act(self, devices: list[dict[str, Any]]) -> None:
        """What a finger or a keyboard does."""

    @abstractmethod
    def picture(self) -> bytes:
        """The page as it is seen, a PNG."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def run(self, function: str, *given: Any) -> Any:
        """What a function of the page's script gives."""
        return json.loads(self.evaluate(function, json.dumps(given)))

    def sees(self, css: str) -> bool:
        """Whether such a thing can be seen at this moment."""
        return bool(self.run(f"(css) => Boolean(({SEEN})(css))", css))

    def wait(self, css: str) -> None:
        """Until such a thing can be seen."""
        assert self.run(WAIT, css, PATIENCE), f"{self.name}: not seen: {css}"

    def click(self, css: str) -> None:
        """With a mouse, in the middle of it; nothing may lie over it."""
        self.wait(css)
        at = self.run(AT, css)
        assert at["free"], f"{self.name}: {css} lies under {at['by']}"
        press = [
            {"type": "pointerMove", "x": at["x"], "y": at["y"]},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.act([{"type": "pointer", "id": "mouse", "actions": press}])

    def check(self, css: str) -> None:
        """Click a box or a dot until it is chosen: a page that moves at this moment may have one miss it."""
        for _ in range(3):
            self.click(css)
            if self.run(CHOSEN, css):
                return
        raise AssertionError(f"{self.name}: clicked and not chosen: {css}")

    def type(self, css: str, text: str) -> None:
        """Into a box, instead of what stands there."""
        self.click(css)
        control, letter = SELECT_ALL
        self.keys([("keyDown", control), ("keyDown", letter), ("keyUp", letter), ("keyUp", control)])
        self.keys([(way, sign) for sign in text for way in ("keyDown", "keyUp")])

    def press(self, key: str) -> None:
        """One key."""
        self.keys([("keyDown", key), ("keyUp", key)])

    def keys(self, strokes: list[tuple[str, str]]) -> None:
        """Keys as they go down and up."""
        self.act(
            [
                {
                    "type": "key",
                    "id": "keys",
                    "actions": [{"type": way, "value": sign} for way, sign in strokes],
                }
            ]
        )
