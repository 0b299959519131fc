// @ts-check
// Pieces that the parts of an answer are made of.
/** @import { Standing, Text } from "../types/messages.js" */
/** @import { AnswerContext, Child } from "../types/page.js" */
import { el, fill } from "./dom.js";
import { t, say } from "./text.js";

/** @type {Map<HTMLElement, Child[]>} */
const held = new Map(); // by its box: an answer that waits until the day being typed in the one before is all there

/**
 * Draws an answer anew and leaves the focus where it was; where that is gone, at the heading.
 * @param {HTMLElement} box @param {...Child} children
 */
export function redraw(box, ...children) {
  held.delete(box);
  // Null if the focus is elsewhere; then neither of the two below is called.
  const had = /** @type {HTMLElement} */ (box.contains(document.activeElement) ? document.activeElement : null);
  if (had?.dataset.typing) return hold(box, had, children);
  const alike = (/** @type {HTMLElement} */ node) => (had.id ? node.id === had.id : node.tagName === had.tagName && node.textContent === had.textContent);
  const all = () => [.../** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(had.tagName))].filter(alike);
  const place = had ? all().indexOf(had) : -1;
  fill(box, ...children);
  if (had) (all()[place] ?? /** @type {HTMLElement} */ (box.querySelector("h2"))).focus({ preventScroll: true });
  return box;
}

/** @param {HTMLElement} box @param {HTMLElement} typedIn @param {Child[]} children */
function hold(box, typedIn, children) {
  held.set(box, children);
  const draw = () => { if (held.get(box) === children) redraw(box, ...children); };
  typedIn.addEventListener("blur", () => setTimeout(draw), { once: true }); // once the focus has gone on
  return box;
}

/**
 * A day to enter. One that is typed counts when it is all there: at the Enter key, or when the focus goes on.
 * @param {string} id @param {string | null | undefined} value @param {(day: string | null) => unknown} set
 * @param {{min?: string, max?: string}} [limits]
 */
export function dayBox(id, value, set, limits = {}) {
  let said = value ?? "";
  const give = () => {
    delete box.dataset.typing;
    if (box.value === said) return;
    said = box.value;
    set(said || null);
  };
  const box = el("input", {
    type: "date", id, ...limits, value: said, onblur: give, onchange: () => { if (!box.dataset.typing) give(); },
    onkeydown: ({ key, altKey }) => {
      if (key === "Enter") give();
      else if (!altKey && /^(\d|Arrow.*|Backspace|Delete)$/.test(key)) box.dataset.typing = "yes";
      else delete box.dataset.typing;
    },
  });
  return box;
}

/** @type {Map<string, boolean>} */
const opened = new Map(); // which folds the reader opened or closed, kept from one verdict to the next

/** @param {string} key @param {string} heading @param {Child} content */
export function part(key, heading, content) {
  return content ? el("section", { class: "ck-part", "data-part": key }, el("h3", {}, heading), content) : null;
}

/** @param {string} key @param {string} heading @param {Child} content @param {boolean} [open] */
export function fold(key, heading, content, open = false) {
  if (!content) return null;
  /** @type {HTMLDetailsElement} */
  const box = el("details", { class: "ck-fold", "data-part": key }, el("summary", { onclick: () => opened.set(key, !box.open) }, el("h3", {}, heading)),
    el("div", { class: "ck-fold__body" }, content));
  box.open = opened.get(key) ?? open;
  return box;
}

/**
 * @template {Text & {standing?: Standing | null}} R
 * @param {R[] | null | undefined} rows
 * @param {(row: R) => string} [before] @param {(row: R) => Child} [after]
 */
export function sentences(rows, before = () => "", after = () => null) {
  return rows?.length ? el("ul", { class: "ck-list" }, rows.map((row) => el("li", {}, before(row), say(row), standing(row.standing), after(row)))) : null;
}

/**
 * How firm a thing is, where it is no official text.
 * @param {Standing | null | undefined} [id]
 */
export function standing(id) {
  return id && id !== "official" ? el("span", { class: "ck-standing", "data-standing": id }, t(`standing_${id}`)) : null;
}

/**
 * Facts still missing, each a button that leads to its question.
 * @param {string[] | null} ids @param {Pick<AnswerContext, "nameOf" | "goToQuestion">} context
 */
export function missing(ids, context) {
  const known = (ids ?? []).map((id) => [id, context.nameOf(id)]).filter(([, name]) => name);
  if (!known.length) return null;
  return el("p", { class: "ck-quiet ck-missing" }, t("depends_on"),
    known.map(([id, name]) => el("button", { type: "button", class: "ck-link", "data-question": id, onclick: () => context.goToQuestion(id) }, name)));
}
