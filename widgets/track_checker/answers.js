// @ts-check
// What a reader says to the questions of a form: kept here, read by Python. The check and the small checks share it.
/** @import { Mistake, ReadValue, ReadValueRequest, Scope, Value } from "../types/messages.js" */
/** @import { Answer, Answered, TypedAmount } from "../types/page.js" */

/**
 * facts: what Python gets. raw: numbers as typed. typed: in which unit, {text, unit, days}, and what Python made of it, said. unsure: "I don't know". errors: fact → messages. order: as answered.
 * @returns {Answered}
 */
export function noAnswers() {
  return { facts: {}, raw: {}, typed: {}, unsure: new Set(), errors: new Map(), order: [] };
}

export class Answers {
  /** @type {Mistake[]} */
  #refused = []; // errors of the answers taken together

  /**
   * state: see above. on.update(): the facts changed; on.refresh(): the cards; on.ask(request): to Python, null while it is not up.
   * @param {Answered} state
   * @param {{update(): unknown, refresh(): unknown, ask(request: {op: "read_value"} & ReadValueRequest): Promise<Answer<ReadValue>> | null}} on
   * @param {Scope | ""} [scope]
   */
  constructor(state, on, scope = "") {
    this.state = state;
    this.on = on;
    this.scope = scope;
  }

  /** @param {string} id @param {Value | null} value */
  answer(id, value) {
    const { state } = this;
    state.unsure.delete(id);
    state.errors.delete(id);
    delete state.raw[id];
    if (state.typed[id]) state.typed[id] = { unit: state.typed[id].unit, days: state.typed[id].days };
    if (value === null) {
      delete state.facts[id];
      this.forget(id);
    } else {
      state.facts[id] = value;
      this.remember(id);
    }
    this.on.update();
  }

  /** @param {string} id */
  unsure(id) {
    this.answer(id, null);
    this.state.unsure.add(id);
    this.remember(id);
    this.on.refresh();
  }

  /**
   * A number as it was typed, and the unit it is in. Python reads it; until Python is up it waits.
   * @param {string} id @param {string} text @param {{unit?: string, days?: string}} [unit]
   */
  async typed(id, text, { unit = "", days = "" } = {}) {
    const { state } = this;
    const before = state.typed[id] ?? { unit: "", days: "" };
    if (state.raw[id] === text && before.unit === unit && before.days === days && !state.errors.has(id) && id in state.facts) return;
    state.raw[id] = text;
    state.typed[id] = { text, unit, days };
    if (!text.trim()) {
      if (!state.unsure.has(id)) this.answer(id, null);
      return;
    }
    state.unsure.delete(id);
    this.remember(id);
    if (!(await this.#readNumber(id))) return this.on.refresh();
    this.on.update();
  }

  /**
   * A number that came with a link, in the unit in which it was typed.
   * @param {string} id @param {TypedAmount & {text: string}} typed
   */
  keepTyped(id, typed) {
    this.state.typed[id] = typed;
    this.state.raw[id] = typed.text;
  }

  /** Once Python is up: numbers that were typed before. */
  async readWaiting() {
    const { raw, facts } = this.state;
    for (const id of Object.keys(raw)) if (raw[id].trim() && !(id in facts)) await this.#readNumber(id);
  }

  /** @param {string} id */
  async #readNumber(id) {
    const { state } = this;
    const text = state.raw[id];
    const typed = state.typed[id];
    const reading = this.on.ask({ op: "read_value", scope: this.scope, fact: id, text, unit: typed?.unit, days: typed?.days });
    if (!reading) {
      delete state.facts[id]; // the number before, which a link may have brought
      return false;
    }
    const read = await reading;
    if (state.raw[id] !== text || state.typed[id] !== typed) return true;
    state.errors.delete(id);
    delete state.facts[id];
    if (read.ok) {
      const { value, text: plain = text, unit = "", days = typed?.days ?? "", said, named } = read.result;
      state.facts[id] = value;
      state.typed[id] = { text: plain, unit, days, said };
      if (named) state.raw[id] = plain; // the unit was typed behind the number, and is chosen beside it now
    } else state.errors.set(id, read.errors);
    return true;
  }

  /**
   * Errors at their questions; returns those that belong to none of the ids.
   * @param {Mistake[]} errors @param {string[]} ids
   */
  place(errors, ids) {
    const { state } = this;
    /** @type {Mistake[]} */
    const free = [];
    for (const error of errors) {
      const id = factOf(error.field);
      if (id && ids.includes(id)) state.errors.set(id, [...(state.errors.get(id) ?? []), error]);
      else free.push(error);
    }
    return free;
  }

  /**
   * What is wrong with the answers taken together, in place of what was wrong with them before.
   * @param {Mistake[]} errors @param {string[]} ids
   */
  refuse(errors, ids) {
    this.accept();
    this.#refused = errors;
    return this.place(errors, ids);
  }

  /** Nothing is wrong with the answers taken together; one that cannot be read stays wrong. */
  accept() {
    const { errors } = this.state;
    for (const [id, messages] of [...errors]) {
      const left = messages.filter((message) => !this.#refused.includes(message));
      if (left.length) errors.set(id, left);
      else errors.delete(id);
    }
    this.#refused = [];
  }

  /** @param {string} id */
  remember(id) {
    if (!this.state.order.includes(id)) this.state.order.push(id);
  }

  /**
   * An answer that turns out to be none.
   * @param {string} id
   */
  withdraw(id) {
    delete this.state.facts[id];
    this.forget(id);
  }

  /** @param {string} id */
  forget(id) {
    this.state.order = this.state.order.filter((other) => other !== id);
  }
}

/**
 * The fact that a mistake is about; null if it is about none.
 * @param {string | undefined} field
 */
export function factOf(field) {
  return /^facts\.(.+)$/.exec(field ?? "")?.[1] ?? null;
}
