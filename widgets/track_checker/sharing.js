// @ts-check
// What one takes away from an answer: the link, the calendar file and, once they are asked for, the rest (slip.js).
/** @import { Facts, Mistake, Verdict } from "../types/messages.js" */
/** @import { Page } from "../types/page.js" */
import { el, fill } from "./dom.js";
import { lang, t, say, today } from "./text.js";
import { select, toClipboard } from "./ways.js";

export class Sharing {
  #coding = false; // whether the reader wants the code

  /**
   * page: what page.js shares with its rooms. on.problems(errors), on.tell(text), on.relevant(): the facts that count.
   * @param {Page} page
   * @param {{problems(errors: Mistake[]): void, tell(text: string): void, relevant(): Facts}} on
   */
  constructor(page, on) {
    this.page = page;
    this.on = on;
  }

  /**
   * The link to send: with what was answered, so that it can say later if that has changed.
   * @param {Verdict} verdict
   */
  async link(verdict) {
    const { state, engine } = this.page;
    const was = [verdict.document ?? "open", verdict.track ?? "open", verdict.on].join(",");
    const written = await engine.ask({
      op: "write_link", items: state.items, facts: this.on.relevant(), on: state.on, place: state.place, ...state.days, typed: state.typed, policy: verdict.policy, was,
    });
    return `${this.#here()}#${written.ok ? written.result.fragment : state.fragment}`;
  }

  /** The page of the check, also where this page is held by another. */
  #here() {
    return new URL("check/", new URL(/** @type {string} */ (this.page.root.dataset.root), location.href)).href;
  }

  /** @param {{currentTarget: HTMLElement}} event */
  async copy(event) {
    const button = event.currentTarget;
    if (!(await toClipboard(/** @type {HTMLElement} */ (document.getElementById("check-printed-link")).textContent))) {
      select(/** @type {HTMLElement} */ (document.getElementById("check-printed-link")));
      return this.on.tell(t("copy_by_hand"));
    }
    button.textContent = t("copied");
    this.on.tell(t("copied"));
  }

  /** The link as a picture to take a photograph of; drawn here, by a script that is loaded only now. */
  showCode() {
    this.#coding = !this.#coding;
    return this.drawCode(true);
  }

  /**
   * Draws the code while it is wanted, also when the answer was drawn anew.
   * @param {boolean} [focus]
   */
  async drawCode(focus = false) {
    const { drawn } = this.#coding ? await import("./code.js") : /** @type {{drawn?: undefined}} */ ({});
    const box = document.getElementById("check-code");
    const link = document.getElementById("check-printed-link")?.textContent;
    if (!box) return;
    box.hidden = !drawn || !link;
    if (box.hidden) return;
    fill(box, /** @type {NonNullable<typeof drawn>} */ (drawn)(/** @type {string} */ (link)) ?? el("p", {}, t("code_too_long")), el("p", { class: "ck-quiet" }, t("code_help")));
    if (focus) box.focus();
  }

  /**
   * The whole answer for a program to read, with what was asked.
   * @param {Verdict} verdict
   */
  json(verdict) {
    save(`${JSON.stringify({ items: this.page.state.items, facts: this.on.relevant(), link: /** @type {HTMLElement} */ (document.getElementById("check-printed-link")).textContent, verdict }, null, 1)}\n`,
      `eia-${verdict.on}.json`, "application/json");
  }

  /**
   * The answer in a few lines for a chat, with its link.
   * @param {{currentTarget: HTMLElement}} event @param {Verdict} verdict
   */
  async text(event, verdict) {
    const button = event.currentTarget;
    const box = /** @type {HTMLElement} */ (document.getElementById("check-text"));
    box.textContent = [...verdict.brief.map(say), /** @type {HTMLElement} */ (document.getElementById("check-printed-link")).textContent].join("\n");
    if (!(await toClipboard(box.textContent))) {
      select(box);
      return this.on.tell(t("copy_by_hand"));
    }
    button.textContent = t("copied");
    this.on.tell(t("copied"));
  }

  /**
   * Every condition that was weighed, once it is asked for.
   * @param {HTMLElement} box
   */
  async tree(box) {
    const { state, engine } = this.page;
    const made = await engine.ask({ op: "tree", items: state.items, facts: this.on.relevant(), on: state.on ?? today() });
    const { branches } = await import("./tree.js");
    fill(box, made.ok ? branches(made.result) : el("p", {}, made.errors.map(say).join(" ")));
  }

  /** Whether the answer of the link that was opened still stands. */
  async compare() {
    const { state, engine } = this.page;
    const { was, policy } = state;
    const made = await engine.ask({ op: "compare", items: state.items, facts: this.on.relevant(), on: state.on ?? today(), was: /** @type {string} */ (was), policy });
    const box = document.getElementById("check-same");
    if (!made.ok || state.was !== was || !box) return;
    box.dataset.same = made.result.same ? "yes" : "no";
    box.textContent = say(made.result);
    box.hidden = false;
  }

  /** The plan as a calendar file, which Python writes. */
  async calendar() {
    const { state, engine } = this.page;
    const made = await engine.ask({ op: "calendar", items: state.items, facts: this.on.relevant(), on: state.on ?? today(), ...state.days, lang, link: `${this.#here()}#${state.fragment}` });
    if (!made.ok) return this.on.problems(made.errors);
    save(made.result.text, made.result.name, "text/calendar");
  }
}

/** @param {string} text @param {string} name @param {string} type */
export function save(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
