// @ts-check
// A form of questions, and Python's answer to them: for the checks that have questions of their own. No rule stands here.
/** @import { FormQuestion, Scope, Text } from "../types/messages.js" */
/** @import { Answer, CheckEngine, Failure, FormState, OwnVerdict, Progress, Props } from "../types/page.js" */
import assets from "./assets.js";
import { Engine } from "./engine.js";
import { Answers, factOf, noAnswers } from "./answers.js";
import { Questions, answerText } from "./questions.js";
import { showOwnAnswer, showWaiting } from "./own_answer.js";
import { writeAddress, valueOf } from "./link.js";
import { el, fill } from "./dom.js";
import { t, say, megabytes, sentence, today } from "./text.js";

const base = new URL(".", import.meta.url);

/**
 * Puts the form into the page and starts Python. root.dataset.scope names the check.
 * @param {HTMLElement} root @param {boolean} focus whether the reader began it by hand
 */
export function run(root, focus) {
  const form = new Form(root);
  form.start();
  if (focus) form.heading.focus();
}

class Form {
  /** @type {FormState} */
  #state = { ...noAnswers(), items: [], on: null };
  /** @type {FormQuestion[]} */
  #known = []; // the questions
  #turn = 0; // an older answer of Python is dropped when a newer one was asked for
  #fragment = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.scope = /** @type {Scope} */ (root.dataset.scope);
    this.heading = el("h2", { tabindex: "-1" }, t("own_questions"));
    this.nodes = this.#boxes();
    this.#build();
    /** @type {CheckEngine} */
    this.engine = new Engine(base, assets, {
      progress: (step) => this.#progress(step), ready: () => this.#ready(), failed: (failure) => this.#failed(failure),
    });
    this.answers = new Answers(this.#state, {
      update: () => this.#update(), refresh: () => this.questions.refresh(), ask: (request) => (this.engine.state === "ready" ? this.engine.ask(request) : null),
    }, this.scope);
    const { answers } = this;
    this.questions = new Questions(this.nodes, this.#state, {
      answer: (id, value) => answers.answer(id, value), unsure: (id) => answers.unsure(id), text: (id, text, unit) => answers.typed(id, text, unit),
    });
    window.addEventListener("hashchange", () => this.#readAddress());
  }

  start() {
    this.root.dataset.state = "loading";
    this.nodes.failed.hidden = true;
    showWaiting(this.nodes.result, t("own_waiting"));
    this.engine.start();
  }

  // -- what stands in the page ---------------------------------------------------------------------------------

  #boxes() {
    /** @type {<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props<HTMLElementTagNameMap[K]>) => HTMLElementTagNameMap[K]} */
    const hidden = (tag, props) => el(tag, { ...props, hidden: true });
    return {
      root: this.root,
      bar: el("progress", { class: "ck-start__bar", "aria-labelledby": "check-progress" }), progress: el("span", { id: "check-progress" }, t("progress_begin")),
      main: el("div", { class: "ck-cards", id: "check-questions" }), more: hidden("button", { type: "button", class: "ck-button ck-more", onclick: () => this.#showAll() }),
      rest: el("div", { class: "ck-fold__body ck-cards" }), restBox: hidden("details", { class: "ck-fold" }), restTitle: el("h3"),
      service: el("div"), serviceBox: el("div"), intro: el("p", { class: "ck-quiet" }),
      result: el("section", { class: "ck-answer", id: "own-result", "aria-labelledby": "check-answer-title" }),
      live: el("p", { class: "ck-hidden", role: "status", "aria-live": "polite" }),
      problems: hidden("section", { class: "ck-panel ck-problems", role: "alert" }), failedWhy: el("p"),
      failed: hidden("section", { class: "ck-panel ck-failed", role: "alert" }),
    };
  }

  #build() {
    const { nodes } = this;
    nodes.restBox.append(el("summary", {}, nodes.restTitle), nodes.rest);
    nodes.failed.append(el("h2", {}, t("failed_title")), nodes.failedWhy, el("p", {}, t("own_failed")),
      el("p", {}, el("button", { type: "button", class: "ck-button ck-button--main", onclick: () => this.start() }, t("retry"))));
    this.root.classList.add("ck-check");
    fill(this.root,
      el("div", { class: "ck-start" }, nodes.bar, nodes.progress), nodes.failed, nodes.problems,
      el("div", { class: "ck-columns" },
        el("div", { class: "ck-column" }, el("section", { class: "ck-panel ck-ask" }, this.heading, nodes.intro, nodes.main, nodes.more, nodes.restBox,
          el("p", { class: "ck-privacy" }, t("privacy")))),
        nodes.result), nodes.live);
  }

  #showAll() {
    this.nodes.main.dataset.all = "yes";
    this.nodes.more.hidden = true;
  }

  /** @param {Progress} progress */
  #progress({ step, loaded, total }) {
    if (step === "download") Object.assign(this.nodes.bar, { max: total, value: loaded });
    this.nodes.progress.textContent = total ? t("progress_download", { loaded: megabytes(loaded), total: megabytes(total) }) : t(`progress_${step}`);
  }

  /** @param {Failure} failure */
  #failed(failure) {
    this.root.dataset.state = "failed";
    this.nodes.failedWhy.textContent = t(`failed_${failure.code}`);
    this.nodes.failed.hidden = false;
  }

  async #ready() {
    const asked = await this.engine.ask({ op: "questions", scope: this.scope });
    this.#known = /** @type {{result: FormQuestion[]}} */ (asked).result;
    await this.answers.readWaiting();
    if (!(await this.#readAddress())) await this.#update();
    this.root.dataset.state = "ready"; // not before its questions stand there: what is pressed then goes to them
  }

  // -- from answers to answer ----------------------------------------------------------------------------------

  /** @returns {Promise<void>} */
  async #update() {
    const mine = ++this.#turn;
    if (this.engine.state !== "ready") return;
    const on = this.#state.on ?? today();
    const checked = await this.engine.ask({ op: this.scope, facts: this.#state.facts, on });
    if (mine !== this.#turn) return;
    if (checked.ok) this.answers.accept();
    if (checked.ok && !this.#state.errors.size) return this.#show(checked.result);
    const dates = checked.ok ? [] : checked.errors.filter(({ field }) => field === "on");
    if (dates.length) {
      this.#state.on = null;
      this.#problems(dates);
      return this.#update();
    }
    this.#hold(checked);
  }

  /** @param {OwnVerdict} verdict */
  #show(verdict) {
    const groups = this.questions.show(this.#known, verdict.ask_next.map((question) => question.id));
    const open = groups.wanted.length;
    this.nodes.intro.textContent = open ? t("questions_open", { n: open }) : t("questions_done");
    if (this.#state.order.length) this.#address(verdict.link);
    showOwnAnswer(this.nodes.result, verdict, {
      root: /** @type {string} */ (this.root.dataset.root), said: this.#said(), setDate: (on) => this.#setDate(on), clear: () => this.#clear(),
      copy: (event) => this.#copy(event), href: () => location.href,
    });
    this.#tell(say(verdict.headline));
  }

  /**
   * An answer cannot be read: say so, keep everything, and give no result until it is mended.
   * @param {Answer<OwnVerdict>} checked
   */
  #hold(checked) {
    const ids = this.#known.map((question) => question.id);
    if (!checked.ok) this.#problems(this.answers.refuse(checked.errors, ids));
    this.questions.show(this.#known, checked.ok ? checked.result.ask_next.map((question) => question.id) : null);
    const wrong = [...this.#state.errors].map(([id, messages]) => el("li", {}, el("button", {
      type: "button", class: "ck-link", onclick: () => this.questions.control(id)?.focus(),
    }, sentence(messages.map(say).join(" ")))));
    showWaiting(this.nodes.result, t("mend_first"), el("ul", { class: "ck-list" }, wrong));
    this.#tell(t("mend_first"));
  }

  #said() {
    const { facts } = this.#state;
    return this.#known.filter(({ id }) => id in facts).map((question) => `${sentence(say(question.ask))} ${answerText(question, facts[question.id])}`);
  }

  /** @param {string | null} on */
  #setDate(on) {
    this.#state.on = on;
    this.#update();
  }

  #clear() {
    Object.assign(this.#state, noAnswers(), { on: null });
    this.#problems([]);
    this.#address("");
    this.#update();
    this.heading.focus();
  }

  /** @param {Text[]} errors */
  #problems(errors) {
    fill(this.nodes.problems, el("h2", {}, t("problems_title")), el("ul", { class: "ck-list" }, errors.map((error) => el("li", {}, sentence(say(error))))));
    this.nodes.problems.hidden = !errors.length;
  }

  /** @param {string} text */
  #tell(text) {
    if (this.nodes.live.textContent !== text) this.nodes.live.textContent = text;
  }

  // -- the address ---------------------------------------------------------------------------------------------

  /** @param {string} fragment */
  #address(fragment) {
    this.#fragment = fragment;
    writeAddress(fragment);
  }

  /** Reads a link with Python; true if there was one. What is wrong in it is named, and the rest is kept. */
  async #readAddress() {
    const fragment = location.hash.slice(1);
    if (!fragment.includes("=") || fragment === this.#fragment || this.engine.state !== "ready") return false;
    this.#fragment = fragment;
    const read = await this.engine.ask({ op: "read_link", scope: this.scope, fragment });
    const { facts, on, errors } = read.ok ? read.result : { facts: {}, errors: read.errors };
    Object.assign(this.#state, noAnswers(), { on: on ?? null, facts: { ...facts } });
    for (const { id } of this.#known) if (id in facts) this.answers.remember(id);
    this.#problems(this.answers.place(errors, this.#known.map((question) => question.id)));
    for (const error of errors) {
      const id = /** @type {string} */ (factOf(error.field)); // null is in no map
      if (!this.#state.errors.has(id)) continue;
      this.#state.raw[id] = valueOf(fragment, id) ?? "";
      this.answers.remember(id);
    }
    await this.#update();
    return true;
  }

  /** @param {{currentTarget: HTMLElement}} event */
  async #copy(event) {
    const button = event.currentTarget;
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = t("copied");
      this.#tell(t("copied"));
    } catch {
      const printed = /** @type {HTMLElement} */ (document.getElementById("check-printed-link"));
      printed.dataset.shown = "yes";
      /** @type {Selection} */ (getSelection()).selectAllChildren(printed);
      this.#tell(t("copy_by_hand"));
    }
  }
}
