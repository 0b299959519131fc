// @ts-check
// The impact sheet and what was edited, as Python made them.
/** @import { FileDiff, Impact, ImpactEntry, ImpactPart } from "../types/messages.js" */
import { el, fill } from "./dom.js";
import { node, t } from "./text.js";

/**
 * sheet: the answer of "impact"; null while the data cannot be compiled.
 * @param {Impact | null} sheet @param {boolean} edited
 */
export function showSheet(sheet, edited) {
  const plain = !edited ? t("impact_none") : sheet ? "" : t("impact_wait");
  fill(node("impact"), plain || !sheet ? el("p", {}, plain) : [
    el("ul", { id: "bench-impact-summary" }, sheet.summary.map((line) => el("li", {}, line))),
    sheet.parts.map(part),
    el("p", { class: "wb-quiet" }, sheet.between), el("p", { class: "wb-quiet" }, sheet.note, " ", t("impact_pages")),
  ]);
}

/** @param {ImpactPart} part */
function part({ title, entries, quiet }) {
  const list = el("ul", { class: "wb-entries" }, entries.map(entry));
  return quiet ? el("details", {}, el("summary", {}, `${title} (${entries.length})`), list) : el("section", {}, el("h3", {}, title), list);
}

/** @param {ImpactEntry} entry */
function entry({ what, remarks, lines }) {
  return el("li", {}, el("p", {}, el("strong", {}, what)), remarks.map((remark) => el("p", {}, remark)), lines.length ? code(lines.map(([sign, place, text]) => `${sign} ${place}  ${text}`)) : null);
}

/**
 * Lines of which the first sign says whether they came or went.
 * @param {string[]} lines
 */
function code(lines) {
  return el("pre", { class: "wb-diff", tabindex: 0 }, lines.map((line) => el(/** @type {Record<string, "del" | "ins">} */ ({ "-": "del", "+": "ins" })[line[0]] ?? "span", {}, `${line}\n`)));
}

/**
 * on.open(name), on.undo(name), on.download(name)
 * @param {FileDiff[]} diff @param {{open(name: string, line: number): unknown, undo(name: string): unknown, download(name: string): unknown}} on
 */
export function showChanges(diff, on) {
  fill(node("changes"), diff.map(({ file, lines }) => el("section", { "data-file": file },
    el("h3", {}, file),
    el("p", { class: "wb-row" },
      el("button", { type: "button", class: "wb-button", onclick: () => on.download(file) }, t("download")),
      el("button", { type: "button", class: "wb-button", onclick: () => on.undo(file) }, t("undo")),
      el("button", { type: "button", class: "wb-button", onclick: () => on.open(file, 0) }, t("open"))),
    code(lines))));
  node("changes-none").hidden = diff.length > 0;
}
