// @ts-check
// The rows of a table in the page: filtered, sorted by what matters, some at a time; and the choice of an item in a row.
/** @import { Text, TableRow } from "../types/messages.js" */
import { el, fill } from "./dom.js";
import { count, say, sentence, t } from "./batch_text.js";

const AT_ONCE = 50; // rows on the page at a time
const SETTLED = ["decided", "check", "read"];
const FIRST = ["lenient", "perhaps_lenient", "bad", "choose", "open", "stricter", "read", "check", "decided"];

/** @type {Record<string, (row: TableRow) => boolean>} */
const FILTERS = {
  all: () => true,
  settled: ({ kind }) => SETTLED.includes(kind),
  ask: ({ kind }) => kind === "open" || kind === "choose",
  differs: ({ differs }) => differs !== "",
  not_read: ({ kind, error }) => kind === "bad" || error !== "",
};

/** @type {(id: string) => HTMLElement} every id that is asked for stands in the page */
const node = (id) => /** @type {HTMLElement} */ (document.getElementById(`batch-${id}`));

/** @param {TableRow} row */
const rank = ({ differs, kind }) => FIRST.indexOf(differs || kind);

export class Rows {
  /** @type {TableRow[]} */
  #rows = [];
  #filter = "all";
  #page = 0;
  #running = false;

  /**
   * home: the relative address of the language's home. pick(row, items) answers the row anew, or says what is wrong.
   * @param {string} home @param {(row: number, items: string) => Promise<{row?: TableRow, errors?: Text[]}>} pick
   */
  constructor(home, pick) {
    this.home = home;
    this.pick = pick;
    node("sort").addEventListener("change", () => this.#show(0));
    node("before").addEventListener("click", () => this.#turn(-1));
    node("after").addEventListener("click", () => this.#turn(1));
  }

  /** A table begins: its rows come in their order. @param {boolean} again whether it is the one that is looked at, written anew */
  begin(again) {
    if (!again) this.#filter = "all";
    this.#rows = [];
    this.#page = 0;
    this.#running = true;
    fill(node("rows-body"));
    node("view").hidden = true;
  }

  /** @param {TableRow[]} rows */
  add(rows) {
    const room = AT_ONCE - this.#rows.length;
    for (const row of rows) this.#rows.push(row);
    if (room > 0) node("rows-body").append(...rows.slice(0, room).map((row) => this.#row(row)));
  }

  end() {
    this.#running = false;
    node("view").hidden = false;
    this.#show(0);
  }

  /** @param {number} by */
  #turn(by) {
    this.#show(this.#page + by);
    node("table-title").scrollIntoView({ block: "nearest" });
  }

  /** @param {string} name */
  #only(name) {
    this.#filter = name;
    this.#show(0);
    /** @type {HTMLElement | null} */ (node("filters").querySelector("[aria-pressed=true]"))?.focus();
  }

  /** @param {number} page */
  #show(page) {
    const kept = this.#rows.filter(FILTERS[this.#filter]);
    if (/** @type {HTMLSelectElement} */ (node("sort")).value === "matters") kept.sort((a, b) => rank(a) - rank(b) || a.row - b.row);
    const pages = Math.max(1, Math.ceil(kept.length / AT_ONCE));
    this.#page = Math.min(Math.max(page, 0), pages - 1);
    const start = this.#page * AT_ONCE;
    fill(node("rows-body"), kept.slice(start, start + AT_ONCE).map((row) => this.#row(row)));
    this.#counts();
    node("first").textContent = kept.length > AT_ONCE ? t("batch_part", { from: count(start + 1), to: count(Math.min(start + AT_ONCE, kept.length)), rows: count(kept.length) }) : "";
    node("pages").hidden = pages < 2;
    /** @type {HTMLButtonElement} */ (node("before")).disabled = this.#page === 0;
    /** @type {HTMLButtonElement} */ (node("after")).disabled = this.#page === pages - 1;
  }

  /** How many rows each filter leaves, and how far the work on the list has come. */
  #counts() {
    fill(node("filters"), Object.entries(FILTERS).map(([name, keeps]) => el("button", {
      type: "button", class: "ck-button", "aria-pressed": String(name === this.#filter), "data-filter": name, onclick: () => this.#only(name),
    }, t("batch_count", { name: t(`batch_filter_${name}`), n: count(this.#rows.filter(keeps).length) }))));
    const settled = this.#rows.filter(FILTERS.settled).length;
    Object.assign(node("settled"), { max: Math.max(1, this.#rows.length), value: settled });
    node("settled-text").textContent = t("batch_settled", { n: count(settled), rows: count(this.#rows.length) });
  }

  /** @param {TableRow} row */
  #row(row) {
    const { document: decided, possible_documents: documents } = row;
    const name = row.name || (row.items && t("batch_item", { items: row.items }));
    const cells = {
      status: row.status,
      document: decided || documents && t("batch_one_of", { list: documents }),
      track: row.track,
      promised: row.promised,
    };
    return el("tr", { "data-kind": row.kind, "data-differs": row.differs, "data-row": String(row.row) },
      el("th", { scope: "row" }, el("span", { class: "ck-quiet" }, t("batch_row", { n: row.row })), " ", name,
        row.link ? el("a", { class: "ck-batch__link", href: `${this.home}check/${row.link.slice(row.link.indexOf("#"))}`, "aria-label": t("batch_look_row", { n: row.row }) }, t("batch_look")) : null),
      Object.entries(cells).map(([key, text]) => el("td", { "data-label": t(`batch_column_${key}`), "data-empty": !text }, text)),
      this.#more(row));
  }

  /** @param {TableRow} row */
  #more(row) {
    const parts = [
      row.compared && el("p", { class: "ck-batch__differs" }, row.compared),
      row.error && el("p", {}, row.error),
      row.found && el("p", {}, t("batch_found", { items: row.found })),
      row.read && el("p", {}, t("batch_was_read", { read: row.read })),
      row.questions && !row.offers.length && el("p", {}, row.questions),
      this.#running ? null : this.#choice(row),
    ];
    return el("td", { "data-label": t("batch_column_more") }, parts.map((part) => part || null));
  }

  /** What the reader may choose for a row: the items offered, or any by their numbers. @param {TableRow} row */
  #choice(row) {
    const id = `batch-pick-${row.row}`;
    const typed = el("input", { type: "text", id, value: row.chosen, maxlength: "60", autocomplete: "off", "aria-describedby": `${id}-error` });
    const error = el("p", { class: "ck-q__error", id: `${id}-error`, role: "alert" });
    const boxes = row.offers.map(({ item, name }) => el("label", { class: "ck-batch__offer" }, el("input", { type: "checkbox", value: String(item) }), " ", `${item} ${name}`));
    const chosen = () => [...boxes.map((box) => /** @type {HTMLInputElement} */ (box.firstChild)).filter((box) => box.checked).map((box) => box.value), typed.value.trim()].filter(Boolean).join("、");
    const form = el("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); this.#choose(row, chosen(), error); } },
      boxes.length ? el("fieldset", { class: "ck-batch__offers" }, el("legend", {}, t("batch_which")), boxes) : null,
      el("label", { for: id }, t(boxes.length ? "batch_other_items" : "batch_its_items")), typed,
      el("button", { type: "submit", class: "ck-button" }, t("batch_use_items")), error);
    return row.kind === "choose" ? form : el("details", {}, el("summary", {}, t("batch_change_item")), form);
  }

  /** @param {TableRow} row @param {string} items @param {HTMLElement} error */
  async #choose(row, items, error) {
    const answered = await this.pick(row.row, items);
    if (!answered.row) {
      error.textContent = (answered.errors ?? []).map((one) => sentence(say(one))).join(" ");
      return;
    }
    const at = this.#rows.indexOf(row);
    if (at >= 0) this.#rows[at] = answered.row;
    const drawn = this.#row(answered.row);
    node("rows-body").querySelector(`tr[data-row="${row.row}"]`)?.replaceWith(drawn);
    this.#counts();
    /** @type {HTMLElement | null} */ (drawn.querySelector("summary, a, input"))?.focus();
  }
}
