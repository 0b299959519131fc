// @ts-check
// What came of a table: counts, what has to be looked at, its rows, and the files to save.
/** @import { AnsweredRows, ClosedTable, OpenedTable, PickedRow, Text } from "../types/messages.js" */
/** @import { TableEngine } from "../types/page.js" */
import { Rows } from "./batch_rows.js";
import { el, fill } from "./dom.js";
import { count, list, say, t } from "./batch_text.js";

/** @type {(id: string) => HTMLElement} every id that is asked for stands in the page */
const node = (id) => /** @type {HTMLElement} */ (document.getElementById(`batch-${id}`));

export class Results {
  #name = "";
  /** @type {string[]} */
  #said = [];
  #leftOut = "";

  /**
   * home: the relative address of the language's home. on.download(path, name); on.pick(row, items); on.sheet(name).
   * @param {string} home
   * @param {{ask: TableEngine["ask"], download(path: string, name: string): unknown, pick(row: number, items: string): Promise<{picked?: PickedRow, errors?: Text[]}>, sheet(name: string): unknown}} on
   */
  constructor(home, on) {
    this.on = on;
    this.rows = new Rows(home, { ask: on.ask, pick: on.pick, picked: (picked) => this.#whole(picked) });
    this.title = node("results-title");
    node("print").addEventListener("click", () => window.print());
  }

  hide() {
    node("results").hidden = true;
  }

  /**
   * The table was read; its rows come.
   * @param {string} file @param {OpenedTable} opened
   */
  begin(file, { read_as: readAs, unread, sheets }) {
    this.#name = file.replace(/\.[^.]*$/, "");
    this.#said = [];
    fill(node("read"), el("p", {}, t("batch_read", { name: file, as: say(readAs) })), say(unread) ? el("p", {}, say(unread)) : null, this.#sheets(sheets));
    fill(node("summary"));
    fill(node("said-list"));
    fill(node("files"));
    node("said").hidden = true;
    node("print").hidden = true;
    this.title.textContent = t("batch_results_running");
    node("results").hidden = false;
    this.rows.begin();
  }

  /** The sheets of a workbook, where there is a choice. @param {string[]} sheets */
  #sheets(sheets) {
    if (sheets.length < 2) return null;
    const choice = el("select", { id: "batch-sheet" }, sheets.map((name) => el("option", { value: name }, name)));
    choice.addEventListener("change", () => this.on.sheet(choice.value));
    return el("p", {}, el("label", { for: "batch-sheet" }, t("batch_sheet")), " ", choice);
  }

  /** @param {AnsweredRows} answered */
  add({ shown, said }) {
    this.rows.add(shown);
    node("said-list").append(...said.slice(this.#said.length).map((line) => el("li", {}, line)));
    this.#said = said;
    node("said").hidden = !said.length;
  }

  /** @param {Pick<ClosedTable, "summary" | "tracks" | "documents" | "look_at">} whole */
  #whole({ summary, tracks, documents, look_at: lookAt }) {
    fill(node("summary"), el("p", { class: "ck-batch__sum" }, summary),
      lookAt.length ? el("ul", { class: "ck-list ck-batch__look" }, lookAt.map((line) => el("li", {}, line))) : null,
      this.#counted("batch_tracks", tracks), this.#counted("batch_documents", documents), this.#leftOut ? el("p", {}, this.#leftOut) : null);
  }

  /** @param {ClosedTable} closed @param {number} total */
  async end(closed, total) {
    const { files, rows, left_out: leftOut } = closed;
    this.title.textContent = rows < total ? t("batch_results_stopped", { rows: count(rows), total: count(total) }) : t("batch_results");
    this.#leftOut = say(leftOut);
    this.#whole(closed);
    fill(node("files"), Object.entries(files).reverse().map(([ending, path]) => el("button", {
      type: "button", class: ending === "xlsx" ? "ck-button ck-button--main" : "ck-button", "data-ending": ending,
      onclick: () => this.on.download(path, `${this.#name}${t("batch_file_end")}.${ending}`),
    }, t(`batch_save_${ending}`))));
    node("print").hidden = false;
    await this.rows.end();
  }

  /** @param {string} key @param {[string, number][]} counts */
  #counted(key, counts) {
    return counts.length ? el("p", {}, t(key, { list: list(counts.map(([name, n]) => t("batch_count", { name, n: count(n) }))) })) : null;
  }
}
