// @ts-check
// What Python read out of the reader's own words: shown to be confirmed, each part by itself. Nothing read is used
// before the reader says that it is right, and what is shown here is not asked below. What is doubtful stands apart, as
// a question: it counts only where the reader ticks it.
/** @import { Facts, FormQuestion, Reading, ReadRequest, Value } from "../types/messages.js" */
/** @import { Answer, CheckState } from "../types/page.js" */
import { answerText } from "./questions.js";
import { el, fill } from "./dom.js";
import { t, say, sentence } from "./text.js";

/** @typedef {(request: {op: "read"} & ReadRequest) => Promise<Answer<Reading>>} Ask */

/** @returns {Reading} */
const nothing = () => ({ facts: {}, place: null, read: [], doubtful: [] });

/** @typedef {{value: Value, words: string, firm: boolean}} Part */

export class Heard {
  #reading = nothing();
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
    if (of === this.#of) this.#reading = answer.ok ? answer.result : nothing();
  }

  /** Where the words say that the project lies. */
  get place() {
    return this.#reading.place;
  }

  /** @returns {Map<string, Part>} what was read of each fact, and what is doubtful */
  get #parts() {
    const { facts, read, doubtful } = this.#reading;
    /** @type {Map<string, Part>} */
    const parts = new Map();
    for (const { fact, words } of read) parts.set(fact, { value: facts[fact], words, firm: true });
    for (const { fact, value, words } of doubtful) parts.set(fact, { value, words, firm: false });
    return parts;
  }

  /** @param {string} id */
  #key(id) {
    return `${id}=${JSON.stringify(this.#parts.get(id)?.value)}`;
  }

  /** Facts that wait for the reader: read, neither answered nor settled. */
  get waiting() {
    const { facts, unsure, errors } = this.state;
    return [...this.#parts.keys()].filter((id) => !(id in facts) && !unsure.has(id) && !errors.has(id) && !this.#settled.has(this.#key(id)));
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
    const [firm, doubtful] = [true, false].map((sure) => waiting.filter((id) => this.#parts.get(id)?.firm === sure)
      .map((id) => this.#row(/** @type {FormQuestion} */ (asked.get(id)))));
    const chosen = () => new Set([...this.box.querySelectorAll("input")].filter((input) => input.checked).map((input) => input.value));
    return [
      el("h3", { id: "check-heard-title" }, t(firm.length ? "heard_title" : "heard_doubtful")),
      firm.length ? el("ul", { class: "ck-heard__list" }, firm) : null,
      firm.length && doubtful.length ? el("h3", {}, t("heard_doubtful")) : null,
      doubtful.length ? el("ul", { class: "ck-heard__list ck-heard__list--doubtful" }, doubtful) : null,
      el("p", { class: "ck-heard__go" },
        el("button", { type: "button", class: "ck-button ck-button--main", id: "check-heard-use", onclick: () => this.#settle(waiting, chosen()) }, t("heard_use")),
        el("button", { type: "button", class: "ck-link", id: "check-heard-refuse", onclick: () => this.#settle(waiting, new Set()) }, t("heard_refuse"))),
    ];
  }

  /** @param {FormQuestion} question */
  #row(question) {
    const { id } = question;
    const { value, words, firm } = /** @type {Part} */ (this.#parts.get(id));
    const name = say(question.name);
    const said = [firm ? sentence(name) : name, t("colon"), el("strong", {}, answerText(question, value))];
    return el("li", {}, el("label", { class: "ck-option" }, el("input", { type: "checkbox", value: id, checked: firm }),
      el("span", {}, firm ? said : [t("heard_is_it"), ...said, t("heard_mark")], " ", el("span", { class: "ck-quiet" }, t("heard_words", { words })))));
  }

  /** @param {string[]} waiting @param {Set<string>} confirmed */
  #settle(waiting, confirmed) {
    for (const id of waiting) this.#settled.add(this.#key(id));
    const parts = this.#parts;
    const facts = Object.fromEntries(waiting.filter((id) => confirmed.has(id)).map((id) => [id, /** @type {Part} */ (parts.get(id)).value]));
    if (confirmed.size) this.on.use(facts);
    else this.on.refused();
  }

  /** For a new beginning. */
  clear() {
    this.#settled.clear();
    this.#of = "";
    this.#reading = nothing();
  }
}
