// The reader's language: labels of the page, and texts that carry both languages.
import strings from "./strings.js";

export const root = document.getElementById("workbench");
export const lang = root.dataset.lang === "en" ? "en" : "zh";

/** A label of the page; {name} is replaced by vars.name. An English label may have a form for one: "a|b". */
export function t(key, vars = {}) {
  const [one, many] = (strings[lang][key] ?? key).split("|");
  const chosen = many !== undefined && vars.n !== 1 ? many : one;
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => vars[name] ?? whole);
}

export function say(text) {
  return text?.[lang] ?? "";
}

export function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

export function node(name) {
  return document.getElementById(`bench-${name}`);
}
