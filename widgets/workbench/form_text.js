// @ts-check
// One change of one value in a YAML text. Every byte that is not the value's stays, comments with them.
/** @import { Node, Pair, YAMLMap, YAMLSeq, Scalar } from "./yaml.js" */
import { isMap, isScalar, isSeq, parseDocument } from "./yaml.js";

/** @typedef {(string | number)[]} Path */
/** @typedef {string | number | boolean | null | Plain[] | {[key: string]: Plain}} Plain */

const WORDS = new Map(Object.entries({ "": null, null: null, Null: null, "~": null, true: true, True: true, false: false, False: false }));
const INT = /^[-+]?(0|[1-9][0-9]{0,17})$/;
const FLOAT = /^[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,2})?$/;
const WIDE = 110;

/** What stands in a text: its values, and where each begins and ends. The types of values are those of the generator's reader. */
export class Written {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    const made = parseDocument(text, { schema: "failsafe", prettyErrors: false, uniqueKeys: true });
    this.sound = made.errors.length === 0 && made.contents !== null;
    this.root = /** @type {Node | null} */ (this.sound ? made.contents : null);
  }

  /** @param {Path} path @returns {Node | null} */
  node(path) {
    let at = this.root;
    for (const step of path) {
      if (isMap(at)) at = pair(at, String(step))?.value ?? null;
      else if (isSeq(at)) at = /** @type {Node} */ (at.items[Number(step)] ?? null);
      else return null;
    }
    return at;
  }

  /** The value at a path; undefined if there is none. @param {Path} [path] @returns {Plain | undefined} */
  at(path = []) {
    const owner = this.node(path.slice(0, -1));
    if (path.length && isMap(owner) && !pair(owner, String(path.at(-1)))) return undefined;
    const node = this.node(path);
    return node || (path.length && isMap(owner)) ? plain(node) : undefined;
  }

  /** @param {Path} path whether there is such a key or entry */
  has(path) {
    return this.at(path) !== undefined;
  }

  /** @param {Path} path @returns {string[]} the keys of a map */
  keys(path) {
    const map = this.node(path);
    return isMap(map) ? map.items.map((one) => String(one.key.value)) : [];
  }

  /** How many entries a list has. @param {Path} path */
  size(path) {
    const list = this.node(path);
    return isSeq(list) ? list.items.length : 0;
  }

  /** The lines (from 1) of the entry or pair at a path. @param {Path} path @returns {[first: number, last: number]} */
  lines(path) {
    const [start, end] = this.#whole(path);
    return [this.#line(start), this.#line(end)];
  }

  /** @param {number} offset */
  #line(offset) {
    return this.text.slice(0, offset).split("\n").length;
  }

  /** From the first sign of the key (or of the entry) to the last of the value. @param {Path} path @returns {[number, number]} */
  #whole(path) {
    const node = this.node(path);
    const owner = this.node(path.slice(0, -1));
    const key = isMap(owner) ? pair(owner, String(path.at(-1)))?.key : null;
    const start = key ? begin(key) : node ? begin(node) : 0;
    return [start, node ? last(node) : key ? this.text.indexOf(":", last(key)) + 1 : start];
  }

  /**
   * The text with another value at a path that there is. A word, a number or a day takes the place of another.
   * @param {Path} path @param {Plain} value
   */
  set(path, value) {
    const node = this.node(path);
    if (node === null || (isScalar(node) && node.range && node.range[0] === node.range[1])) return this.#fill(path, value);
    if (!isScalar(node) || (value !== null && typeof value === "object")) return this.#replace(path, value);
    const quoted = node.type !== "PLAIN";
    return this.#spliced(begin(node), last(node), scalar(value, this.#inFlow(path), quoted));
  }

  /** A key without a value gets one. @param {Path} path @param {Plain} value */
  #fill(path, value) {
    const [, end] = this.#whole(path);
    return this.#spliced(end, end, ` ${flow(value, this.#inFlow(path))}`);
  }

  /** @param {Path} path @param {Plain} value */
  #replace(path, value) {
    const node = /** @type {Node} */ (this.node(path));
    const owner = this.node(path.slice(0, -1));
    if (isFlow(node) || isSeq(owner) || this.#inFlow(path)) return this.#spliced(begin(node), last(node), flow(value, true));
    const key = /** @type {Scalar} */ (pair(/** @type {YAMLMap} */ (owner), String(path.at(-1)))?.key);
    const indent = column(this.text, begin(key));
    return this.#spliced(begin(key), last(node), block(String(path.at(-1)), value, indent));
  }

  /** @param {Path} path another name for the key at its end @param {string} name */
  rename(path, name) {
    const key = /** @type {Scalar} */ (pair(/** @type {YAMLMap} */ (this.node(path.slice(0, -1))), String(path.at(-1)))?.key);
    return this.#spliced(begin(key), last(key), scalar(name, this.#inFlow(path), key.type !== "PLAIN"));
  }

  /**
   * A key that a map does not have yet, after those of `order` that come before it. Where the map itself is missing, it is made.
   * @param {Path} path @param {Plain} value @param {string[]} [order]
   * @returns {string}
   */
  put(path, value, order = []) {
    const owner = this.node(path.slice(0, -1));
    const key = String(path.at(-1));
    if (!isMap(owner)) return this.put(path.slice(0, -1), { [key]: value }, order);
    if (pair(owner, key)) return this.set(path, value);
    const before = previous(owner, key, order);
    if (isFlow(owner)) return this.#putInBrackets(owner, before, `${scalar(key, true, false)}: ${flow(value, true)}`);
    const indent = column(this.text, begin(owner.items[0].key));
    const end = this.#endOfLine(lastOfPair(owner.items[before], this.text));
    return this.#spliced(end, end, `\n${" ".repeat(indent)}${block(key, value, indent)}`);
  }

  /** @param {YAMLMap | YAMLSeq} owner @param {number} before @param {string} text */
  #putInBrackets(owner, before, text) {
    if (!owner.items.length) return this.#spliced(begin(owner) + 1, last(owner) - 1, text);
    const end = before < 0 ? begin(owner) + 1 : lastOfPair(owner.items[before], this.text);
    return this.#spliced(end, end, before < 0 ? `${text}, ` : `, ${text}`);
  }

  /**
   * An entry that comes to stand at an index of a list; a list that is missing is made.
   * @param {Path} path @param {number} index @param {Plain} value @param {string[]} [order]
   */
  insert(path, index, value, order = []) {
    const list = this.node(path);
    if (!isSeq(list) || (!list.items.length && typeof value === "object")) return this.put(path, [value], order);
    const at = Math.min(index, list.items.length);
    if (isFlow(list)) return this.#putInBrackets(list, at - 1, flow(value, true));
    const indent = column(this.text, this.#dash(list, 0));
    const entry = `${" ".repeat(indent)}- ${entryText(value, indent + 2)}`;
    if (at === list.items.length) {
      const end = this.#endOfLine(last(/** @type {Node} */ (list.items[at - 1])));
      return this.#spliced(end, end, `\n${entry}`);
    }
    const start = this.#startOfLine(this.#dash(list, at));
    return this.#spliced(start, start, `${entry}\n`);
  }

  /**
   * A record once more, right after itself, in the very words of its text; one of a map under another name.
   * @param {Path} path @param {string} [name]
   */
  repeat(path, name) {
    const owner = /** @type {YAMLMap | YAMLSeq} */ (this.node(path.slice(0, -1)));
    if (isFlow(owner)) return name ? this.put([...path.slice(0, -1), name], /** @type {Plain} */ (this.at(path))) : this.insert(path.slice(0, -1), Number(path.at(-1)) + 1, /** @type {Plain} */ (this.at(path)));
    const [start, end] = this.#whole(path);
    const stop = this.#endOfLine(end);
    const first = isSeq(owner) ? this.#dash(owner, Number(path.at(-1))) : start;
    const words = this.text.slice(first, stop);
    const own = isMap(owner) && name ? scalar(name, false, false) + words.slice(last(/** @type {Scalar} */ (pair(owner, String(path.at(-1)))?.key)) - start) : words;
    return this.#spliced(stop, stop, `\n${" ".repeat(column(this.text, first))}${own}`);
  }

  /** The text without a key or an entry; what would be left empty goes with it. @param {Path} path @returns {string} */
  remove(path) {
    const owner = /** @type {YAMLMap | YAMLSeq} */ (this.node(path.slice(0, -1)));
    if (owner.items.length < 2 && path.length > 1) return this.remove(path.slice(0, -1));
    const index = isMap(owner) ? owner.items.findIndex((one) => String(one.key.value) === String(path.at(-1))) : Number(path.at(-1));
    const [start, end] = this.#whole(path);
    if (isFlow(owner)) return this.#removeFromBrackets(owner, index, start, end);
    if (isSeq(owner)) return this.#withoutLines(this.#dash(owner, index), end);
    const first = this.text.slice(this.#startOfLine(start), start).trim() === "";
    return first ? this.#withoutLines(start, end) : this.#spliced(start, begin(owner.items[index + 1].key), "");
  }

  /** @param {YAMLMap | YAMLSeq} owner @param {number} index @param {number} start @param {number} end */
  #removeFromBrackets(owner, index, start, end) {
    if (index) return this.#spliced(lastOfPair(owner.items[index - 1], this.text), end, "");
    const next = owner.items[1];
    return this.#spliced(start, begin("key" in next ? /** @type {Pair} */ (next).key : /** @type {Node} */ (next)), "");
  }

  /** @param {number} start @param {number} end */
  #withoutLines(start, end) {
    return this.#spliced(this.#startOfLine(start), Math.min(this.#endOfLine(end) + 1, this.text.length), "");
  }

  /** Where the dash of an entry stands. @param {YAMLSeq} list @param {number} index */
  #dash(list, index) {
    return this.text.lastIndexOf("-", begin(/** @type {Node} */ (list.items[index])) - 1);
  }

  /** @param {number} offset */
  #startOfLine(offset) {
    return this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  /** @param {number} offset */
  #endOfLine(offset) {
    const end = this.text.indexOf("\n", offset);
    return end < 0 ? this.text.length : end;
  }

  /** Whether a path leads through brackets. @param {Path} path */
  #inFlow(path) {
    return path.some((_, depth) => isFlow(this.node(path.slice(0, depth))));
  }

  /** @param {number} start @param {number} end @param {string} text */
  #spliced(start, end, text) {
    return this.text.slice(0, start) + text + this.text.slice(end);
  }
}

/** @param {YAMLMap} map @param {string} key @returns {Pair | undefined} */
function pair(map, key) {
  return map.items.find((one) => String(one.key.value) === key);
}

/** @param {Node | null} node */
function isFlow(node) {
  return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** @param {Node} node */
function begin(node) {
  return /** @type {number[]} */ (node.range)[0];
}

/** The end of what is said; blanks, comments and empty lines after it are not the value's. @param {Node} node @returns {number} */
function last(node) {
  if ((isMap(node) || isSeq(node)) && !isFlow(node)) {
    const end = node.items.at(-1);
    if (isMap(node)) return /** @type {Pair} */ (end).value ? last(/** @type {Node} */ (/** @type {Pair} */ (end).value)) : last(/** @type {Pair} */ (end).key) + 1;
    return last(/** @type {Node} */ (end));
  }
  return /** @type {number[]} */ (node.range)[1];
}

/** @param {Pair | Node | unknown} item @param {string} text */
function lastOfPair(item, text) {
  if (!(item instanceof Object && "key" in item)) return last(/** @type {Node} */ (item));
  const { key, value } = /** @type {Pair} */ (item);
  return value && /** @type {number[]} */ (value.range)[1] > last(key) ? last(value) : text.indexOf(":", last(key)) + 1;
}

/** The place of the last key that comes before another in `order`, never before the first. @param {YAMLMap} map @param {string} key @param {string[]} order */
function previous(map, key, order) {
  const mine = order.indexOf(key);
  if (mine < 0) return map.items.length - 1;
  const found = map.items.findLastIndex((one) => {
    const place = order.indexOf(String(one.key.value));
    return place >= 0 && place < mine;
  });
  return Math.max(found, 0);
}

/** @param {string} text @param {number} offset */
function column(text, offset) {
  return offset - text.lastIndexOf("\n", offset - 1) - 1;
}

/** @param {Node | null} node @returns {Plain} */
function plain(node) {
  if (isMap(node)) return Object.fromEntries(node.items.map((one) => [String(one.key.value), plain(one.value)]));
  if (isSeq(node)) return node.items.map((one) => plain(/** @type {Node} */ (one)));
  if (!isScalar(node)) return null;
  const said = String(node.value ?? "");
  return node.type === "PLAIN" || node.type === undefined ? typed(said) : said;
}

/** What an unquoted word is. @param {string} said @returns {Plain} */
function typed(said) {
  const word = WORDS.get(said);
  if (word !== undefined) return word;
  return INT.test(said) || FLOAT.test(said) ? Number(said) : said;
}

/**
 * A value in one piece. A text has quotation marks if it had them, or needs them.
 * @param {Plain} value @param {boolean} brackets @param {boolean} quoted
 */
export function scalar(value, brackets, quoted) {
  if (typeof value !== "string") return value === null ? "null" : String(value);
  const text = value.replace(/\s*[\r\n]+\s*/g, " ");
  return quoted || needsQuotes(text, brackets) ? `"${text.replace(/[\\"]/g, "\\$&").replace(/\t/g, "\\t")}"` : text;
}

/** @param {string} text @param {boolean} brackets */
function needsQuotes(text, brackets) {
  return typed(text) !== text || text !== text.trim() || /^[-+]?[0-9.]+$/.test(text) || /^\d{4}-\d\d-\d\d$/.test(text) || /^(yes|no|on|off)$/i.test(text)
    || /^[-?:,[\]{}#&*!|>'"%@`=]/.test(text) || /:(\s|$)|\s#/.test(text) || (brackets && /[,[\]{}?:"]/.test(text));
}

/** A value in one line. @param {Plain} value @param {boolean} brackets @returns {string} */
function flow(value, brackets) {
  if (Array.isArray(value)) return `[${value.map((one) => flow(one, true)).join(", ")}]`;
  if (value === null || typeof value !== "object") return scalar(value, brackets, false);
  return `{${Object.entries(value).map(([key, one]) => `${scalar(key, true, false)}: ${flow(one, true)}`).join(", ")}}`;
}

/** The text of a file that is new. @param {Record<string, Plain>} value */
export function newText(value) {
  return `${Object.entries(value).map(([key, one]) => block(key, one, 0)).join("\n")}\n`;
}

/** A key with its value: in one line if there is room, else in several. @param {string} key @param {Plain} value @param {number} indent @returns {string} */
function block(key, value, indent) {
  const start = `${scalar(key, false, false)}:`;
  if (value === null || typeof value !== "object") return `${start} ${scalar(value, false, false)}`;
  const line = flow(value, false);
  const nested = Array.isArray(value) && value.some((one) => one !== null && typeof one === "object" && Object.keys(one).length > 2);
  if (!nested && indent + start.length + line.length < WIDE) return `${start} ${line}`;
  const inner = " ".repeat(indent + 2);
  if (Array.isArray(value)) return `${start}${value.map((one) => `\n${inner}- ${entryText(one, indent + 4)}`).join("")}`;
  return `${start}${Object.entries(value).map(([name, one]) => `\n${inner}${block(name, one, indent + 2)}`).join("")}`;
}

/** An entry of a list, after its dash. @param {Plain} value @param {number} indent */
function entryText(value, indent) {
  const line = flow(value, false);
  if (value === null || typeof value !== "object" || Array.isArray(value) || (Object.keys(value).length < 3 && indent + line.length < WIDE)) return line;
  return Object.entries(value).map(([key, one]) => block(key, one, indent)).join(`\n${" ".repeat(indent)}`);
}
