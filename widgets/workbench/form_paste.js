// @ts-check
// Rows copied from a spreadsheet, as records: the first row names the columns, by key or by title. Nothing is guessed: what does not fit is told.
/** @import { Forms, Shape } from "../types/bench/forms.js" */
/** @import { Choice } from "./form_choices.js" */
/** @import { Plain } from "./form_text.js" */
import { below, kindOf, plainShape } from "./form_shape.js";

/** @typedef {{names: string[], path: string[], shape: Shape}} Column what a column may be called, and where its value goes */
/** @typedef {(shape: Shape) => Choice[]} Options */

/** The columns that a record can have: one for each value in one piece, two for a text in both languages. @param {Forms} forms @param {Shape} shape @returns {Column[]} */
export function columnsOf(forms, shape) {
  return Object.keys(shape.properties ?? {}).flatMap(/** @returns {Column[]} */ (key) => {
    const inner = below(forms, shape, key);
    const title = inner.title ?? key;
    const kind = kindOf(inner);
    if (kind === "pair") return ["zh", "en"].map((lang) => ({ names: [`${title}（${lang === "zh" ? "中文" : "英文"}）`, `${key}.${lang}`], path: [key, lang], shape: { type: "string" } }));
    if (kind === "list" && kindOf(plainShape(forms, inner.items ?? {})) === "record") return key === "sources" ? [{ names: ["依据", "sources"], path: [key], shape: inner }] : [];
    return ["record", "map", "answers", "condition"].includes(kind) ? [] : [{ names: [title, key], path: [key], shape: inner }];
  });
}

/**
 * A record with what was given; what it must have besides is left to be filled in.
 * @param {Forms} forms @param {Shape} shape @param {{[key: string]: Plain}} given
 */
export function whole(forms, shape, given) {
  const empty = /** @type {{[key: string]: Plain}} */ (forms.empty[shape.model ?? ""] ?? {});
  const wanted = Object.entries(empty).filter(([key]) => key in given || shape.required?.includes(key));
  return { ...Object.fromEntries(wanted), ...given };
}

/** Cells of rows, as a spreadsheet puts them on the clipboard or a CSV file holds them. @param {string} text @returns {string[][]} */
export function cells(text) {
  const sign = text.split("\n")[0].includes("\t") ? "\t" : ",";
  /** @type {string[][]} */
  const rows = [[""]];
  let quoted = false;
  for (const [index, one] of [...text.replace(/\r\n?/g, "\n")].entries()) {
    const row = /** @type {string[]} */ (rows.at(-1));
    if (one === '"' && (quoted || row.at(-1) === "")) quoted = !quoted;
    else if (one === sign && !quoted) row.push("");
    else if (one === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += one;
    if (index > 2_000_000) break;
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some(Boolean));
}

/**
 * The records of the rows, and what does not fit: [row, column] each.
 * @param {Forms} forms @param {Shape} shape @param {string[][]} rows with their header @param {Options} options
 * @returns {{records: {[key: string]: Plain}[], unknown: string[], wrong: [row: number, column: string, said: string][]}}
 */
export function recordsOf(forms, shape, rows, options) {
  const known = columnsOf(forms, shape);
  const header = (rows[0] ?? []).map((name) => known.find((column) => column.names.includes(name)));
  const unknown = (rows[0] ?? []).filter((name, index) => name && !header[index]);
  /** @type {[number, string, string][]} */
  const wrong = [];
  const records = rows.slice(1).map((row, number) => {
    /** @type {{[key: string]: Plain}} */
    const made = {};
    header.forEach((column, index) => {
      const said = row[index] ?? "";
      if (!column || !said) return;
      const value = valueOf(forms, column.shape, said, options);
      if (value === undefined) wrong.push([number + 2, column.names[0], said]);
      else if (column.path.length === 1) made[column.path[0]] = value;
      else made[column.path[0]] = { .../** @type {object} */ (made[column.path[0]] ?? {}), [column.path[1]]: value };
    });
    return made;
  });
  return { records, unknown, wrong };
}

/** @param {Forms} forms @param {Shape} shape @param {string} said @param {Options} options @returns {Plain | undefined} */
function valueOf(forms, shape, said, options) {
  const kind = kindOf(shape);
  if (kind === "list") {
    const inner = plainShape(forms, shape.items ?? {});
    const cited = kindOf(inner) === "record" ? below(forms, inner, "instrument") : null;
    const parts = said.split(/[、,，;；\n]/).map((one) => one.trim()).filter(Boolean);
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
