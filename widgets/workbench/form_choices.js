// @ts-check
// What an id stands for, in words, wherever it may be named: instruments, items, questions, units and others, as the texts have them now.
/** @import { Forms } from "../types/bench/forms.js" */
/** @import { Path, Plain } from "./form_text.js" */
import { Written } from "./form_text.js";

/** @typedef {{id: string | number, zh: string, en: string}} Choice */
/** @typedef {Choice & {type: string, unit: string, options: Choice[], file: string}} Asked a question */

const OPTION = "　";

export class Choices {
  /** @type {Map<string, Written>} */
  #read = new Map();

  /** @param {{names: string[], text(name: string): string, set(name: string, text: string): unknown}} edits @param {Forms} forms */
  constructor(edits, forms) {
    this.edits = edits;
    this.forms = forms;
  }

  /** A file as it stands now, read once for each of its states. @param {string} name @returns {Written} */
  file(name) {
    const text = this.edits.text(name);
    const known = this.#read.get(name);
    if (known?.text === text) return known;
    const made = new Written(text);
    if (!made.sound && known) return known; // while somebody is typing
    this.#read.set(name, made);
    return made;
  }

  /** All that a value may name. @param {string} source as the shape says @returns {Choice[]} */
  of(source) {
    if (source === "items") return this.#items();
    if (source === "questions") return this.questions();
    if (source === "areas") return this.areas();
    const [file, ...steps] = source.split("/").reduce((/** @type {string[]} */ parts, part) => (parts.length && parts[0].endsWith(".yaml") ? [...parts, part] : [[...parts, part].join("/")]), []);
    return this.#listed(this.file(file), steps, []);
  }

  /** @param {Written} written @param {string[]} steps @param {Path} path @returns {Choice[]} */
  #listed(written, steps, path) {
    const star = steps.indexOf("*");
    if (star >= 0) {
      const owner = [...path, ...steps.slice(0, star)];
      return Array.from({ length: written.size(owner) }, (_, index) => this.#listed(written, steps.slice(star + 1), [...owner, index])).flat();
    }
    const value = written.at([...path, ...steps]);
    if (Array.isArray(value)) return value.map((one) => choice(String(record(one).id), record(one)));
    return Object.entries(record(value)).map(([id, one]) => choice(id, record(one)));
  }

  /** @returns {Choice[]} */
  #items() {
    const found = /** @type {Map<number, Choice>} */ (new Map());
    for (const name of this.edits.names.filter((one) => /^catalogue\/[^/]+\/\d+\.yaml$/.test(one))) {
      for (const one of list(this.file(name).at(["items"]))) {
        const number = Number(record(one).number);
        if (!found.has(number)) found.set(number, choice(number, record(one)));
      }
    }
    return [{ id: 0, zh: "名录以外的项目", en: "not in the catalogue" }, ...[...found.values()].sort((a, b) => Number(a.id) - Number(b.id))];
  }

  /** Classes of sensitive areas, each followed by its kinds. @returns {Choice[]} */
  areas() {
    return Object.entries(record(this.file("sensitive_areas.yaml").at(["classes"]))).flatMap(([id, one]) => [
      choice(id, record(one)),
      ...Object.entries(record(record(one).kinds)).map(([kind, words]) => ({ ...choice(kind, record(words)), zh: `${OPTION}${record(words).zh}`, en: `${OPTION}${record(words).en}` })),
    ]);
  }

  /** Every question, those of a file first. @param {string} [first] @returns {Asked[]} */
  questions(first = "") {
    const names = this.edits.names.filter((name) => /^\s*facts:/m.test(this.edits.text(name)) && !/^(scenarios|cases)\//.test(name));
    const order = [...names].sort((a, b) => Number(b === first) - Number(a === first) || Number(b === "facts.yaml") - Number(a === "facts.yaml"));
    const own = order.flatMap((name) => Object.entries(record(this.file(name).at(["facts"]))).map(([id, one]) => this.#question(id, record(one), name)));
    return own.concat(this.#one("lists/exempt.yaml", ["unlisted", "fact"], "unlisted_kind"), this.#one("size_criteria.yaml", ["sector_question"], "sector"));
  }

  /** A question that stands alone. @param {string} name @param {Path} path @param {string} id @returns {Asked[]} */
  #one(name, path, id) {
    const value = this.edits.names.includes(name) ? this.file(name).at(path) : undefined;
    return value === undefined ? [] : [this.#question(id, record(value), name)];
  }

  /** What the program knows itself: the document decided, and whether a list names the project. @returns {Asked[]} */
  route() {
    return Object.entries(this.forms.route).map(([id, one]) => ({ id, zh: one.name?.zh ?? id, en: one.name?.en ?? id, type: one.options ? "choice" : one.type, unit: "", options: one.options ?? [], file: "" }));
  }

  /** @param {string} id @param {Record<string, Plain>} one @param {string} file @returns {Asked} */
  #question(id, one, file) {
    const words = record(one.name ?? one.ask);
    const options = one.type === "areas" ? this.areas() : Object.entries(record(one.options)).map(([key, said]) => choice(key, record(said)));
    return { id, zh: String(words.zh ?? id), en: String(words.en ?? id), type: String(one.type), unit: String(one.unit ?? ""), options, file };
  }

  /** A unit in words. @param {string} id @param {"zh" | "en"} lang */
  unit(id, lang) {
    return String(record(this.file("units.yaml").at([id]))[lang] ?? id);
  }
}

/** @param {Plain | undefined} value @returns {Record<string, Plain>} */
export function record(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** @param {Plain | undefined} value @returns {Plain[]} */
export function list(value) {
  return Array.isArray(value) ? value : [];
}

/** @param {string | number} id @param {Record<string, Plain>} said @returns {Choice} */
function choice(id, said) {
  const words = typeof said.zh === "string" ? said : record(said.short ?? said.name ?? said.ask ?? said.title);
  return { id, zh: String(words.zh ?? id), en: String(words.en ?? id) };
}
