// @ts-check
// Where it is not plain which column of a table is which: the reader is shown its first rows, and tells.
/** @import { AskedColumns } from "../types/messages.js" */
import { el, fill } from "./dom.js";
import { say, sentence, t } from "./batch_text.js";

const KINDS = ["name", "description", "items", "code", "class", "approval", "approved"];

/**
 * told: what the reader told, as name=B,header=3.
 * @param {HTMLElement} place @param {AskedColumns} asked @param {(columns: string) => unknown} told
 */
export function askColumns(place, { why, rows, columns }, told) {
  const head = el("select", { id: "batch-head-row" }, rows.map((row) => el("option", { value: String(row) }, t("batch_row", { n: row }))));
  const kinds = columns.map(({ letter }) => el("select", { "aria-label": t("batch_column_of", { letter }), "data-letter": letter },
    el("option", { value: "" }, t("batch_kind_none")), KINDS.map((kind) => el("option", { value: kind }, t(`batch_kind_${kind}`)))));
  const error = el("p", { class: "ck-q__error", role: "alert" });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const named = kinds.filter(({ value }) => value).map(({ value, dataset }) => `${value}=${dataset.letter}`);
    if (!named.length) error.textContent = t("batch_kind_missing");
    else told([...named, `header=${head.value}`].join(","));
  };
  fill(place, el("p", {}, sentence(say(why))), el("form", { onsubmit: submit },
    el("p", {}, el("label", { for: "batch-head-row" }, t("batch_head_row")), " ", head),
    el("div", { class: "eg-table ck-batch__table", role: "region", "aria-labelledby": "batch-asking-title", tabindex: "0" }, el("table", { class: "eg-grid" },
      el("thead", {}, el("tr", {}, columns.map(({ letter }, at) => el("th", { scope: "col" }, letter, " ", kinds[at])))),
      el("tbody", {}, rows.map((_, at) => el("tr", {}, columns.map(({ letter, cells }) => el("td", { "data-label": letter }, cells[at]))))))),
    error, el("p", {}, el("button", { type: "submit", class: "ck-button ck-button--main" }, t("batch_kind_go")))));
}
