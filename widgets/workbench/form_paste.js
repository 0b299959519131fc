// @ts-check
// Rows of a spreadsheet, as records: the first row names the columns, by key, by title or as the open data do. Nothing is guessed: what does not fit is told.
/** @import { Forms, Shape } from "../types/bench/forms.js" */
/** @import { Choice } from "./form_choices.js" */
/** @import { Path, Plain, Written } from "./form_text.js" */
import { below, kindOf, plainShape } from "./form_shape.js";

/** @typedef {{names: string[], path: string[], shape: Shape}} Column what a column may be called, and where its value goes */
/** @typedef {(shape: Shape) => Choice[]} Options */

/** The columns that a record can have: one for each value in one piece, two for a text in both languages. @param {Forms} forms @param {Shape} shape @returns {Column[]} */
export function columnsOf(forms, shape) {
  return Object.keys(shape.properties ?? {}).flatMap(/** @returns {Column[]} */ (key) => {
    const inner = below(forms, shape, key);
    const title = inner.title ?? key;
    const kind = kindOf(inner);
    if (kind === "pair") return ["zh", "en"].map((lang) => ({ names: [`${title}（${lang === "zh" ? "中文" : "英文"}）`, `${key}_${lang}`, `${key}.${lang}`], path: [key, lang], shape: { type: "string" } }));
    if (key === "effective" && kind === "record") return ["from", "until"].map((end) => ({ names: [`${title}（${end === "from" ? "起" : "止"}）`, `${key}_${end}`, `${key}.${end}`], path: [key, end], shape: below(forms, inner, end) }));
    if (kind === "list" && kindOf(plainShape(forms, inner.items ?? {})) === "record") return key === "sources" ? [{ names: ["依据", "sources"], path: [key], shape: inner }] : [];
    return ["record", "map", "answers", "condition"].includes(kind) ? [] : [{ names: [title, ...(OWN_NAMES[key] ?? []), key], path: [key], shape: inner }];
  });
}

/** @type {{[key: string]: string[]}} what the open data call a record's own name */
const OWN_NAMES = { zh: ["name_zh", "title_zh"], en: ["name_en", "title_en"] };
const FOLDER = "policy_data/";
const OF_FILE = "record"; // the column by which the open data tell the file that a row comes from
const LONGEST = 2_000_000; // signs of pasted rows that are read
const PARTS = /[、,，;；\n]/;

/**
 * A record with what was given; what it must have besides is left to be filled in.
 * @param {Forms} forms @param {Shape} shape @param {{[key: string]: Plain}} given
 */
export function whole(forms, shape, given) {
  const empty = /** @type {{[key: string]: Plain}} */ (forms.empty[shape.model ?? ""] ?? {});
  const wanted = Object.entries(empty).filter(([key]) => key in given || shape.required?.includes(key));
  return { ...Object.fromEntries(wanted), ...given };
}

/** Cells of rows, as a spreadsheet puts them on the clipboard. @param {string} text @returns {string[][]} */
export function cells(text) {
  const sign = text.split("\n")[0].includes("\t") ? "\t" : ",";
  const signs = [...text.replace(/\r\n?/g, "\n").slice(0, LONGEST)];
  /** @type {string[][]} */
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < signs.length; at += 1) {
    const one = signs[at];
    const row = /** @type {string[]} */ (rows.at(-1));
    if (quoted && one === '"' && signs[at + 1] === '"') row[row.length - 1] += signs[at += 1];
    else if (one === '"' && (quoted || row.at(-1) === "")) quoted = !quoted;
    else if (one === sign && !quoted) row.push("");
    else if (one === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += one;
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean));
}

/** Rows as the clipboard has them, so that a file goes the way of what is pasted. @param {string[][]} rows */
export function asPasted(rows) {
  return rows.map((row) => row.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");
}

/**
 * The values that a record does not have yet, with the place of each.
 * @param {Written} written @param {Path} path of the record @param {{[key: string]: Plain}} given @returns {[Path, Plain][]}
 */
export function differing(written, path, given) {
  return Object.entries(given).flatMap(/** @returns {[Path, Plain][]} */ ([key, value]) => {
    const at = [...path, key];
    if (value && typeof value === "object" && !Array.isArray(value)) return differing(written, at, value);
    return written.has(at) && plain(written.at(at)) === plain(value) ? [] : [[at, value]];
  });
}

/** A value as a cell would show it, whatever separates the parts of a list. @param {Plain | undefined} value @returns {string} */
function plain(value) {
  if (Array.isArray(value)) return value.flatMap((one) => plain(one && typeof one === "object" && !Array.isArray(one) ? one.instrument : one).split(PARTS)).map((one) => one.trim()).join("、");
  return String(value ?? "").replace(/\s+/g, " ").trim();
}

/**
 * The records of the rows, and what does not fit: [row, column] each. In the site's own open data the columns that are no field are left aside.
 * @param {Forms} forms @param {Shape} shape @param {string[][]} rows with their header @param {Options} options
 * @returns {{records: {[key: string]: Plain}[], unknown: string[], aside: string[], files: string[], wrong: [row: number, column: string, said: string][]}}
 */
export function recordsOf(forms, shape, rows, options) {
  const known = columnsOf(forms, shape);
  const names = rows[0] ?? [];
  const header = names.map((name) => known.find((column) => column.names.includes(name)));
  const strange = names.filter((name, index) => name && name !== OF_FILE && !header[index]);
  const exported = names.indexOf(OF_FILE);
  const listed = rows.map((row, number) => ({ row, number: number + 1 })).slice(1)
    .filter(({ row }) => exported < 0 || row[exported]?.startsWith(FOLDER)); // a second heading is no record
  const files = exported < 0 ? [] : [...new Set(listed.map(({ row }) => row[exported]))];
  /** @type {[number, string, string][]} */
  const wrong = [];
  const records = listed.map(({ row, number }) => {
    /** @type {{[key: string]: Plain}} */
    const made = {};
    header.forEach((column, index) => {
      const said = row[index] ?? "";
      if (!column || !said) return;
      const value = valueOf(forms, column.shape, said, options);
      if (value === undefined) wrong.push([number, column.names[0], said]);
      else if (column.path.length === 1) made[column.path[0]] = value;
      else made[column.path[0]] = { .../** @type {object} */ (made[column.path[0]] ?? {}), [column.path[1]]: value };
    });
    return made;
  });
  return { records, files, wrong, ...(exported < 0 ? { unknown: strange, aside: [] } : { unknown: [], aside: strange }) };
}

/** @param {Forms} forms @param {Shape} shape @param {string} said @param {Options} options @returns {Plain | undefined} */
function valueOf(forms, shape, said, options) {
  const kind = kindOf(shape);
  if (kind === "list") {
    const inner = plainShape(forms, shape.items ?? {});
    const cited = kindOf(inner) === "record" ? below(forms, inner, "instrument") : null;
    const parts = said.split(PARTS).map((one) => one.trim()).filter(Boolean);
    const values = parts.map((one) => valueOf(forms, cited ?? { ...inner, choices: inner.choices ?? shape.choices, refers: shape.refers ?? inner.refers }, one, options));
    if (values.includes(undefined)) return undefined;
    return /** @type {Plain[]} */ (cited ? values.map((instrument) => ({ instrument })) : values);
  }
  if (kind === "flag") return { 是: true, 否: false, true: true, false: false }[said];
  if (kind === "choice") return options(shape).find((one) => [String(one.id), one.zh, one.en].includes(said))?.id;
  if (kind === "number") return /^(0|[1-9]\d{0,14})$/.test(said) ? Number(said) : undefined;
  if (kind === "day") return day(said);
  return said;
}

/** A day as it is written in cells: 2027-7-1, 2027/7/1, 2027年7月1日. @param {string} said */
function day(said) {
  const parts = /^(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/.exec(said);
  const made = parts ? `${parts[1]}-${parts[2].padStart(2, "0")}-${parts[3].padStart(2, "0")}` : "";
  return made && !Number.isNaN(Date.parse(made)) ? made : undefined;
}
