// @ts-check
// Before Python is up, and where it never is: the answer of the diagrams, in the verdict's place and never firmer than it.
/** @import { Document, EarlyItem, FormQuestion, Option, Track } from "../types/messages.js" */
/** @import { Page } from "../types/page.js" */
/** @import { Items } from "./items.js" */
import texts from "./first_texts.js";
import { possible, title, top } from "./answer.js";
import { el } from "./dom.js";
import { firstAnswer, written } from "./first_answer.js";
import { redraw } from "./pieces.js";
import { t, say, list, digits, today } from "./text.js";

/** @typedef {NonNullable<ReturnType<typeof firstAnswer>>} First */

export class Early {
  /**
   * said(): what a link says that Python has yet to read, by question.
   * @param {Page} page @param {Items} items @param {() => Map<string, string>} said
   */
  constructor(page, items, said) {
    this.page = page;
    this.items = items;
    this.said = said;
  }

  /** Resolves when the files of the chosen items have come; null where there is nothing to wait for. */
  coming() {
    const missing = this.page.state.items.filter((item) => this.items.get(item) === undefined);
    return missing.length ? Promise.all(missing.map((item) => this.items.load(item))) : null;
  }

  /**
   * What the chosen items ask, each question once, with all options that any of them counts.
   * @returns {FormQuestion[]}
   */
  questions() {
    /** @type {Map<string, FormQuestion>} */
    const found = new Map();
    for (const { questions } of this.#files()) {
      for (const one of questions) {
        const before = found.get(one.id);
        const has = (/** @type {Option} */ option) => before?.options?.some(({ id }) => id === option.id);
        const options = one.options && [...(before?.options ?? []), ...one.options.filter((option) => !has(option))];
        found.set(one.id, { ...one, options, items: [...(before?.items ?? []), ...one.items] });
      }
    }
    return [...found.values()];
  }

  /**
   * What each item comes to by itself; null where nothing can be said for sure: on a day of other rules, without a diagram,
   * or where the answers cannot all be true.
   * @returns {First[] | null}
   */
  find() {
    const { items, on } = this.page.state;
    const known = this.#known();
    const day = known.get("on") ?? on ?? today();
    if (day < texts.first || (texts.last !== null && day > texts.last)) return null;
    const found = this.#files().flatMap(({ diagram }) => (diagram && firstAnswer(texts, diagram, known)) ?? []);
    return items.length && found.length === items.length ? found : null;
  }

  /** The questions in Python's order, each with the one that is put before it; null where Python alone knows them. */
  order() {
    const [file, ...more] = this.#files();
    const found = this.find();
    if (!file?.diagram || more.length || !found || found[0].guarded) return null;
    const { asked } = found[0];
    const { ask } = file.diagram;
    return ask.filter(([id]) => asked.includes(id) || ask.some(([other, by]) => by === id && asked.includes(other)));
  }

  /** Of the chosen items, as far as they were made from this page's policy. */
  #files() {
    const files = this.page.state.items.map((item) => this.items.get(item));
    return /** @type {EarlyItem[]} */ (files.filter((file, i) => file?.policy === texts.policy && file.item === this.page.state.items[i]));
  }

  /** The answers as a link writes them; a number as it was typed, unless in another unit. */
  #known() {
    const { facts, raw, typed } = this.page.state;
    const known = this.said();
    for (const [id, text] of Object.entries(raw)) if (!(id in facts) && !typed[id]?.unit) known.set(id, text.trim());
    for (const [id, value] of Object.entries(facts)) known.set(id, written(value, digits));
    return known;
  }

  /** @param {HTMLElement} box @param {First[]} found @param {boolean} failed whether Python will not come */
  show(box, found, failed) {
    const [one, ...more] = found;
    const single = (/** @type {string[]} */ ids) => (more.length || one.guarded || ids.length > 1 ? "" : ids[0]);
    Object.assign(box.dataset, { status: "first", by: "diagram", document: single(one.documents), track: single(one.tracks), forbidden: "" });
    redraw(box, top(
      el("div", { class: "ck-answer__bar" }, title(), el("span", { class: "ck-tag", "data-kind": "open" }, t(failed ? "first_unchecked" : "first_checking"))),
      el("p", { class: "ck-answer__headline" }, more.length ? t("first_several") : say(one.headline)),
      more.length ? this.#each(found) : this.#badges(one),
      el("p", { class: "ck-quiet" }, t(failed ? "first_failed" : "first_note"))));
    performance.mark("check-first"); // for measuring: from navigation to the first answer shown
  }

  /** @param {First} one */
  #badges({ documents, tracks }) {
    return el("div", { class: "ck-badge-rows" },
      possible(t("document"), documents, names(texts.documents, documents), "document"),
      possible(t("track"), tracks, names(texts.tracks, tracks), "track", this.page.root.dataset.root));
  }

  /** @param {First[]} found */
  #each(found) {
    const { state, chooser } = this.page;
    return el("ul", { class: "ck-list" }, found.map(({ documents }, i) => el("li", {}, chooser.title(state.items[i]), t("colon"), list(names(texts.documents, documents).map(say)))));
  }
}

/**
 * @template {Document | Track} K
 * @param {Partial<Record<K, import("../types/messages.js").Text>>} all @param {K[]} ids
 */
function names(all, ids) {
  return ids.flatMap((id) => all[id] ?? []);
}
