// @ts-check
// The reader's language: labels of the page, and texts that carry both languages.
/** @import { Lang, Mistake, Text } from "../types/messages.js" */
import strings from "./strings.js";

export const root = /** @type {HTMLElement} */ (document.getElementById("workbench"));
/** @type {Lang} */
export const lang = root.dataset.lang === "en" ? "en" : "zh";

/**
 * A label of the page; {name} is replaced by vars.name. An English label may have a form for one: "a|b".
 * @param {string} key @param {Record<string, string | number | undefined>} [vars]
 */
export function t(key, vars = {}) {
  const [one, many] = (strings[lang][key] ?? key).split("|");
  const chosen = many !== undefined && vars.n !== 1 ? many : one;
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => /** @type {string} */ (vars[name] ?? whole));
}

/** @param {Text | null | undefined} [text] */
export function say(text) {
  return text?.[lang] ?? "";
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/** @param {string} name of an element that stands in the page @returns {HTMLElement} */
export function node(name) {
  return /** @type {HTMLElement} */ (document.getElementById(`bench-${name}`));
}

/** What is wrong, in a line. @param {Mistake[]} errors */
export function wordsOf(errors) {
  return errors.map((one) => say(one)).join(" ");
}

/** A file in base64; empty if it cannot be read, which Python then says. @param {File} file @returns {Promise<string>} */
export function base64(file) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => resolve(""));
    reader.readAsDataURL(file);
  });
}
