// @ts-check
// What the diagram of an item comes to, in words that Python made when the site was built. Never firmer than Python: where
// an answer meets a guard, something outside the diagram may have a say, and nothing is settled.
/** @import { Diagram, FirstTexts, Value } from "../types/messages.js" */
import { walk } from "./diagram.js";

/**
 * Null where the answers cannot all be true of one project: Python says which.
 * @param {FirstTexts} texts @param {Diagram} diagram @param {Map<string, string>} known answers as a link writes them
 */
export function firstAnswer(texts, diagram, known) {
  const { leaves, asked } = walk(diagram, known);
  const documents = keys(texts.documents).filter((id) => leaves.some(([document]) => document === id));
  const tracks = keys(texts.tracks).filter((id) => leaves.some(([, track]) => track === id));
  const guarded = Object.entries(diagram.guards).some(([id, options]) => meets(known.get(id), options));
  const settled = documents.length === 1 && tracks.length === 1 && !guarded;
  const key = documents.length > 1 || guarded ? documents.join() : `${documents[0]}:${tracks.join()}`;
  return leaves.length ? { documents, tracks, asked, settled, guarded, headline: settled ? texts.settled[leaves[0][2]] : texts.open[key] } : null;
}

/** @param {string | undefined} text @param {string[] | null} options */
function meets(text, options) {
  return text !== undefined && (options === null || text.split(",").some((part) => options.includes(part)));
}

/**
 * @template {string} K
 * @param {Partial<Record<K, unknown>>} record
 */
function keys(record) {
  return /** @type {K[]} */ (Object.keys(record));
}

/**
 * One answer as a link writes it; a number in plain digits.
 * @param {Value} value @param {(value: number) => string} digits
 */
export function written(value, digits) {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return digits(value);
  return typeof value === "string" ? value : value.join() || "none";
}
