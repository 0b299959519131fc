// @ts-check
// Which shape a file and each of its values has, and which records stand in it.
/** @import { Forms, Shape } from "../types/bench/forms.js" */
/** @import { Path, Plain, Written } from "./form_text.js" */

/** @typedef {"text" | "pair" | "number" | "flag" | "choice" | "day" | "list" | "map" | "record" | "condition" | "answers"} Kind */
/** @typedef {{path: Path, title: string, shape: Shape, model: string}} Entry a record of a file */
/** @typedef {{path: Path, title: string, shape: Shape, model: string, entries: Entry[], keyed: boolean}} Group a list of records */

const NAMES = ["id", "number", "row", "item", "date"];

/** The element of a value. @param {Path} path */
export function idOf(path) {
  return `bench-f-${path.join("-").replace(/[^\w-]/g, "_")}`;
}

/** @param {Forms} forms @param {string} name @returns {Shape | null} */
export function shapeOf(forms, name) {
  const found = forms.files.find(([pattern]) => new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`).test(name));
  return found ? forms.roots[found[1]] : null;
}

/**
 * The shape itself: what it refers to, without the choice of having none.
 * @param {Forms} forms @param {Shape} shape @returns {Shape}
 */
export function plainShape(forms, shape) {
  const { anyOf, $ref, ...own } = shape;
  if ($ref) {
    const name = /** @type {string} */ ($ref.split("/").at(-1));
    return { ...forms.definitions[name], model: name, ...own };
  }
  const parts = (anyOf ?? []).filter((part) => part.type !== "null");
  if (!parts.length) return shape;
  return plainShape(forms, { ...(parts.find((part) => part.type === "array") ?? parts[0]), ...own });
}

/** @param {Shape} shape a plain one @returns {Kind} */
export function kindOf(shape) {
  if (shape.condition) return "condition";
  if (shape.type === "array") return "list";
  if (shape.properties) return isPair(shape) ? "pair" : "record";
  if (shape.type === "object") return entriesShape(shape) ? "map" : "answers";
  if (shape.type === "boolean") return "flag";
  if (shape.choices || shape.refers) return "choice";
  if (shape.type === "integer" || shape.type === "number") return "number";
  return shape.pattern?.startsWith("^[0-9]{4}-[0-9]{2}-[0-9]{2}") ? "day" : "text";
}

/** Whether it is the same thing said in Chinese and in English, and no more. @param {Shape} shape */
export function isPair(shape) {
  return Object.keys(shape.properties ?? {}).sort().join() === "en,zh" && shape.properties?.zh.type === "string";
}

/** The shape of what a map holds; null for answers, which may be anything. @param {Shape} shape @returns {Shape | null} */
export function entriesShape(shape) {
  const [inner] = [...Object.values(shape.patternProperties ?? {}), ...(typeof shape.additionalProperties === "object" ? [shape.additionalProperties] : [])];
  return inner && Object.keys(inner).length ? inner : null;
}

/** The shape of what stands at a step below a plain one. @param {Forms} forms @param {Shape} shape @param {string | number} step @returns {Shape} */
export function below(forms, shape, step) {
  const inner = shape.type === "array" ? shape.items : (shape.properties?.[step] ?? entriesShape(shape));
  return plainShape(forms, inner ?? {});
}

/** Whether a list or map holds records that each have a form of their own. @param {Forms} forms @param {Shape} shape a plain one */
export function holdsRecords(forms, shape) {
  const inner = shape.type === "array" ? shape.items : kindOf(shape) === "map" ? entriesShape(shape) : null;
  const one = inner ? plainShape(forms, inner) : null;
  if (!one?.properties || isPair(one)) return false;
  return shape.type !== "array" || NAMES.some((name) => name in /** @type {object} */ (one.properties));
}

/**
 * The lists of records in a file, and those within their records.
 * @param {Forms} forms @param {Shape} shape of the file @param {Written} written @param {"zh" | "en"} lang
 * @returns {Group[]}
 */
export function outline(forms, shape, written, lang) {
  /** @type {Group[]} */
  const found = [];
  collect(forms, plainShape(forms, shape), [], written, lang, found);
  return found;
}

/** @param {Forms} forms @param {Shape} shape @param {Path} path @param {Written} written @param {"zh" | "en"} lang @param {Group[]} found */
function collect(forms, shape, path, written, lang, found) {
  if (!path.length && kindOf(shape) === "map") return group(forms, shape, path, written, lang, found);
  for (const [key, value] of Object.entries(shape.properties ?? {})) {
    const inner = plainShape(forms, value);
    const at = [...path, key];
    if (!holdsRecords(forms, inner) || (path.length && inner.type !== "array")) continue;
    if (!path.length || written.has(at)) group(forms, inner, at, written, lang, found);
  }
}

/** @param {Forms} forms @param {Shape} shape @param {Path} path @param {Written} written @param {"zh" | "en"} lang @param {Group[]} found */
function group(forms, shape, path, written, lang, found) {
  const keyed = shape.type !== "array";
  const inner = plainShape(forms, /** @type {Shape} */ (keyed ? entriesShape(shape) : shape.items));
  const steps = keyed ? written.keys(path) : Array.from({ length: written.size(path) }, (_, index) => index);
  const entries = steps.map((step) => ({ path: [...path, step], title: titleOf(written.at([...path, step]), lang, step), shape: inner, model: inner.model ?? "" }));
  const owner = path.length > 2 ? `${titleOf(written.at(path.slice(0, -1)), lang, "")} · ` : "";
  found.push({ path, title: owner + (lang === "zh" ? (shape.title ?? path.at(-1) ?? "") : String(path.at(-1) ?? "").replaceAll("_", " ")), shape: inner, model: inner.model ?? "", entries, keyed });
  if (!keyed) for (const entry of entries) collect(forms, inner, entry.path, written, lang, found);
}

/** What a record is called in a list. @param {Plain | undefined} value @param {"zh" | "en"} lang @param {string | number} step */
export function titleOf(value, lang, step) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return String(step);
  const said = [value[lang], inside(value.name, lang), inside(value.ask, lang)].find((one) => typeof one === "string");
  const mark = NAMES.map((name) => value[name]).find((one) => one !== undefined) ?? step;
  const words = said ?? (value.facts && typeof value.facts === "object" ? Object.entries(value.facts).map(([key, one]) => `${key} ${one}`).join("; ") : "");
  return `${typeof mark === "number" && typeof value.id === "undefined" && !("number" in value || "row" in value || "item" in value) ? mark + 1 : mark}  ${String(words).slice(0, 60)}`.trim();
}

/** @param {Plain | undefined} value @param {"zh" | "en"} lang */
function inside(value, lang) {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value[lang] : undefined;
}
