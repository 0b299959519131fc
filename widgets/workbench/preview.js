// @ts-check
// One project: its answer by the published policy beside its answer by the edited one. Python asks and answers.
/** @import { BenchRequests, BenchResults, Example, Facts, FormQuestion, Option, Preview as Sides, ShortVerdict, Value } from "../types/messages.js" */
/** @import { Answer } from "../types/page.js" */
import { el, fill, later } from "./dom.js";
import { node, say, t } from "./text.js";

/**
 * @typedef {<O extends keyof BenchRequests>(request: {op: O} & Omit<BenchRequests[O], "files">) => Promise<Answer<BenchResults[O]> | null>} Ask
 */

export class Preview {
  /** @type {Facts} */
  #facts = {};
  #item = 0;
  #own = false; // whether the reader chose a project, or an example of the sheet stands there

  /**
   * ask(request): the answer for the current edit, or null if it was overtaken by another.
   * @param {Ask} ask
   */
  constructor(ask) {
    this.ask = ask;
    this.again = later(250, () => this.answer());
    node("item").addEventListener("change", () => this.choose(Number(/** @type {HTMLSelectElement} */ (node("item")).value), {}, true));
  }

  /**
   * After a change of the data: the items anew, and an example of what changes unless the reader chose a project.
   * @param {Example[]} examples
   */
  async update(examples) {
    const items = await this.ask({ op: "items" });
    if (!items) return;
    node("preview-body").hidden = !items.result;
    node("preview-wait").hidden = Boolean(items.result);
    if (!items.result) return;
    fill(node("item"), items.result.map((item) => el("option", { value: item.number }, `${item.number}  ${say(item)}`)));
    this.#offer(examples);
    const known = items.result.some((item) => item.number === this.#item);
    if (examples.length && !this.#own) await this.choose(examples[0].item, examples[0].facts);
    else await this.choose(known ? this.#item : items.result[0].number, known ? this.#facts : {}, this.#own);
  }

  /** @param {Example[]} examples */
  #offer(examples) {
    fill(node("examples"), examples.slice(0, 6).map((example, index) => el("button", {
      type: "button", class: "wb-button", onclick: () => this.choose(example.item, example.facts, true),
    }, t("example", { n: index + 1, item: example.item }))));
    node("examples-box").hidden = !examples.length;
  }

  /** @param {number} item @param {Facts} facts @param {boolean} [own] */
  async choose(item, facts, own = false) {
    this.#item = item;
    this.#facts = { ...facts };
    this.#own = own;
    /** @type {HTMLSelectElement} */ (node("item")).value = String(item);
    const asked = await this.ask({ op: "questions", item });
    if (!asked?.result) return;
    fill(node("questions"), asked.result.map((question) => this.#field(question)));
    await this.answer();
  }

  /** @param {FormQuestion} question */
  #field(question) {
    const id = `bench-q-${question.id}`;
    if (question.type === "areas") return this.#several(question, id);
    const unit = question.unit_name ? t("unit", { unit: say(question.unit_name) }) : "";
    return el("p", { class: "wb-field" }, el("label", { for: id }, say(question.ask), unit), this.#control(question, id));
  }

  /** @param {FormQuestion} question @param {string} id */
  #control(question, id) {
    const value = this.#facts[question.id];
    if (question.type === "number") {
      return el("input", { id, inputmode: "decimal", autocomplete: "off", value: /** @type {number | undefined} */ (value) ?? null, oninput: ({ target }) => this.#set(question.id, number(target.value)) });
    }
    const options = question.type === "yes_no" ? [["true", t("yes")], ["false", t("no")]] : /** @type {Option[]} */ (question.options).map((option) => [option.id, say(option)]);
    const read = (/** @type {string} */ said) => (said === "" ? undefined : question.type === "yes_no" ? said === "true" : said);
    return el("select", { id, onchange: ({ target }) => this.#set(question.id, read(target.value)) },
      el("option", { value: "" }, t("not_said")),
      options.map(([key, label]) => el("option", { value: key, selected: key === String(value) }, label)));
  }

  /** @param {FormQuestion} question @param {string} id */
  #several(question, id) {
    const known = /** @type {string[] | undefined} */ (this.#facts[question.id]);
    /** @returns {void} */
    const set = () => this.#set(question.id, boxes.filter((box) => box.checked).map((box) => box.value));
    /** @type {HTMLInputElement[]} */
    const boxes = /** @type {Option[]} */ (question.options).map((option) => el("input", { type: "checkbox", value: option.id, checked: known?.includes(option.id), onchange: set }));
    const rows = /** @type {Option[]} */ (question.options).map((option, index) => el("label", { class: "wb-check" }, boxes[index], el("span", {}, say(option))));
    return el("fieldset", { id }, el("legend", {}, say(question.ask)), rows);
  }

  /** @param {string} id @param {Value | undefined} value */
  #set(id, value) {
    if (value === undefined) delete this.#facts[id];
    else this.#facts[id] = value;
    this.#own = true;
    this.again();
  }

  async answer() {
    const answer = await this.ask({ op: "preview", items: [this.#item], facts: this.#facts });
    if (!answer?.result) return;
    const { before, after, same } = answer.result;
    node("preview-same").textContent = t(same ? "preview_same" : "preview_differs");
    fill(node("before"), verdict(before));
    fill(node("after"), verdict(after));
    node("before").dataset.document = /** @type {Partial<ShortVerdict>} */ (before).document ?? "";
    node("after").dataset.document = /** @type {Partial<ShortVerdict>} */ (after).document ?? "";
  }
}

/** @param {string} text */
function number(text) {
  const said = text.trim();
  return said === "" ? undefined : Number.isFinite(Number(said)) ? Number(said) : said;
}

/** @param {Sides["before"]} answer */
function verdict(answer) {
  if ("errors" in answer) return el("ul", {}, answer.errors.map((error) => el("li", {}, say(error))));
  const promised = answer.time_limit?.promised;
  return [
    el("p", {}, el("strong", {}, say(answer.headline))),
    promised ? el("p", {}, t("promised", { days: say(promised) })) : null,
    el("ul", {}, answer.reasons.map((reason) => el("li", {}, say(reason)))),
    el("p", { class: "wb-quiet" }, say(answer.standing_text)),
  ];
}
