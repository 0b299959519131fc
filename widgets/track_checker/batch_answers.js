// @ts-check
// The questions of one row, answered below it with the check's own cards. Python says what is asked, reads and decides.
/** @import { PickedRow, RowQuestions, TableRow, Value } from "../types/messages.js" */
/** @import { FormState, QuestionNodes, TableEngine } from "../types/page.js" */
import { Answers, noAnswers } from "./answers.js";
import { Questions } from "./questions.js";
import { el, fill, unpressed } from "./dom.js";
import { say, sentence, t } from "./batch_text.js";

export class RowAnswers {
  /** @type {RowQuestions | null} */
  #asked = null;
  #turn = 0; // an older answer of Python is dropped when a newer one was asked for

  /**
   * on.picked(picked): the row is answered anew; on.close(): the reader is done with it.
   * @param {TableRow} row @param {HTMLElement} page @param {TableEngine["ask"]} ask
   * @param {{picked(picked: PickedRow): unknown, close(): unknown}} on
   */
  constructor(row, page, ask, on) {
    this.row = row;
    this.ask = ask;
    this.on = on;
    /** @type {FormState} */
    this.state = { ...noAnswers(), items: [], on: null };
    this.answers = new Answers(this.state, { update: () => this.#update(), refresh: () => this.questions.refresh(), ask });
    this.heading = el("h3", { tabindex: "-1" }, t("batch_answer_row", { n: row.row, name: row.name }));
    this.result = el("p", { class: "ck-batch__sum", role: "status" });
    this.problem = el("p", { class: "ck-q__error", role: "alert" });
    this.confirm = el("p");
    this.nodes = this.#boxes(page);
    const { answers } = this;
    this.questions = new Questions(this.nodes, this.state, {
      answer: (id, value) => answers.answer(id, value), unsure: (id) => answers.unsure(id), text: (id, text, unit) => answers.typed(id, text, unit),
    });
    this.node = el("tr", { class: "ck-batch__answers", "data-answers": String(row.row) }, el("td", { colspan: "6" },
      this.heading, this.result, this.confirm, this.nodes.main, this.nodes.more, this.problem,
      el("p", {}, el("button", { type: "button", class: "ck-button", onclick: () => on.close() }, t("batch_answers_close")))));
  }

  /** @param {HTMLElement} root @returns {QuestionNodes} */
  #boxes(root) {
    const main = el("div", { class: "ck-cards" });
    const more = el("button", { type: "button", class: "ck-button ck-more", hidden: true, onclick: () => { main.dataset.all = "yes"; more.hidden = true; } });
    return { root, main, more, rest: el("div"), restBox: el("div"), restTitle: el("h3"), service: el("div"), serviceBox: el("div") };
  }

  /** Asks Python what the row asks, and shows it. */
  async begin() {
    const asked = await this.#learn();
    if (!asked) return;
    this.state.facts = { ...asked.facts };
    for (const id of Object.keys(asked.facts)) this.answers.remember(id);
    this.#show(asked);
    this.#tell(this.row);
  }

  async #learn() {
    const asked = await this.ask({ op: "ask_row", row: this.row.row });
    if (!asked.ok) return this.#refuse(asked.errors);
    this.state.items = asked.result.items;
    return (this.#asked = asked.result);
  }

  /** Not asked is what the answer to another question gives, unless the reader cannot answer that one. @param {RowQuestions} asked */
  #show({ questions, next, read }) {
    const givers = new Map(next.map((question) => [question.id, question.given_by]));
    const { facts, errors, unsure } = this.state;
    const given = (/** @type {string} */ id) => {
      const by = givers.get(id);
      return by && !(id in facts) && !errors.has(id) && !unsure.has(id) && !unsure.has(by);
    };
    const ids = next.map(({ id }) => id);
    const shown = questions.filter(({ id }) => (ids.includes(id) || id in facts || errors.has(id) || unsure.has(id)) && !given(id));
    this.questions.show(shown, ids, []);
    fill(this.confirm, this.row.unsure ? el("button", { type: "button", class: "ck-button ck-button--main", onclick: () => this.#agree(read) }, t("batch_confirm")) : null);
  }

  /** What was found and read in the words is right. @param {Record<string, Value>} read */
  #agree(read) {
    for (const [id, value] of Object.entries(read)) {
      if (id in this.state.facts) continue;
      this.state.facts[id] = value;
      this.answers.remember(id);
    }
    this.heading.focus(); // the button goes
    return this.#update(this.state.items.join("、"));
  }

  /** @param {string} [items] */
  async #update(items = this.row.chosen) {
    const mine = ++this.#turn;
    if (this.state.errors.size && !this.#acceptable()) return this.questions.refresh();
    const picked = await this.ask({ op: "pick", row: this.row.row, items, facts: this.state.facts });
    await unpressed();
    if (mine !== this.#turn) return;
    if (!picked.ok) return this.#refuse(picked.errors);
    this.answers.accept();
    this.problem.textContent = "";
    this.row = picked.result.row;
    const asked = await this.#learn();
    if (mine !== this.#turn || !asked) return;
    this.on.picked(picked.result);
    this.#show(asked);
    this.#tell(this.row);
  }

  /** Whether all that is wrong is wrong with the answers together: another answer may mend that. */
  #acceptable() {
    this.answers.accept();
    return !this.state.errors.size;
  }

  /** @param {TableRow} row */
  #tell({ document, track, possible_documents: possible, status }) {
    const outcome = document ? [document, track].filter(Boolean).join(" · ") : possible && t("batch_one_of", { list: possible });
    this.result.textContent = t("batch_row_now", { status, outcome });
  }

  /** @param {import("../types/messages.js").Mistake[]} errors */
  #refuse(errors) {
    const ids = this.#asked?.questions.map(({ id }) => id) ?? [];
    const free = this.answers.refuse(errors, ids);
    this.problem.textContent = free.map((error) => sentence(say(error))).join(" ");
    if (this.#asked) this.#show(this.#asked);
    return null;
  }
}
