// @ts-check
// The labels of the page for tables, beside those of the check.
import strings from "./strings.js";
import more from "./batch_strings.js";
import { lang } from "./text.js";

Object.assign(strings[lang], more[lang]);

/**
 * A number as it is written in both languages: 10,000.
 * @param {number} number
 */
export function count(number) {
  return number.toLocaleString("en-US");
}

export { lang, list, t, say, megabytes, sentence, today } from "./text.js";
