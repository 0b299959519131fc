// @ts-check
// The address of the check, read and written: what a link says goes into the state, and what is wrong in it is named.
/** @import { FormQuestion, Mistake, ReadLink, Value } from "../types/messages.js" */
/** @import { Answer, DayName, Page } from "../types/page.js" */
import { NO_ITEM } from "./choose.js";
import { factOf, noAnswers } from "./answers.js";
import { plainValue } from "./questions.js";
import { digits } from "./text.js";
import { readAddress, writeAddress, describeFragment, itemsOf, pairsOf, valueOf } from "./link.js";

/** @type {DayName[]} */
const DAYS = ["start", "submitted", "accepted"];

export class Address {
  #pending = ""; // a fragment that Python has yet to read
  #turn = 0; // number of the newest link: an older one is dropped when it is read
  #seen = location.hash; // as it was last read or written here
  /** @type {Map<string, Value>} answers of the link that were put into their cards before Python has read it */
  #filled = new Map();

  /**
   * page: what page.js shares with its rooms. on.update(), on.problems(errors), on.reading(): another link is being read.
   * @param {Page} page
   * @param {{update(): Promise<void>, problems(errors: Mistake[]): void, reading(): void, learn(): Promise<Answer<FormQuestion[]>>}} on
   */
  constructor(page, on) {
    this.page = page;
    this.on = on;
    window.addEventListener("hashchange", () => this.#changed());
  }

  /**
   * Unless another link was put there a moment ago, which is not read yet.
   * @param {string} fragment
   */
  write(fragment) {
    if (location.hash !== this.#seen) return;
    const { state } = this.page;
    state.fragment = fragment;
    writeAddress(fragment, { describe: state.describe });
    this.#seen = location.hash;
  }

  /** While nothing is chosen: the words in the box; or answers that came without an item, such as the firm's size. */
  writeWords() {
    const { state } = this.page;
    const given = itemsOf(state.fragment).length ? "" : state.fragment;
    this.write(describeFragment(state.describe.trim()) || given);
  }

  open() {
    const { state, chooser, engine } = this.page;
    const { describe, state: fragment } = readAddress();
    if (describe !== null || history.state?.describe) {
      chooser.nodes.box.value = state.describe = (describe ?? history.state.describe).slice(0, 500);
      chooser.arriving = !fragment;
      chooser.search();
    }
    if (!fragment) return state.items.length ? undefined : this.on.update();
    this.#pending = fragment;
    this.#filled.clear();
    state.fragment = fragment;
    state.items = itemsOf(fragment).filter((item) => item === NO_ITEM || !chooser.finder || chooser.finder.byNumber.has(item));
    chooser.refresh();
    if (engine.state === "ready") return this.readPending();
    return this.on.update();
  }

  get pending() {
    return this.#pending;
  }

  /** What the link says that the reader has not answered, until Python has read it. */
  said() {
    return new Map([...pairsOf(this.#pending)].filter(([id]) => !this.#filled.has(id) && !this.page.state.order.includes(id)));
  }

  /**
   * Answers of the link that need no reading go into their cards at once.
   * @param {FormQuestion[]} questions
   */
  fill(questions) {
    const { state, answers } = this.page;
    for (const [id, text] of this.said()) {
      const question = questions.find((one) => one.id === id);
      const value = question && plainValue(question, text);
      if (value === undefined) continue;
      this.#filled.set(id, value);
      state.facts[id] = value;
      answers.remember(id);
    }
  }

  /**
   * Whether it was the reader who answered, and not the link.
   * @param {string} id
   */
  #answered(id) {
    const { facts, order } = this.page.state;
    return this.#filled.has(id) ? facts[id] !== this.#filled.get(id) : order.includes(id);
  }

  /** Reads a link with Python; what is wrong in it is named and left out, the rest is kept. */
  async readPending() {
    const given = this.#pending;
    this.#pending = "";
    const mine = ++this.#turn;
    const read = await this.page.engine.ask({ op: "read_link", fragment: given });
    if (mine !== this.#turn) return; // another link has come, and what this one says is not to be mixed with it
    if (read.ok) this.#take(read.result);
    const asked = this.page.state.items.length ? await this.on.learn() : { ok: /** @type {const} */ (false) };
    if (mine !== this.#turn) return;
    this.#place(read.ok ? read.result.errors : read.errors, given, asked.ok ? asked.result.map((question) => question.id) : []);
    this.page.chooser.refresh();
    await this.on.update();
  }

  /**
   * Errors of a link: at the question where there is one (ids), else in a list above.
   * @param {Mistake[]} errors @param {string} given @param {string[]} ids
   */
  #place(errors, given, ids) {
    const { state, answers } = this.page;
    /** @type {Mistake[]} */
    const free = [];
    for (const error of errors) {
      const id = factOf(error.field);
      if (id && ids.includes(id) && !(id in state.facts)) {
        state.errors.set(id, [...(state.errors.get(id) ?? []), error]);
        state.raw[id] = valueOf(given, id) ?? "";
        answers.remember(id);
      } else {
        free.push(error);
      }
    }
    this.on.problems(free);
  }

  /**
   * What a link says; what the reader chose or answered meanwhile counts more.
   * @param {ReadLink} said
   */
  #take({ items, facts, typed = {}, on, policy, was, place, ...days }) {
    const { state, answers } = this.page;
    const shown = itemsOf(state.fragment);
    const dropped = shown.filter((item) => !state.items.includes(item));
    const added = state.items.filter((item) => !shown.includes(item));
    state.items = [...new Set([.../** @type {number[]} */ (items).filter((item) => !dropped.includes(item)), ...added])];
    Object.assign(state, { on: on ?? state.on, policy: policy ?? null, was: added.length || [...state.order, ...this.#filled.keys()].some((id) => this.#answered(id)) ? null : was ?? null });
    if (place && !state.place.length) state.place = place;
    for (const name of DAYS) if (days[name]) state.days[name] = days[name];
    for (const id of this.#filled.keys()) if (!(id in facts) && !this.#answered(id)) answers.withdraw(id);
    for (const [id, value] of Object.entries(facts)) {
      if (this.#answered(id)) continue;
      state.facts[id] = value;
      if (typed[id]) answers.keepTyped(id, typed[id]);
      else if (typeof value === "number") state.raw[id] = digits(value);
      answers.remember(id);
    }
    this.#filled.clear();
  }

  #changed() {
    this.#seen = location.hash;
    const { state, chooser } = this.page;
    const { describe, state: fragment } = readAddress();
    if (fragment && fragment === state.fragment) return;
    if (!fragment && describe === null) return this.write(state.fragment); // a jump within the page
    Object.assign(state, { ...noAnswers(), items: [], on: null, days: {}, policy: null, was: null, place: [] });
    this.on.reading();
    chooser.refresh();
    this.open();
  }
}
