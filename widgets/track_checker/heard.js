// @ts-check
// What Python read out of the reader's own words: shown to be confirmed, each part by itself. Nothing read is used
// before the reader says that it is right, and what is shown here is not asked below.
/** @import { Facts, FormQuestion, Reading, ReadRequest } from "../types/messages.js" */
/** @import { Answer, CheckState } from "../types/page.js" */
import { answerText } from "./questions.js";
import { el, fill } from "./dom.js";
import { t, say, sentence } from "./text.js";

/** @typedef {(request: {op: "read"} & ReadRequest) => Promise<Answer<Reading>>} Ask */

export class Heard {
  /** @type {Reading} */
  #reading = { facts: {}, place: null, read: [] };
  #of = ""; // the words and items that it is a reading of
  /** @type {Set<string>} */
  #settled = new Set(); // what the reader confirmed or refused, with its value: never shown again

  /**
   * on.use(facts): the reader confirmed these; on.refused(): the reader answers by hand.
   * @param {HTMLElement} box @param {CheckState} state @param {{use(facts: Facts): void, refused(): void}} on
   */
  constructor(box, state, on) {
    this.box = box;
    this.state = state;
    this.on = on;
  }

  /**
   * Reads the words for the items chosen, unless that was done already.
   * @param {Ask} ask
   */
  async read(ask) {
    const { describe: text, items } = this.state;
    const of = JSON.stringify([text, items]);
    if (of === this.#of) return;
    this.#of = of;
    const answer = text.trim() ? await ask({ op: "read", text, items: [...items] }) : { ok: /** @type {const} */ (false) };
    if (of === this.#of) this.#reading = answer.ok ? answer.result : { facts: {}, place: null, read: [] };
  }

  /** Where the words say that the project lies. */
  get place() {
    return this.#reading.place;
  }

  /** @param {string} id */
  #key(id) {
    return `${id}=${JSON.stringify(this.#reading.facts[id])}`;
  }

  /** Facts that wait for the reader: read, neither answered nor settled. */
  get waiting() {
    const { facts, unsure, errors } = this.state;
    return this.#reading.read.map(({ fact }) => fact).filter((id) => !(id in facts) && !unsure.has(id) && !errors.has(id) && !this.#settled.has(this.#key(id)));
  }

  /**
   * Shows what waits, and says which facts those are.
   * @param {FormQuestion[]} known
   */
  show(known) {
    const asked = new Map(known.map((question) => [question.id, question]));
    const waiting = this.waiting.filter((id) => asked.has(id));
    const mark = JSON.stringify(waiting.map((id) => this.#key(id)));
    if (this.box.dataset.mark !== mark) {
      this.box.dataset.mark = mark;
      fill(this.box, waiting.length ? this.#content(waiting, asked) : null);
    }
    this.box.hidden = !waiting.length;
    return waiting;
  }

  /** Whether anything waits. */
  get waits() {
    return !this.box.hidden;
  }

  /** Goes to what waits. */
  focus() {
    this.box.querySelector("input")?.focus();
  }

  /** @param {string[]} waiting @param {Map<string, FormQuestion>} asked */
  #content(waiting, asked) {
    const rows = waiting.map((id) => this.#row(/** @type {FormQuestion} */ (asked.get(id))));
    const chosen = () => new Set([...this.box.querySelectorAll("input")].filter((input) => input.checked).map((input) => input.value));
    return [
      el("h3", { id: "check-heard-title" }, t("heard_title")),
      el("ul", { class: "ck-heard__list" }, rows),
      el("p", { class: "ck-heard__go" },
        el("button", { type: "button", class: "ck-button ck-button--main", id: "check-heard-use", onclick: () => this.#settle(waiting, chosen()) }, t("heard_use")),
        el("button", { type: "button", class: "ck-link", id: "check-heard-refuse", onclick: () => this.#settle(waiting, new Set()) }, t("heard_refuse"))),
    ];
  }

  /** @param {FormQuestion} question */
  #row(question) {
    const { id } = question;
    const words = this.#reading.read.find(({ fact }) => fact === id)?.words ?? "";
    return el("li", {}, el("label", { class: "ck-option" }, el("input", { type: "checkbox", value: id, checked: true }),
      el("span", {}, sentence(say(question.name)), t("colon"), el("strong", {}, answerText(question, this.#reading.facts[id])),
        " ", el("span", { class: "ck-quiet" }, t("heard_words", { words })))));
  }

  /** @param {string[]} waiting @param {Set<string>} confirmed */
  #settle(waiting, confirmed) {
    for (const id of waiting) this.#settled.add(this.#key(id));
    const facts = Object.fromEntries(waiting.filter((id) => confirmed.has(id)).map((id) => [id, this.#reading.facts[id]]));
    if (confirmed.size) this.on.use(facts);
    else this.on.refused();
  }

  /** For a new beginning. */
  clear() {
    this.#settled.clear();
    this.#of = "";
    this.#reading = { facts: {}, place: null, read: [] };
  }
}
