// @ts-check
// One card a question. Cards stay in place while one answers: answered ones first, in the order they were
// answered, then what can still change the answer, most telling first (the order is Python's).
/** @import { Option, Unit, Value } from "../types/messages.js" */
/** @import { Asked, CardListener, FormState, Groups, QuestionNodes, TypedAmount } from "../types/page.js" */
import { el, fill, later } from "./dom.js";
import { t, say, list, sentence, digits } from "./text.js";

const UNKNOWN = "unknown";

/**
 * @typedef {object} Card
 * @property {Asked} question
 * @property {string} mark what it was made for: made anew for other options or other items
 * @property {HTMLElement} node
 * @property {HTMLElement} error
 * @property {HTMLElement} state
 * @property {HTMLElement} said the answer, where the card is folded to a line
 */

export class Questions {
  /** @type {Map<string, Card>} */
  #cards = new Map();
  /** the card the reader is at: it stays open while it is answered */
  #at = "";

  /**
   * on.answer(id, value), on.unsure(id), on.text(id, text): what the reader did with a card.
   * @param {QuestionNodes} nodes @param {FormState} state @param {CardListener} on
   */
  constructor(nodes, state, on) {
    this.nodes = nodes;
    this.state = state;
    this.on = on;
  }

  /**
   * questions: all that may be asked; next: ids that can still change the answer, or null while unknown;
   * useful: ids that can still change whether it may be built there and which services apply, or null while unknown.
   * @param {Asked[]} questions @param {string[] | null} next @param {string[] | null} [useful]
   */
  show(questions, next, useful = null) {
    const known = new Map(questions.map((question) => [question.id, question]));
    for (const id of this.#cards.keys()) if (!known.has(id)) this.#cards.delete(id);
    const groups = this.#grouped(questions, next, useful);
    const stays = this.#cards.get(this.#at)?.node;
    const top = stays?.getBoundingClientRect().top ?? 0;
    for (const question of questions) this.#sync(this.#card(question), question.id);
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    this.#place(this.nodes.main, groups.main);
    this.#place(this.nodes.rest, groups.rest);
    this.#place(this.nodes.service, groups.service);
    if (focused !== document.activeElement && focused.isConnected) focused.focus(); // its card went from one box to another while one types in it
    this.nodes.restBox.hidden = !groups.rest.length;
    this.nodes.serviceBox.hidden = !groups.service.length;
    this.nodes.restTitle.textContent = t("questions_rest", { n: groups.rest.length });
    this.#markNext(groups.main);
    if (stays?.isConnected) window.scrollBy(0, stays.getBoundingClientRect().top - top); // what is folded above moves nothing under a finger
    return groups;
  }

  /** Puts what is known into the cards again, without moving any of them. */
  refresh() {
    for (const [id, card] of this.#cards) this.#sync(card, id);
  }

  /**
   * The control to go to for an answer that has to be given or mended; its card is opened.
   * @param {string} id
   */
  control(id) {
    this.#open(id);
    return this.#cards.get(id)?.node.querySelector("input") ?? null;
  }

  /** @param {string} id */
  #open(id) {
    this.#at = id;
    this.#syncCard(id);
  }

  /** @param {string} id */
  has(id) {
    return this.#cards.has(id);
  }

  /**
   * @param {Asked[]} questions @param {string[] | null} next @param {string[] | null} useful
   * @returns {Groups}
   */
  #grouped(questions, next, useful) {
    const project = questions.filter((question) => question.scope !== "service").map((question) => question.id);
    const isUseful = (/** @type {string} */ id) => useful === null || useful.includes(id) || this.state.order.includes(id);
    const touched = this.state.order.filter((id) => project.includes(id));
    const open = project.filter((id) => !touched.includes(id));
    const wanted = next === null ? open : next.filter((id) => open.includes(id));
    const rest = open.filter((id) => !wanted.includes(id) && !useful?.includes(id));
    const service = questions.filter(({ id, scope }) => (scope === "service" ? isUseful(id) : !touched.includes(id) && !wanted.includes(id) && !rest.includes(id))).map(({ id }) => id);
    return { main: [...touched, ...wanted], rest, service, wanted };
  }

  /**
   * Moves every card but the one that has the focus, so that the focus is never lost.
   * @param {HTMLElement} box @param {string[]} ids
   */
  #place(box, ids) {
    const nodes = ids.map((id) => /** @type {Card} */ (this.#cards.get(id)).node);
    const focused = nodes.findIndex((node) => node.contains(document.activeElement) && node.parentNode === box);
    if (focused < 0) {
      if (nodes.some((node, i) => box.children[i] !== node) || box.children.length !== nodes.length) fill(box, nodes);
      return;
    }
    for (const node of [...box.children]) if (!nodes.includes(/** @type {HTMLElement} */ (node))) node.remove();
    nodes[focused].before(...nodes.slice(0, focused));
    nodes[focused].after(...nodes.slice(focused + 1));
  }

  /** @param {string[]} ids */
  #markNext(ids) {
    const open = ids.filter((id) => !this.state.order.includes(id));
    for (const id of ids) /** @type {Card} */ (this.#cards.get(id)).node.toggleAttribute("data-next", id === open[0]);
    this.nodes.more.hidden = open.length < 2 || this.nodes.main.dataset.all === "yes";
    this.nodes.more.textContent = t("questions_more", { n: open.length - 1 });
  }

  /** @param {Asked} question */
  #card(question) {
    const mark = JSON.stringify([question.options?.map((option) => option.id), this.#askers(question)]);
    const known = this.#cards.get(question.id);
    if (known && known.mark === mark) return known;
    /** @type {Card} */
    const card = { question, mark, ...this.#make(question) };
    if (known) exchange(known.node, card.node);
    this.#cards.set(question.id, card);
    return card;
  }

  /** @param {Asked} question */
  #make(question) {
    const id = question.id;
    const error = el("p", { class: "ck-q__error", id: `error-${id}`, role: "alert", hidden: true });
    const help = question.help ? el("p", { class: "ck-q__help", id: `help-${id}` }, say(question.help)) : null;
    const state = el("span", { class: "ck-q__state" });
    const askers = this.#askers(question);
    const fields = question.type === "number" ? this.#number(question)
      : question.type === "areas" || question.type === "set" ? this.#several(question)
      : this.#one(question);
    const said = el("strong");
    const edit = el("button", { type: "button", class: "ck-link", "aria-label": t("edit_answer_of", { name: say(question.name) }), onclick: () => this.control(id)?.focus() }, t("edit_answer"));
    const here = () => { this.#at = id; };
    const node = el("fieldset", { class: "ck-q", "data-fact": id, "data-type": question.type, "aria-describedby": [help && help.id, error.id].filter(Boolean).join(" "), onfocusin: here, onpointerdown: here, onchange: here },
      el("legend", { class: "ck-q__ask" }, say(question.ask), state),
      el("div", { class: "ck-q__body" },
        help, question.see ? el("p", { class: "ck-q__help" }, el("a", { href: `${this.nodes.root.dataset.root}${question.see}/` }, t("see_page"))) : null,
        askers.length ? el("p", { class: "ck-q__help" }, t("asked_by", { items: list(askers.map((item) => t("item_number", { number: item }))) })) : null,
        fields, error),
      el("p", { class: "ck-q__said" }, said, edit));
    return { node, error, state, said };
  }

  /**
   * Of several chosen items, those that ask this.
   * @param {Asked} question
   */
  #askers(question) {
    return this.state.items.length > 1 ? question.items : [];
  }

  /** @param {Asked} question */
  #number(question) {
    const id = question.id;
    const units = question.units?.length ? question.units : null;
    /** @type {{input: HTMLInputElement, box: HTMLElement} | null} */
    const days = units && this.#days(question, () => typed());
    /** @type {HTMLSelectElement | null} */
    const choose = units && el("select", { id: `unit-${id}`, class: "ck-q__unit", autocomplete: "off", onchange: () => {
      if (days) days.box.hidden = !/** @type {Unit} */ (units.find((unit) => unit.id === /** @type {HTMLSelectElement} */ (choose).value)).each_day; // at once: the Tab key leads there
      typed();
    } },
      units.map((unit) => el("option", { value: unit.id }, say(unit))));
    /** @returns {{unit: string, days: string}} */
    const chosen = () => ({ unit: choose && choose.value !== question.unit ? choose.value : "", days: days?.input.value ?? "" });
    /** @returns {unknown} */
    const typed = () => { delete input.dataset.pending; return this.on.text(id, input.value, chosen()); };
    // What is half typed (1, or 2.) is no mistake yet.
    const heard = later(350, () => { if (!/[.,，．]$/.test(input.value)) typed(); });
    /** @type {HTMLInputElement} */
    const input = el("input", {
      type: "text", inputmode: question.integer ? "numeric" : "decimal", id: `value-${id}`, name: id, class: "ck-q__number", autocomplete: "off",
      maxlength: "40", "aria-describedby": `help-${id} error-${id}`,
      oninput: () => { unsure.checked = false; input.dataset.pending = ""; heard(); },
      onchange: typed, onblur: () => { if (input.value.trim()) typed(); this.#syncCard(id); }, // nothing typed is lost, whatever took the focus
    });
    /** @type {HTMLInputElement} */
    const unsure = el("input", { type: "checkbox", name: id, value: UNKNOWN, onchange: () => {
      delete input.dataset.pending;
      if (unsure.checked) this.on.unsure(id);
      else this.on.answer(id, null);
    } });
    return [
      el("div", { class: "ck-q__line" },
        el("label", { for: input.id, class: "ck-hidden" }, say(question.name)), input,
        choose ? [el("label", { for: choose.id, class: "ck-hidden" }, t("unit_of", { name: say(question.name) })), choose]
          : question.unit ? el("span", { class: "ck-q__unit" }, say(question.unit_name) || question.unit) : null),
      days?.box, units ? el("p", { class: "ck-q__converted", hidden: true, role: "status" }) : null,
      el("div", { class: "ck-q__choices" }, this.#option(unsure, t("unknown"))),
    ];
  }

  /**
   * How many days a year an amount a day stands for: asked, never assumed.
   * @param {Asked} question @param {() => unknown} typed
   */
  #days({ id, units }, typed) {
    if (!/** @type {Unit[]} */ (units).some((unit) => unit.each_day)) return null;
    const heard = later(350, typed);
    const input = el("input", { type: "text", inputmode: "decimal", id: `days-${id}`, class: "ck-q__number", autocomplete: "off", maxlength: "6",
      "aria-describedby": `error-${id}`, oninput: heard, onchange: typed });
    return { input, box: el("div", { class: "ck-q__line ck-q__days", hidden: true }, el("label", { for: input.id }, t("days_of_operation")), input) };
  }

  /** @param {Asked} question */
  #one(question) {
    /** @type {[id: string, text: string, fact: Value][]} */
    const options = question.type === "yes_no"
      ? [["yes", t("yes"), true], ["no", t("no"), false]]
      : /** @type {Option[]} */ (question.options).map((option) => [option.id, sentence(say(option)), option.id]);
    const helps = new Map(question.options?.map((option) => [option.id, say(option.help)]));
    const radio = (/** @type {string} */ value, /** @type {string} */ text, /** @type {() => unknown} */ action) => this.#option(el("input", { type: "radio", name: question.id, value, onchange: action }), text, helps.get(value));
    return el("div", { class: "ck-q__choices", "data-short": question.type === "yes_no" || null, "data-many": options.length > 8 || null },
      options.map(([value, text, fact]) => radio(value, text, () => this.on.answer(question.id, fact))),
      radio(UNKNOWN, t("unknown"), () => this.on.unsure(question.id)));
  }

  /** @param {Asked} question */
  #several(question) {
    const box = el("div", { class: "ck-q__choices" });
    const changed = (/** @type {{target: HTMLInputElement}} */ event) => this.on_several(question, box, event.target.value);
    const check = (/** @type {string} */ value, /** @type {string} */ text, help = "") => this.#option(el("input", { type: "checkbox", name: question.id, value, onchange: changed }), text, help);
    let heading = null;
    for (const option of /** @type {Option[]} */ (question.options)) {
      const title = say(option.class);
      if (title && title !== heading) box.append(el("p", { class: "ck-q__class" }, sentence(title)));
      heading = title;
      box.append(check(option.id, sentence(say(option)), say(option.help)));
    }
    box.append(el("hr", { class: "ck-q__rule" }), check("none", sentence(say(question.none)) || t("none_of_these")), check(UNKNOWN, t("unknown")));
    return box;
  }

  /**
   * "None" and "I don't know" each stand alone.
   * @param {Asked} question @param {HTMLElement} box @param {string} pressed
   */
  on_several(question, box, pressed) {
    const inputs = [...box.querySelectorAll("input")];
    const alone = ["none", UNKNOWN];
    const now = /** @type {HTMLInputElement} */ (inputs.find((input) => input.value === pressed));
    if (now.checked) for (const input of inputs) if (input !== now && (alone.includes(pressed) || alone.includes(input.value))) input.checked = false;
    const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
    if (chosen.includes(UNKNOWN)) this.on.unsure(question.id);
    else if (chosen.includes("none")) this.on.answer(question.id, []);
    else this.on.answer(question.id, chosen.length ? chosen : null);
  }

  /**
   * One answer, and what it looks like where that is said.
   * @param {HTMLElement} input @param {string} text @param {string} [help]
   */
  #option(input, text, help = "") {
    return el("label", { class: "ck-option" }, input, el("span", {}, text, help ? el("span", { class: "ck-option__help" }, help) : null));
  }

  /** @param {Card} card @param {string} id */
  #sync(card, id) {
    const { facts, unsure, errors, raw } = this.state;
    const value = facts[id];
    const messages = errors.get(id) ?? [];
    fill(card.error, messages.map((message) => sentence(say(message))).join(" "));
    card.error.hidden = !messages.length;
    const state = messages.length ? "error" : unsure.has(id) ? "unsure" : value !== undefined ? "answered" : "open";
    card.node.dataset.state = state;
    card.state.textContent = state === "open" ? "" : t(`state_${state}`);
    const folded = (state === "answered" || state === "unsure") && id !== this.#at && !card.node.contains(document.activeElement);
    card.node.toggleAttribute("data-folded", folded);
    card.said.textContent = folded ? (value === undefined ? t("unknown") : sentence(answerText(card.question, value, this.state.typed[id]))) : "";
    const chosen = unsure.has(id) ? [UNKNOWN] : value === undefined ? [] : value === true ? ["yes"] : value === false ? ["no"]
      : Array.isArray(value) ? (value.length ? value : ["none"]) : [String(value)];
    if (card.question.units?.length) this.#syncUnit(card, id, value);
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (card.node.querySelectorAll("input:not([id^='days-'])"))) {
      if (input.type !== "text") input.checked = chosen.includes(input.value);
      else this.#syncNumber(input, raw[id] ?? (value === undefined ? "" : digits(/** @type {number} */ (value))), messages.length > 0);
    }
  }

  /** @param {string} id */
  #syncCard(id) {
    if (this.#cards.has(id)) this.#sync(/** @type {Card} */ (this.#cards.get(id)), id);
  }

  /**
   * The unit, the days of operation where it needs them, and what the number comes to in the question's own unit.
   * @param {Card} card @param {string} id @param {Value | undefined} value
   */
  #syncUnit({ node, question }, id, value) {
    const typed = this.state.typed[id];
    const select = /** @type {HTMLSelectElement} */ (node.querySelector("select"));
    const days = /** @type {HTMLElement | null} */ (node.querySelector(".ck-q__days"));
    const unit = /** @type {string} */ (typed?.unit || question.unit);
    select.value = unit; // also while it has the focus: a unit typed behind the number is chosen here, or "50" of "50MW" would be read in another unit
    const daily = /** @type {Unit[]} */ (question.units).find((one) => one.each_day);
    if (this.state.errors.get(id)?.some(({ code }) => code === "days")) select.value = /** @type {Unit} */ (daily).id; // named behind the number
    const shown = /** @type {Unit[]} */ (question.units).find((one) => one.id === select.value);
    if (days) days.hidden = !shown?.each_day;
    const box = days?.querySelector("input");
    if (box && document.activeElement !== box && typed?.days !== undefined && box.value !== typed.days) box.value = typed.days;
    const converted = /** @type {HTMLElement} */ (node.querySelector(".ck-q__converted"));
    converted.hidden = value === undefined || unit === question.unit || !typed?.said;
    converted.textContent = converted.hidden ? "" : t("comes_to", { amount: say(/** @type {TypedAmount} */ (typed).said) });
  }

  /** @param {HTMLInputElement} input @param {string} text @param {boolean} wrong */
  #syncNumber(input, text, wrong) {
    const typing = document.activeElement === input || "pending" in input.dataset; // a press elsewhere may come before what was typed was heard
    if (!typing && input.value !== text) input.value = text;
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

/**
 * Puts a card in the place of one made for other items; the focus stays on the same answer.
 * @param {HTMLElement} before @param {HTMLElement} after
 */
function exchange(before, after) {
  const at = before.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement) : null;
  before.replaceWith(after);
  const alike = (/** @type {HTMLInputElement} */ control) => control.id === at?.id && control.name === at.name && control.value === at.value;
  if (at) [.../** @type {NodeListOf<HTMLInputElement>} */ (after.querySelectorAll(at.tagName))].find(alike)?.focus();
}

/**
 * An answer of a link that needs no reading; undefined where Python has to read it.
 * @param {Asked} question @param {string} text
 * @returns {Value | undefined}
 */
export function plainValue({ type, options, integer }, text) {
  if (type === "number") return (integer ? /^\d{1,15}$/ : /^\d{1,15}(\.\d{1,9})?$/).test(text) ? Number(text) : undefined;
  if (type === "yes_no") return { yes: true, no: false }[text];
  const ids = options?.map(({ id }) => id) ?? [];
  if (type === "choice") return ids.includes(text) ? text : undefined;
  const chosen = text === "none" ? [] : text.split(",");
  return chosen.every((id) => ids.includes(id)) ? ids.filter((id) => chosen.includes(id)) : undefined;
}

/**
 * One answer in words; a number with what was typed, where that was in another unit.
 * @param {Asked} question @param {Value} value @param {TypedAmount | null} [typed]
 */
export function answerText(question, value, typed = null) {
  const unit = typed?.unit ? question.units?.find((one) => one.id === typed.unit) : null;
  if (unit && typed?.said) return `${typed.text} ${say(unit)}${typed.days ? t("on_days", { days: typed.days }) : ""}${t("comes_to_beside", { amount: say(typed.said) })}`;
  return plainAnswer(question, value);
}

/** @param {Asked} question @param {Value} value */
function plainAnswer(question, value) {
  if (value === true) return t("yes");
  if (value === false) return t("no");
  if (Array.isArray(value)) {
    if (!value.length) return say(question.none) || t("none_of_these");
    return list(/** @type {Option[]} */ (question.options).filter((option) => value.includes(option.id)).map(say));
  }
  if (question.options) return say(question.options.find((option) => option.id === value));
  const unit = question.unit ? say(question.unit_name) || question.unit : "";
  return `${digits(/** @type {number} */ (value))} ${unit}`.trim();
}
