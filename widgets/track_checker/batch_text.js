// The labels of the page for tables, beside those of the check.
import strings from "./strings.js";
import more from "./batch_strings.js";
import { lang } from "./text.js";

Object.assign(strings[lang], more[lang]);

export { lang, t, say, megabytes, sentence, today } from "./text.js";
