// What one takes away from an answer: the link, the calendar file and, once they are asked for, the rest (slip.js).
import { el } from "./dom.js";
import { lang, t, today } from "./text.js";

export class Sharing {
  /** page: what page.js shares with its rooms. on.problems(errors), on.tell(text), on.relevant(): the facts that count. */
  constructor(page, on) {
    Object.assign(this, { page, on });
  }

  /** The link to send: with what was answered, so that it can say later if that has changed. */
  async link(verdict) {
    const { state, engine } = this.page;
    const was = [verdict.document ?? "open", verdict.track ?? "open", verdict.on].join(",");
    const written = await engine.ask({
      op: "write_link", items: state.items, facts: this.on.relevant(), on: state.on, ...state.days, typed: state.typed, policy: verdict.policy, was,
    });
    return `${location.origin}${location.pathname}#${written.ok ? written.result.fragment : state.fragment}`;
  }

  async copy(event) {
    const button = event.currentTarget;
    if (!(await toClipboard(document.getElementById("check-printed-link").textContent))) {
      select(document.getElementById("check-printed-link"));
      return this.on.tell(t("copy_by_hand"));
    }
    button.textContent = t("copied");
    this.on.tell(t("copied"));
  }

  /** The plan as a calendar file, which Python writes. */
  async calendar() {
    const { state, engine } = this.page;
    const on = state.on ?? today();
    const made = await engine.ask({ op: "calendar", items: state.items, facts: this.on.relevant(), on, start: on, ...state.days, lang, link: `${location.origin}${location.pathname}#${state.fragment}` });
    if (!made.ok) return this.on.problems(made.errors);
    save(made.result.text, made.result.name, "text/calendar");
  }
}

/** Whether the text is in the clipboard now. */
export async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // forbidden, or no clipboard: the caller shows the text instead
  }
}

/** Shows a text that could not be copied, selected. */
export function select(box) {
  box.dataset.shown = "yes";
  getSelection().selectAllChildren(box);
}

export function save(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
