// @ts-check
// The reader's language: labels of the page, texts from the data, dates and sizes.
/** @import { Lang, Text } from "../types/messages.js" */
import strings from "./strings.js";

/** @type {Lang} */
export const lang = document.documentElement.lang === "en" ? "en" : "zh";
const locale = lang === "en" ? "en-GB" : "zh-CN";
const plainly = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 9 });
const dates = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });

/**
 * A label of the page; {name} is replaced by vars.name. An English label may have a form for one: "1|a|b".
 * @param {string} key @param {Record<string, string | number | undefined>} [vars]
 */
export function t(key, vars = {}) {
  const text = strings[lang][key] ?? key;
  const [one, many] = text.split("|");
  const chosen = many !== undefined && vars.n !== 1 ? many : one;
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => /** @type {string} */ (vars[name] ?? whole));
}

/**
 * The reader's language of a text {zh, en}.
 * @param {Text | null | undefined} [text]
 */
export function say(text) {
  return text?.[lang] ?? "";
}

/** @param {string} iso */
export function day(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? String(iso) : dates.format(date);
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

/**
 * A quantity in plain digits, as Python writes it into a link: never 3e-7.
 * @param {number} value
 */
export function digits(value) {
  return plainly.format(value);
}

/**
 * Texts joined as a list: 、 in Chinese, commas in English.
 * @param {string[]} texts
 */
export function list(texts) {
  return texts.join(lang === "en" ? ", " : "、");
}

/**
 * A name from the data at the head of a line: English ones begin with a capital there.
 * @param {string | undefined} [text]
 */
export function sentence(text) {
  return text && lang === "en" ? text[0].toUpperCase() + text.slice(1) : text ?? "";
}

/** Today in Qinghai, whatever the reader's clock is set to. */
export function today() {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
