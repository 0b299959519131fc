// @ts-check
// The rows of a table in the page: filtered, sorted by what matters, some at a time; and the choice of an item in a row.
/** @import { PickedRow, Text, TableRow } from "../types/messages.js" */
/** @import { TableEngine } from "../types/page.js" */
import { RowAnswers } from "./batch_answers.js";
import { el, fill } from "./dom.js";
import { count, say, sentence, t } from "./batch_text.js";

const AT_ONCE = 50; // rows on the page at a time
const SURVEYED = 10_000; // rows gone through in one go
const DRAWN = 10; // of them drawn in one go: nothing keeps the page busy for long
const SETTLED = ["decided", "check", "read"];
const FIRST = ["lenient", "perhaps_lenient", "bad", "choose", "open", "stricter", "read", "check", "decided"];

/** @type {Record<string, (row: TableRow) => boolean>} */
const FILTERS = {
  all: () => true,
  settled: ({ kind }) => SETTLED.includes(kind),
  ask: ({ kind }) => kind === "open" || kind === "choose",
  attention: ({ differs, approval }) => differs === "lenient" || differs === "perhaps_lenient" || approval !== "",
  differs: ({ differs }) => differs !== "",
  not_read: ({ kind, error }) => kind === "bad" || error !== "",
};

/** @type {{key: string, holds: (row: TableRow) => boolean}[]} the gravest first */
const ATTENTION = [
  { key: "lenient", holds: ({ differs }) => differs === "lenient" || differs === "perhaps_lenient" },
  { key: "soon", holds: ({ approval }) => approval === "soon" },
  { key: "old", holds: ({ approval }) => approval === "old" },
  { key: "missing", holds: ({ approval }) => approval === "missing" },
];
const NAMED = 50; // rows named one by one in a group; the filter and the file have them all

/** @type {(id: string) => HTMLElement} every id that is asked for stands in the page */
const node = (id) => /** @type {HTMLElement} */ (document.getElementById(`batch-${id}`));

/** @param {TableRow} row */
const rank = ({ differs, kind }) => FIRST.indexOf(differs || kind);

/** A moment for what the reader does. @returns {Promise<void>} */
const moment = () => new Promise((go) => { setTimeout(go); });

export class Rows {
  /** @type {TableRow[]} */
  #rows = [];
  /** @type {Map<number, number>} */
  #places = new Map(); // of each row in the list, by its number
  /** @type {number[]} */
  #kept = []; // places of the rows that the filter leaves, in the order chosen
  #survey = 0; // an older survey stops when a newer one began
  #drawing = 0; // an older drawing stops when a newer one began
  /** @type {RowAnswers | null} */
  #open = null;
  #filter = "all";
  #page = 0;
  #running = false;

  /**
   * home: the relative address of the language's home. on.pick(row, items) answers the row anew, or says what is wrong;
   * on.picked(picked): what that makes of the whole.
   * @param {string} home
   * @param {{ask: TableEngine["ask"], pick(row: number, items: string): Promise<{picked?: PickedRow, errors?: Text[]}>, picked(picked: PickedRow): unknown}} on
   */
  constructor(home, on) {
    this.home = home;
    this.on = on;
    node("sort").addEventListener("change", () => this.#show(0));
    node("before").addEventListener("click", () => this.#turn(-1));
    node("after").addEventListener("click", () => this.#turn(1));
  }

  /** A table begins: its rows come in their order. */
  begin() {
    this.#filter = "all";
    this.#rows = [];
    this.#places.clear();
    this.#page = 0;
    this.#drawing += 1;
    this.#survey += 1;
    this.#open = null;
    this.#running = true;
    fill(node("rows-body"));
    node("view").hidden = true;
    node("attention").hidden = true;
  }

  /** @param {TableRow[]} rows */
  add(rows) {
    const body = node("rows-body");
    for (const row of rows) this.#places.set(row.row, this.#rows.push(row) - 1);
    const drawn = body.childElementCount;
    body.append(...this.#rows.slice(drawn, Math.min(AT_ONCE, drawn + DRAWN)).map((row) => this.#row(row)));
  }

  async end() {
    this.#running = false;
    node("view").hidden = false;
    await this.#show(0);
  }

  /** @param {number} by */
  async #turn(by) {
    await this.#leaf(this.#page + by);
    node("table-title").scrollIntoView({ block: "nearest" });
  }

  /** @param {string} name */
  async #only(name) {
    this.#filter = name;
    await this.#show(0);
    /** @type {HTMLElement | null} */ (node("filters").querySelector("[aria-pressed=true]"))?.focus();
  }

  /** The rows that the filter leaves, from a page on. @param {number} page */
  async #show(page) {
    const kept = await this.#surveyed();
    if (!kept) return;
    this.#kept = kept;
    await this.#leaf(page);
  }

  /** @param {number} page */
  async #leaf(page) {
    const kept = this.#kept;
    const pages = Math.max(1, Math.ceil(kept.length / AT_ONCE));
    this.#page = Math.min(Math.max(page, 0), pages - 1);
    this.#open = null;
    const start = this.#page * AT_ONCE;
    node("first").textContent = kept.length > AT_ONCE ? t("batch_part", { from: count(start + 1), to: count(Math.min(start + AT_ONCE, kept.length)), rows: count(kept.length) }) : "";
    node("pages").hidden = pages < 2;
    /** @type {HTMLButtonElement} */ (node("before")).disabled = this.#page === 0;
    /** @type {HTMLButtonElement} */ (node("after")).disabled = this.#page === pages - 1;
    await this.#draw(kept.slice(start, start + AT_ONCE).map((place) => this.#rows[place]));
  }

  /** Some rows at a time, with a moment between them for what the reader does. @param {TableRow[]} rows */
  async #draw(rows) {
    const mine = ++this.#drawing;
    fill(node("rows-body"), rows.slice(0, DRAWN).map((row) => this.#row(row)));
    for (let at = DRAWN; at < rows.length; at += DRAWN) {
      await moment();
      if (mine !== this.#drawing) return;
      node("rows-body").append(...rows.slice(at, at + DRAWN).map((row) => this.#row(row)));
    }
  }

  /**
   * Goes through all rows: how many each filter leaves, how far the work has come, what needs attention. The places of those
   * that the filter of now leaves, in the order chosen; null where a newer survey began.
   */
  async #surveyed() {
    const mine = ++this.#survey;
    const ordered = /** @type {HTMLSelectElement} */ (node("sort")).value !== "matters";
    const filters = Object.entries(FILTERS).map(([name, keeps]) => ({ name, keeps, n: 0 }));
    const groups = ATTENTION.map(({ key, holds }) => ({ key, holds, n: 0, rows: /** @type {TableRow[]} */ ([]) }));
    const ranks = FIRST.map(() => /** @type {number[]} */ ([]));
    for (let place = 0; place < this.#rows.length; place += 1) {
      if (place && place % SURVEYED === 0) await moment();
      if (mine !== this.#survey) return null;
      const row = this.#rows[place];
      for (const one of filters) if (one.keeps(row)) one.n += 1;
      for (const one of groups) if (one.holds(row) && (one.n += 1) <= NAMED) one.rows.push(row);
      if (FILTERS[this.#filter](row)) ranks[ordered ? 0 : rank(row)].push(place);
    }
    this.#counts(filters);
    this.#attention(groups);
    return ranks.flat();
  }

  /** @param {{name: string, n: number}[]} filters */
  #counts(filters) {
    fill(node("filters"), filters.map(({ name, n }) => el("button", {
      type: "button", class: "ck-button", "aria-pressed": String(name === this.#filter), "data-filter": name, onclick: () => this.#only(name),
    }, t("batch_count", { name: t(`batch_filter_${name}`), n: count(n) }))));
    const settled = /** @type {{n: number}} */ (filters.find(({ name }) => name === "settled")).n;
    Object.assign(node("settled"), { max: Math.max(1, this.#rows.length), value: settled });
    node("settled-text").textContent = t("batch_settled", { n: count(settled), rows: count(this.#rows.length) });
  }

  /** What needs attention this month, the rows by name: to work off, and to print. @param {{key: string, n: number, rows: TableRow[]}[]} groups */
  #attention(groups) {
    const some = groups.filter(({ n }) => n);
    node("attention").hidden = !some.length;
    fill(node("attention-list"), some.map(({ key, n, rows }) => el("section", {}, el("h4", {}, t("batch_count", { name: t(`batch_attention_${key}`), n: count(n) })),
      el("ul", { class: "ck-list" }, rows.map((row) => el("li", {}, t("batch_row", { n: row.row }), " ", row.name, key === "lenient" ? t("batch_aside", { said: row.compared }) : "")),
        n > NAMED ? el("li", {}, t("batch_attention_rest", { n: count(n - NAMED) })) : null))));
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
      row.added && el("p", {}, t("batch_was_added", { added: row.added })),
      row.questions && !row.offers.length && el("p", {}, row.questions),
      this.#running ? null : this.#answering(row),
      this.#running ? null : this.#choice(row),
    ];
    return el("td", { "data-label": t("batch_column_more") }, parts.map((part) => part || null));
  }

  /** The button that opens the questions of a row. @param {TableRow} row */
  #answering(row) {
    if (!row.asks && !row.unsure && !row.added) return null;
    const key = row.asks ? "batch_answer" : row.unsure ? "batch_check_read" : "batch_answer_again";
    return el("p", {}, el("button", { type: "button", class: "ck-button", "data-answer": String(row.row), "aria-expanded": String(this.#open?.row.row === row.row), onclick: () => this.#toggle(row) }, t(key, { n: row.asks })));
  }

  /** One row at a time is open. @param {TableRow} row */
  async #toggle(row) {
    const again = this.#open?.row.row === row.row;
    this.#close();
    if (again) return;
    const open = new RowAnswers(row, /** @type {HTMLElement} */ (document.getElementById("batch-check")), this.on.ask, { picked: (picked) => this.#picked(picked), close: () => this.#close() });
    this.#open = open;
    this.#tr(row.row)?.after(open.node);
    this.#button(row.row)?.setAttribute("aria-expanded", "true");
    open.heading.focus();
    await open.begin();
  }

  #close() {
    const number = this.#open?.row.row;
    this.#open?.node.remove();
    this.#open = null;
    if (number === undefined) return;
    const button = this.#button(number);
    button?.setAttribute("aria-expanded", "false");
    /** @type {HTMLElement | null | undefined} */ (button ?? this.#tr(number)?.querySelector("summary, a, input"))?.focus();
  }

  /** @param {number} row @returns {HTMLElement | null} */
  #tr(row) {
    return node("rows-body").querySelector(`tr[data-row="${row}"]`);
  }

  /** @param {number} row @returns {HTMLElement | null} */
  #button(row) {
    return node("rows-body").querySelector(`[data-answer="${row}"]`);
  }

  /** A row as it is answered now: it is drawn anew, and all counts follow. @param {PickedRow} picked */
  #picked(picked) {
    const { row } = picked;
    this.#rows[/** @type {number} */ (this.#places.get(row.row))] = row;
    const drawn = this.#row(row);
    this.#tr(row.row)?.replaceWith(drawn);
    this.#surveyed(); // the list itself stays as it is, for the reader is at it
    this.on.picked(picked);
    return drawn;
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
    const answered = await this.on.pick(row.row, items);
    if (!answered.picked) {
      error.textContent = (answered.errors ?? []).map((one) => sentence(say(one))).join(" ");
      return;
    }
    if (this.#open?.row.row === row.row) this.#close(); // its questions may be others now
    const drawn = this.#picked(answered.picked);
    /** @type {HTMLElement | null} */ (drawn.querySelector("[data-answer], summary, a, input"))?.focus();
  }
}
