"""Whether a page is in one piece: nothing wider than the screen, nothing that sticks out of its card, no card over another."""

from __future__ import annotations

TORN = """() => {
    const cards = ".ck-panel, .ck-q, .ck-option, .ck-answer, .ck-note, .ck-button, .ck-heard, .ck-item";
    const screen = document.documentElement;
    const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 2;
    const floats = (one) => one && (/fixed|sticky|absolute/.test(getComputedStyle(one).position) || floats(one.parentElement));
    const named = (one) => `${one.tagName.toLowerCase()}.${one.className} ${one.textContent.trim().slice(0, 40)}`;
    const found = screen.scrollWidth > screen.clientWidth ? [`the page is ${screen.scrollWidth} wide`] : [];
    const all = [...document.querySelectorAll(cards)].filter(seen);
    for (const card of all) {
        const box = card.getBoundingClientRect();
        for (const part of [...card.querySelectorAll("*")].filter(seen)) {
            const { left, right, top, bottom } = part.getBoundingClientRect();
            const out = left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
            if (out && !floats(part)) found.push(`${named(part)} sticks out of ${named(card)}`);
        }
    }
    for (const [place, one] of all.entries()) for (const other of all.slice(place + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 1 && ![one, other].some(floats)) found.push(`${named(one)} lies over ${named(other)}`);
    }
    return found;
}"""
"""What is torn, in words; an empty list where nothing is."""
