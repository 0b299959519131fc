// @ts-check
// Describing the project and choosing what it is: proposals, browsing by industry, "none of these fits".
/** @import { FinderItem, GuideAnswer } from "../types/messages.js" */
/** @import { CheckEngine, CheckState } from "../types/page.js" */
/** @import { Finder } from "./finder.js" */
import { el, fill, later } from "./dom.js";
import { lang, t, say, list, sentence } from "./text.js";

export const NO_ITEM = 0;
const TOP = 6;

/**
 * @typedef {{item: number, strength: string}} Hit an item proposed: `strong` where the words tell of it
 * @typedef {CheckEngine["ask"]} Ask
 * @typedef {object} Nodes
 * @property {HTMLElement} root
 * @property {HTMLTextAreaElement} box
 * @property {HTMLElement} form
 * @property {HTMLElement} results
 * @property {HTMLElement} resultsBox
 * @property {HTMLElement} resultsTitle
 * @property {HTMLElement} count
 * @property {HTMLElement} chosen
 * @property {HTMLElement} chosenBox
 * @property {HTMLElement} chosenTitle
 * @property {HTMLSelectElement} category
 * @property {HTMLElement} browsed
 */

export class Chooser {
  /**
   * on.toggle(number, chosen), on.described(text), on.goOn(); ask: Python's finder, or null while it is not up.
   * @param {Nodes} nodes @param {CheckState} state
   * @param {{toggle(number: number, chosen: boolean): void, described(text: string): void, goOn(): void}} on
   */
  constructor(nodes, state, on) {
    this.nodes = nodes;
    this.state = state;
    this.on = on;
    /** @type {Finder | null} */
    this.finder = null;
    /** @type {Ask | null} */
    this.ask = null;
    this.arriving = false; // whether words came with the address: what is found for them is what the reader came for
    const search = later(200, () => this.search());
    nodes.box.addEventListener("input", () => { on.described(nodes.box.value); search(); });
    nodes.form.addEventListener("submit", (event) => { event.preventDefault(); this.search(true); });
  }

  /** @param {Finder} finder */
  use(finder) {
    this.finder = finder;
    this.#makeBrowser();
    if (this.nodes.box.value.trim()) this.search(this.arriving && document.activeElement === document.body);
    this.refresh();
  }

  /**
   * Python's finder knows more than the page's: search again with it, unless the reader is choosing already.
   * @param {Ask} ask
   */
  usePython(ask) {
    this.ask = ask;
    const choosing = this.state.items.length || this.nodes.results.contains(document.activeElement);
    if (!choosing && this.nodes.box.value.trim()) this.search();
  }

  /** @param {boolean} [go] whether the reader wants to go on to the results */
  async search(go = false) {
    const text = this.nodes.box.value.trim();
    if (!text || !this.finder) return this.#show([], "");
    const { hits, answers } = this.ask ? await this.#askPython(this.ask, text) : { hits: this.#early(this.finder, text), answers: [] };
    if (text !== this.nodes.box.value.trim()) return;
    if (!go && this.nodes.results.contains(document.activeElement)) return; // the reader has gone on to the list while Python looked
    this.#show(hits, text, answers);
    if (!go) return;
    this.nodes.resultsTitle.focus({ preventScroll: true });
    this.nodes.resultsTitle.scrollIntoView({ block: "start" }); // focus alone leaves it at the lower edge of a phone, and the list below that
  }

  /**
   * What the page finds by itself; beside what a link has chosen already all else merely resembles it.
   * @param {Finder} finder @param {string} text
   * @returns {Hit[]}
   */
  #early(finder, text) {
    const { items } = this.state;
    return finder.search(text, TOP).map((item) => ({ item, strength: !items.length || items.includes(item) ? "strong" : "weak" }));
  }

  /**
   * The items that fit, and where else the guide answers.
   * @param {Ask} ask @param {string} text
   * @returns {Promise<{hits: Hit[], answers: GuideAnswer[]}>}
   */
  async #askPython(ask, text) {
    const [found, answers] = await Promise.all([ask({ op: "find", text, top: TOP }), ask({ op: "answers", text })]);
    return { hits: found.ok ? found.result.filter((hit) => hit.item !== NO_ITEM) : [], answers: answers.ok ? answers.result : [] };
  }

  /** Brings every box and chip in line with what is chosen. */
  refresh() {
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.nodes.root.querySelectorAll("input[data-item]"))) input.checked = this.state.items.includes(Number(input.dataset.item));
    const chips = this.state.items.map((number) => this.#chip(number));
    fill(this.nodes.chosen, chips);
    this.nodes.chosenBox.hidden = !chips.length;
  }

  /** @param {number} number */
  title(number) {
    if (number === NO_ITEM) return t("no_item");
    const item = this.finder?.byNumber.get(number);
    return item ? t("item_title", { number, name: say(item) }) : t("item_number", { number });
  }

  /** @param {number} number */
  #chip(number) {
    const title = this.title(number);
    return el("li", { class: "ck-chip" }, el("span", {}, title),
      el("button", { type: "button", class: "ck-chip__remove", "aria-label": t("remove", { name: title }), onclick: () => this.#remove(number) }, "×"));
  }

  /** @param {number} number */
  #remove(number) {
    this.on.toggle(number, false);
    (this.state.items.length ? this.nodes.chosenTitle : this.nodes.box).focus();
  }

  /** @param {Hit[]} hits @param {string} text @param {GuideAnswer[]} [answers] */
  #show(hits, text, answers = []) {
    const strong = hits.filter((hit) => hit.strength === "strong");
    const weak = hits.filter((hit) => hit.strength !== "strong");
    const rows = (/** @type {Hit[]} */ some) => some.map((hit) => this.#row(/** @type {FinderItem} */ (/** @type {Finder} */ (this.finder).byNumber.get(hit.item))));
    this.nodes.resultsBox.hidden = !text;
    this.nodes.resultsTitle.textContent = t(strong.length ? "proposals" : weak.length ? "proposals_weak" : "no_proposals");
    this.nodes.count.textContent = text ? t("found", { n: hits.length }) : "";
    fill(this.nodes.results, answers.length && !strong.length ? this.#answered(answers) : null, rows(strong), answers.length && strong.length ? this.#answered(answers) : null, weak.length ? strong.length ? this.#resembling(rows(weak)) : rows(weak) : null,
      hits.length ? this.#none() : text ? this.#nothing() : null);
    this.refresh();
  }

  /**
   * Pages of the guide that answer the words: what is exempt, what people ask.
   * @param {GuideAnswer[]} answers
   */
  #answered(answers) {
    const { root } = this.nodes.root.dataset;
    return el("li", { class: "ck-item ck-answered" }, el("p", {}, t("answered")),
      el("ul", { class: "ck-list" }, answers.map((answer) => el("li", {}, el("a", { href: `${root}${answer.page}` }, answer.kind === "question" ? sentence(say(answer)) : t("answered_exempt", { name: say(answer) }))))));
  }

  /**
   * What merely resembles the words stays folded below what they tell of.
   * @param {HTMLElement[]} rows
   */
  #resembling(rows) {
    return el("li", { class: "ck-item" }, el("details", { class: "ck-fold ck-resembling" }, el("summary", {}, t("resembling", { n: rows.length })), el("ul", { class: "ck-items" }, rows)));
  }

  /** @param {FinderItem} item */
  #row(item) {
    const category = /** @type {Finder} */ (this.finder).categories.find((row) => row.number === item.category);
    const words = item.words[lang].slice(0, 6);
    const documents = item.documents.map((id) => say(/** @type {Finder} */ (this.finder).documents[id]));
    return el("li", { class: "ck-item" },
      el("label", { class: "ck-option" }, this.#box(item.item),
        el("span", {}, el("strong", {}, t("item_title", { number: item.item, name: say(item) })),
          words.length ? el("span", { class: "ck-item__about" }, t("covers"), list(words)) : null,
          el("span", { class: "ck-item__about" }, category ? `${say(category)} · ` : "", t("may_need"), list(documents)))),
      this.#goOn(),
      el("a", { class: "ck-item__more", href: `${this.nodes.root.dataset.root}catalogue/item-${item.item}/` }, t("item_page"), el("span", { class: "ck-hidden" }, say(item))));
  }

  /** Shown by the style beside what is chosen. */
  #goOn() {
    return el("button", { type: "button", class: "ck-button ck-item__go", onclick: this.on.goOn }, t("go_on"));
  }

  /** Nothing found is no answer: what to do instead. */
  #nothing() {
    const { root } = this.nodes.root.dataset;
    const to = (/** @type {string} */ page, /** @type {string} */ label) => el("a", { href: `${root}${page}/` }, t(label));
    return el("li", { class: "ck-item ck-nothing" }, el("ul", { class: "ck-list" },
      el("li", {}, t("nothing_reword")),
      el("li", {}, el("button", { type: "button", class: "ck-link", onclick: () => this.#browse() }, t("nothing_browse")), t("nothing_or"), to("catalogue", "nothing_catalogue")),
      el("li", {}, t("nothing_ask"), to("contacts", "nothing_contacts"))));
  }

  #browse() {
    /** @type {HTMLDetailsElement} */ (this.nodes.category.closest("details")).open = true;
    this.nodes.category.focus();
  }

  /** That no item fits can be said only below items that were shown. */
  #none() {
    return el("li", { class: "ck-item" }, el("label", { class: "ck-option" }, this.#box(NO_ITEM),
      el("span", {}, el("strong", {}, t("none_fits")), el("span", { class: "ck-item__about" }, t("none_fits_help")))), this.#goOn());
  }

  /** @param {number} number */
  #box(number) {
    /** @type {HTMLInputElement} */
    const input = el("input", { type: "checkbox", "data-item": number, onchange: () => this.on.toggle(number, input.checked) });
    return input;
  }

  #makeBrowser() {
    const select = this.nodes.category;
    fill(select, el("option", { value: "" }, t("browse_choose")),
      /** @type {Finder} */ (this.finder).categories.map((row) => el("option", { value: row.number }, t("category_title", { number: row.number, name: say(row) }))));
    select.addEventListener("change", () => {
      const items = /** @type {Finder} */ (this.finder).items.filter((item) => String(item.category) === select.value);
      fill(this.nodes.browsed, items.map((item) => this.#row(item)), items.length ? this.#none() : null);
      this.refresh();
    });
  }
}
