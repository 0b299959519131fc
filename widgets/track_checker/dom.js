// @ts-check
// Elements are made here and nowhere else; text goes in as text, never as markup.
/** @import { Child, Props } from "../types/page.js" */

/**
 * el("p", {class: "x", hidden: true, "data-y": 1, onclick: f}, "text", node, null, [more])
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props<HTMLElementTagNameMap[K]>} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) set(node, key, value);
  node.append(.../** @type {(Node | string)[]} */ (/** @type {unknown[]} */ (children).flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)));
  return node;
}

/** @param {HTMLElement} node @param {string} key @param {unknown} value */
function set(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key.startsWith("on")) node.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
  else if (key === "value") /** @type {HTMLInputElement} */ (node).value = /** @type {string} */ (value);
  else node.setAttribute(key, value === true ? "" : /** @type {string} */ (value));
}

/**
 * @template {Element} E
 * @param {E} node @param {...Child} children
 * @returns {E}
 */
export function fill(node, ...children) {
  node.replaceChildren(.../** @type {(Node | string)[]} */ (/** @type {unknown[]} */ (children).flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)));
  return node;
}

/**
 * A link, but only to an address of the web or of this site: data can never make it run something.
 * @param {string} href @param {string} text
 */
export function link(href, text) {
  const safe = /^(https?:\/\/|\.{0,2}\/|\.\.)/i.test(href);
  const outside = /^https?:/i.test(href);
  return safe ? el("a", { href, rel: outside ? "noopener noreferrer" : null }, text) : el("span", {}, text);
}

/** @type {(() => void)[]} */
const released = [];
let pressed = false;
addEventListener("pointerdown", () => { pressed = true; }, true);
for (const end of ["pointerup", "pointercancel", "dragend"]) addEventListener(end, release, true);
addEventListener("blur", release); // of the window itself: that of a field comes with every press elsewhere

function release() {
  pressed = false;
  setTimeout(() => released.splice(0).forEach((go) => go())); // after the click that the release makes
}

/**
 * Waits while a finger or a button is down: what is moved under it loses its click.
 * @returns {Promise<void>}
 */
export function unpressed() {
  return new Promise((go) => { if (pressed) released.push(go); else go(); });
}

/**
 * @template {unknown[]} A
 * @param {number} delay ms
 * @param {(...args: A) => unknown} action
 * @returns {(...args: A) => void}
 */
export function later(delay, action) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), delay);
  };
}
