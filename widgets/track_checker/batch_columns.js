// @ts-check
// Where it is not plain which column of a table is which: the reader is shown its first rows, and tells.
/** @import { AskedColumns } from "../types/messages.js" */
import { el, fill } from "./dom.js";
import { list, say, sentence, t } from "./batch_text.js";

const KINDS = ["name", "description", "items", "code", "class", "approval", "approved"];

/**
 * told: what the reader told, as name=B,header=3.
 * @param {HTMLElement} place @param {AskedColumns} asked @param {(columns: string) => unknown} told
 */
export function askColumns(place, { why, rows, columns }, told) {
  const head = el("select", { id: "batch-head-row" }, rows.map((row) => el("option", { value: String(row) }, t("batch_row", { n: row }))));
  const kinds = columns.map(({ letter }) => el("select", { id: `batch-kind-${letter}`, "data-letter": letter },
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
    el("div", { class: "ck-batch__kinds" }, columns.map(({ letter, cells }, at) => el("div", {},
      el("label", { for: `batch-kind-${letter}` }, t("batch_column_of", { letter })), el("p", { class: "ck-quiet" }, list(cells.filter(Boolean))), kinds[at]))),
    error, el("p", {}, el("button", { type: "submit", class: "ck-button ck-button--main" }, t("batch_kind_go")))));
}
