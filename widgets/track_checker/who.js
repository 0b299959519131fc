// @ts-check
// Who decides, and where the project lies: a place may be chosen, never has to be, and changes no document.
/** @import { DecidingLevel, PlaceList, PlaceRead, Text, Verdict } from "../types/messages.js" */
/** @import { AnswerContext, CheckEngine, CheckState, Child } from "../types/page.js" */
/** @typedef {(row: Pick<Verdict, "citations">) => Child} Sources */
import { el, link } from "./dom.js";
import { missing, sentences, standing } from "./pieces.js";
import { t, say, sentence, list as listed } from "./text.js";

const OUTSIDE = "outside";

/** @param {string} place */
const prefectureOf = (place) => place.split("/")[0];

export class Where {
  /** @type {PlaceList | null} */
  #list = null;
  #more = false; // whether a further place is about to be chosen
  #words = ""; // by which words the place was read; "" where the reader chose it
  #heard = ""; // what was read last: it is not put back once the reader chose otherwise

  /** @param {CheckState} state @param {{update(): unknown}} on */
  constructor(state, on) {
    this.state = state;
    this.on = on;
  }

  /**
   * What may be chosen, asked for once.
   * @param {CheckEngine} engine
   */
  async learn(engine) {
    if (this.#list) return;
    const answer = await engine.ask({ op: "places" });
    if (answer.ok) this.#list = answer.result;
  }

  /**
   * Takes the place that was read in the words, unless one is chosen; says whether it did.
   * @param {PlaceRead | null} read
   */
  hear(read) {
    const heard = read ? read.places.join() : "";
    if (heard === this.#heard) return false;
    this.#heard = heard;
    if (!read || (this.state.place.length && !this.#words)) return false;
    this.state.place = read.places;
    this.#words = read.words;
    return true;
  }

  clear() {
    Object.assign(this.state, { place: [] });
    this.#more = false;
    this.#words = this.#heard = "";
  }

  /** @param {number} at @param {string} place */
  #set(at, place) {
    const places = [...this.state.place];
    if (place) places[at] = place;
    else places.splice(at, 1);
    this.state.place = [...new Set(places)];
    this.#more = false;
    this.#words = "";
    this.on.update();
  }

  /** Boxes to choose the place in. */
  picker() {
    const list = this.#list;
    if (!list) return null;
    const { place } = this.state;
    const rows = this.#more || !place.length ? [...place, ""] : place;
    return el("div", { class: "ck-place", role: "group", "aria-label": say(list.ask) },
      rows.map((one, at) => this.#row(list, one, at)),
      this.#words ? el("span", { class: "ck-quiet" }, t("heard_words", { words: this.#words })) : null,
      place.length && !this.#more ? el("button", { type: "button", class: "ck-link", id: "check-place-more", onclick: () => { this.#more = true; this.on.update(); } }, t("place_more")) : null,
      place.length ? null : el("span", { class: "ck-quiet" }, say(list.help)));
  }

  /** @param {PlaceList} list @param {string} place @param {number} at */
  #row(list, place, at) {
    const prefecture = list.prefectures.find(({ id }) => id === prefectureOf(place));
    const options = [{ id: "", name: t("place_unsaid") }, ...list.prefectures.map((one) => ({ id: one.id, name: say(one) })), { id: OUTSIDE, name: say(list.outside) }];
    const box = choice(`check-place-${at}`, at ? t("place_also") : say(list.ask), options, prefectureOf(place), (chosen) => this.#set(at, chosen));
    if (!prefecture) return box;
    const counties = [{ id: prefecture.id, name: t("place_county_unsaid") }, ...prefecture.counties.map((one) => ({ id: one.id, name: say(one) }))];
    return [box, choice(`check-place-${at}-county`, t("place_county"), counties, place, (chosen) => this.#set(at, chosen))];
  }
}

/**
 * @param {string} id @param {string} label @param {{id: string, name: string}[]} options @param {string} chosen
 * @param {(id: string) => unknown} set
 */
function choice(id, label, options, chosen, set) {
  const box = el("select", { id }, options.map((one) => el("option", { value: one.id, selected: one.id === chosen }, one.name)));
  box.addEventListener("change", () => set(box.value));
  return el("label", { for: id, class: "ck-place__box" }, el("span", {}, label), box);
}

/**
 * Who decides, in a few lines; nothing where the project may not be built. sources: lays out what a reason rests on.
 * @param {Verdict} verdict @param {AnswerContext} context @param {Sources} sources
 */
export function whoDecides(verdict, context, sources) {
  const { deciding } = verdict;
  if (!deciding) return null;
  const phone = [...verdict.today, ...verdict.requests].flatMap(({ ways }) => ways).find((way) => way.phone)?.phone;
  return [
    el("p", { class: "ck-who" }, say(deciding), standing(deciding.standing)),
    deciding.ask ? el("p", {}, say(deciding.ask), " ", phone ? el("a", { href: `tel:${phone}` }, phone) : null, " ", link(`${context.root}contacts/${pageOf(verdict)}`, t("place_contacts"))) : null,
    context.where.picker(),
    here(verdict),
    deciding.levels.length ? el("details", { class: "ck-fold ck-levels" }, el("summary", {}, t("deciding_levels")), el("dl", {}, deciding.levels.map((one) => level(one, context, sources)))) : null,
  ];
}

/** @param {Verdict} verdict */
function pageOf(verdict) {
  const place = verdict.where?.places.find((one) => one !== OUTSIDE);
  return place ? `#place-${prefectureOf(place)}` : "";
}

/** @param {DecidingLevel} one @param {AnswerContext} context @param {Sources} sources */
function level(one, context, sources) {
  return el("div", { "data-level": one.level, "data-state": one.state },
    el("dt", {}, sentence(say(one)), one.where ? t("in_brackets", { text: say(one.where) }) : null, t("colon"), say(one.state_text)),
    one.reasons.map((row) => el("dd", {}, say(row), standing(row.standing), missing(row.missing, context), sources(row))));
}

/**
 * What is known of the place.
 * @param {Verdict} verdict
 */
function here(verdict) {
  const { where } = verdict;
  if (!where) return null;
  /** @type {Child[]} */
  const lines = [
    where.contacts.map((row) => el("p", {}, el("strong", {}, sentence(say(row))), t("colon"), row.phone ? el("a", { href: `tel:${row.phone}`, class: "ck-phone" }, row.phone) : null, " ",
      row.url ? link(row.url, row.url) : null, el("span", { class: "ck-quiet" }, say(row.what)), standing(row.standing))),
    where.no_phone ? el("p", { class: "ck-quiet" }, say(where.no_phone)) : null,
    sentences(where.notes),
    where.areas.length ? el("details", { class: "ck-fold" }, el("summary", {}, t("place_areas")), el("ul", { class: "ck-list" }, where.areas.map((area) => el("li", {}, sentence(say(area)), kinds(area.kinds), t("colon"), say(area.ask))))) : null,
  ];
  return el("div", { class: "ck-here" }, el("p", {}, t("place_chosen"), el("strong", {}, say(where))), lines);
}

/** @param {Text[]} rows */
function kinds(rows) {
  return rows.length ? t("in_brackets", { text: listed(rows.map(say)) }) : null;
}
