// @ts-check
// What one can use: sites and telephones as buttons, pages as links, texts to copy.
/** @import { Way } from "../types/messages.js" */
/** @import { Child } from "../types/page.js" */
import { el, link } from "./dom.js";
import { t, say, sentence } from "./text.js";
import { standing } from "./pieces.js";

/**
 * @param {Way[]} ways @param {string} root relative address of the language's home
 */
export function wayList(ways, root) {
  const shown = ways.map((way) => reach(way, root)).filter(Boolean);
  return shown.length ? el("p", { class: "ck-ways" }, shown) : null;
}

/** @param {Way} way @param {string} root @returns {Child} */
function reach(way, root) {
  const name = sentence(say(way));
  if (way.phone) return el("a", { class: "ck-button ck-way", "data-way": "phone", href: `tel:${way.phone}` }, name.includes(way.phone) ? name : `${name} ${way.phone}`);
  if (way.page) return el("a", { class: "ck-way", "data-way": "page", href: root + way.page }, name);
  if (!way.url) return null;
  const to = link(way.url, name);
  to.className = "ck-button ck-way";
  to.dataset.way = "system";
  return el("span", { class: "ck-way__site" }, to, standing(way.standing));
}

/**
 * A text to copy, folded; where the browser forbids copying it is selected.
 * @param {string} key @param {string} name @param {string} text @param {Child} [more]
 */
export function textToCopy(key, name, text, more = null) {
  const shown = el("pre", { class: "ck-text", tabindex: "0", "aria-label": name }, text);
  const copy = (/** @type {{currentTarget: HTMLElement}} */ { currentTarget }) => copied(text, currentTarget, shown);
  return el("details", { class: "ck-copy", "data-text": key }, el("summary", {}, name), shown,
    el("p", { class: "ck-ways" }, el("button", { type: "button", class: "ck-button", onclick: copy }, t("copy_this")), more));
}

/**
 * Copies a text and says so on the button; else shows it selected, and says that.
 * @param {string} text @param {HTMLElement} button @param {HTMLElement} shown
 */
export async function copied(text, button, shown) {
  const done = await toClipboard(text);
  if (!done) select(shown);
  button.textContent = t(done ? "copied" : "copy_selected");
  return done;
}

/**
 * Whether the text is in the clipboard now.
 * @param {string} text
 */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // forbidden, or no clipboard: the caller shows the text instead
  }
}

/**
 * Shows a text that could not be copied, selected.
 * @param {HTMLElement} box
 */
export function select(box) {
  box.dataset.shown = "yes";
  /** @type {Selection} */ (getSelection()).selectAllChildren(box);
}

