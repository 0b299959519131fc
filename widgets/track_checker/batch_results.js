// @ts-check
// What came of a table: counts, the rows that are wrong, the first rows, and the files to save.
/** @import { AnsweredRows, ClosedTable, OpenedTable, TableRow } from "../types/messages.js" */
import { el, fill } from "./dom.js";
import { count, list, say, t } from "./batch_text.js";

/** @type {(id: string) => HTMLElement} every id that is asked for stands in the page */
const node = (id) => /** @type {HTMLElement} */ (document.getElementById(`batch-${id}`));

export class Results {
  #name = "";
  /** @type {string[]} */
  #said = [];

  /**
   * home: the relative address of the language's home. on.download(path, name).
   * @param {string} home @param {{download(path: string, name: string): unknown}} on
   */
  constructor(home, on) {
    this.home = home;
    this.on = on;
    this.title = node("results-title");
  }

  hide() {
    node("results").hidden = true;
  }

  /**
   * The table was read; its rows come.
   * @param {string} file @param {OpenedTable} opened
   */
  begin(file, { read_as: readAs, unread }) {
    this.#name = file.replace(/\.[^.]*$/, "");
    this.#said = [];
    fill(node("read"), el("p", {}, t("batch_read", { name: file, as: say(readAs) })), say(unread) ? el("p", {}, say(unread)) : null);
    fill(node("rows-body"));
    fill(node("summary"));
    fill(node("said-list"));
    fill(node("files"));
    node("said").hidden = true;
    this.title.textContent = t("batch_results_running");
    node("results").hidden = false;
  }

  /** @param {AnsweredRows} answered */
  add({ shown, said }) {
    node("rows-body").append(...shown.map((row) => this.#row(row)));
    node("said-list").append(...said.slice(this.#said.length).map((line) => el("li", {}, line)));
    this.#said = said;
    node("said").hidden = !said.length;
  }

  /** @param {ClosedTable} closed @param {number} total */
  end({ summary, tracks, documents, files, rows }, total) {
    this.title.textContent = rows < total ? t("batch_results_stopped", { rows: count(rows), total: count(total) }) : t("batch_results");
    fill(node("summary"), el("p", { class: "ck-batch__sum" }, summary), this.#counted("batch_tracks", tracks), this.#counted("batch_documents", documents));
    fill(node("files"), Object.entries(files).reverse().map(([ending, path]) => el("button", {
      type: "button", class: ending === "xlsx" ? "ck-button ck-button--main" : "ck-button", "data-ending": ending,
      onclick: () => this.on.download(path, `${this.#name}${t("batch_file_end")}.${ending}`),
    }, t(`batch_save_${ending}`))));
    const shown = /** @type {HTMLTableSectionElement} */ (node("rows-body")).rows.length;
    node("first").textContent = shown < rows ? t("batch_first", { n: shown, rows: count(rows) }) : "";
  }

  /** @param {string} key @param {[string, number][]} counts */
  #counted(key, counts) {
    return counts.length ? el("p", {}, t(key, { list: list(counts.map(([name, n]) => t("batch_count", { name, n: count(n) }))) })) : null;
  }

  /** @param {TableRow} row */
  #row({ row, name, items, kind, status, link, possible_documents: documents, document: decided, track, promised, questions, error }) {
    const cells = {
      status,
      document: decided || documents && t("batch_one_of", { list: documents }),
      track,
      promised,
      more: error || questions,
    };
    return el("tr", { "data-kind": kind },
      el("th", { scope: "row" }, el("span", { class: "ck-quiet" }, t("batch_row", { n: row })), " ", name || (items && t("batch_item", { items })),
        link ? el("a", { class: "ck-batch__link", href: `${this.home}check/${link.slice(link.indexOf("#"))}`, "aria-label": t("batch_look_row", { n: row }) }, t("batch_look")) : null),
      Object.entries(cells).map(([key, text]) => el("td", { "data-label": t(`batch_column_${key}`), "data-empty": !text }, text)));
  }
}
