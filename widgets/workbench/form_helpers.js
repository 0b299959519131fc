// @ts-check
// Helpers for changes that take several steps: one record that follows another from a day on, a limit from a day on, the holidays of a year.
/** @import { Child } from "../types/page.js" */
/** @import { Context } from "./form_fields.js" */
/** @import { Entry, Group } from "./form_shape.js" */
/** @import { Path, Plain } from "./form_text.js" */
import { el, fill } from "./dom.js";
import { record } from "./form_choices.js";
import { optionsOf } from "./form_fields.js";
import { asPasted, cells, columnsOf, differing, recordsOf, whole } from "./form_paste.js";
import { Written, newText } from "./form_text.js";
import { lang, say, t } from "./text.js";

/** @typedef {(file: File) => Promise<{rows: string[][], said: string}>} Rows what stands in a spreadsheet's file, and what is to be said of it */

const TIERS = ["report", "form", "registration", "outside"];
const FEASTS = ["new_year", "spring", "qingming", "labour", "dragon_boat", "mid_autumn", "national"];
const NUMBERED = ["lists/commitment.yaml", "lists/exempt.yaml", "forbidden.yaml", "approval_levels.yaml"]; // they name items by the numbers of editions
const MAKE_UP_DAYS = 8;
const A_DAY = 86_400_000;

/**
 * What fits the record that is shown.
 * @param {Context} context @param {Path} path @param {Entry | null} entry @param {Group | null} group @param {(path: Path) => void} go @param {(name: string, line: number) => unknown} open @param {Rows} rows
 * @returns {Child[]}
 */
export function helpers(context, path, entry, group, go, open, rows) {
  return [
    entry?.model === "Item" ? fromADay(context, path) : null,
    entry && group && "effective" in (entry.shape.properties ?? {}) ? successor(context, path, group.keyed, go) : null,
    entry && group && path.length < 3 ? paste(context, group, go, rows) : null,
    entry?.model === "Instrument" ? citing(context, String(path.at(-1)), open) : null,
    /^catalogue\/[^/]+\/edition\.yaml$/.test(context.file) && path.length === 0 ? edition(context, open) : null,
    context.file === "calendar.yaml" ? holidays(context, go) : null,
  ];
}

/** @param {string} title @param {string} hint @param {Child} inner */
function helper(title, hint, inner) {
  return el("details", { class: "wb-helper" }, el("summary", {}, title), el("p", { class: "wb-help" }, hint), inner);
}

/** @param {string} id @param {string} label @param {HTMLElement} control */
function labelled(id, label, control) {
  control.id = id;
  return el("div", { class: "wb-f" }, el("label", { for: id }, label), control);
}

/** @param {string} label @param {() => unknown} act */
function button(label, act) {
  return el("p", {}, el("button", { type: "button", class: "wb-button", onclick: act }, label));
}

/** Several steps, each on the text of the one before. @param {Written} first @param {((written: Written) => string)[]} makes */
export function steps(first, makes) {
  return makes.reduce((written, make) => new Written(make(written)), first).text;
}

/** The day before. @param {string} day */
export function eve(day) {
  return new Date(Date.parse(day) - A_DAY).toISOString().slice(0, 10);
}

/** A limit that changes from a day on: the condition of today is copied to that day, to be changed there. @param {Context} context @param {Path} path */
function fromADay(context, path) {
  const day = el("input", { type: "date" });
  const tiers = TIERS.filter((tier) => context.written.has([...path, tier]));
  const tier = el("select", {}, tiers.map((one) => el("option", { value: one }, t(`tier_${one}`))));
  const add = () => {
    if (!day.value) return day.focus();
    const value = /** @type {Plain} */ ({ from: day.value, [tier.value]: context.written.at([...path, tier.value]) });
    const at = [...path, "changes"];
    const index = context.written.size(at);
    context.change((written) => (index ? written.insert(at, index, value) : written.put(at, [value])));
    document.getElementById(`bench-f-${[...at, index].join("-")}`)?.focus();
  };
  return helper(t("help_day"), t("help_day_hint"), [labelled("bench-day", t("help_from"), day), labelled("bench-tier", t("help_what"), tier), button(t("help_day_do"), add)]);
}

/** One record that follows another: the old one ends on the eve, the new one begins with the same words. @param {Context} context @param {Path} path @param {boolean} keyed @param {(path: Path) => void} go */
function successor(context, path, keyed, go) {
  const day = el("input", { type: "date" });
  const name = el("input", { autocomplete: "off", spellcheck: false, value: `${keyed ? path.at(-1) : record(context.written.at(path)).id ?? ""}_2` });
  day.addEventListener("change", () => { name.value = name.value.replace(/_(2|\d{4})$/, `_${day.value.slice(0, 4)}`); });
  const add = () => {
    if (!day.value) return day.focus();
    const next = [...path.slice(0, -1), keyed ? name.value.trim() : Number(path.at(-1)) + 1];
    context.change((written) => {
      go(next);
      return steps(written, [
        (one) => one.repeat(path, keyed ? name.value.trim() : undefined),
        (one) => one.put([...path, "effective", "until"], eve(day.value)),
        (one) => (keyed ? one.text : one.put([...next, "id"], name.value.trim())),
        (one) => one.put([...next, "effective", "from"], day.value),
        (one) => (keyed && one.has([...next, "dated"]) ? one.remove([...next, "dated"]) : one.text),
        (one) => (one.has([...next, "verified"]) ? one.remove([...next, "verified"]) : one.text),
        (one) => (one.has([...next, "effective", "until"]) ? one.remove([...next, "effective", "until"]) : one.text),
      ]);
    });
  };
  return helper(t("help_next"), t("help_next_hint"), [labelled("bench-next-day", t("help_from"), day), labelled("bench-next-id", t("form_key"), name), button(t("help_next_do"), add)]);
}

/** Many records at once, from rows of a spreadsheet: new ones, and values of those that there are; where one cell does not fit nothing is written. @param {Context} context @param {Group} group @param {(path: Path) => void} go @param {Rows} read */
function paste(context, group, go, read) {
  const shape = group.keyed ? { ...group.shape, properties: { id: { type: "string", title: t("form_key") }, ...group.shape.properties } } : group.shape;
  const header = columnsOf(context.forms, shape).map((column) => column.names[lang === "zh" ? 0 : column.names.length - 1]);
  const field = el("textarea", { rows: 5, spellcheck: false, autocomplete: "off" });
  const told = el("ul", { class: "wb-notes" });
  const tell = (/** @type {string[]} */ said) => fill(told, said.filter(Boolean).map((one) => el("li", {}, one)));
  const file = el("input", { type: "file", accept: ".xlsx,.csv", onchange: async ({ target }) => {
    const [chosen] = target.files ?? [];
    if (!chosen) return;
    target.value = ""; // the same file may be chosen again
    const { rows, said } = await read(chosen);
    field.value = asPasted(rows);
    tell([said]);
  } });
  const add = () => {
    const { records, unknown, aside, files, wrong } = recordsOf(context.forms, shape, cells(field.value), (one) => optionsOf(context, one));
    const ids = records.map((one) => String(one.id ?? ""));
    const bad = ids.filter((id, index) => (id ? ids.indexOf(id) < index : group.keyed));
    tell([...files.filter((name) => name !== `policy_data/${context.file}`).map((name) => t("paste_other", { name })), ...unknown.map((name) => t("paste_unknown", { name })),
      ...wrong.map(([row, column, said]) => t("paste_wrong", { row, column, said })), ...bad.map((id) => t("paste_id", { id })), ...(records.length ? [] : [t("paste_none")])]);
    if (told.children.length) return;
    const places = ids.map((id) => placeOf(context.written, group, id));
    const added = records.filter((_, index) => !places[index]);
    const changed = records.flatMap((one, index) => (places[index] ? differing(context.written, places[index], withoutKey(one, group)) : []));
    if (!added.length && !changed.length) return tell([t("paste_same"), aside.length ? t("paste_aside", { names: aside.join("、") }) : ""]);
    const count = context.written.size(group.path);
    context.change((written) => {
      const [first] = added;
      go(first ? [...group.path, group.keyed ? String(first.id) : count] : changed[0][0].slice(0, group.path.length + 1));
      return steps(written, [
        ...changed.map(([path, value]) => (/** @type {Written} */ one) => one.put(path, value)),
        ...added.map((made, index) => (/** @type {Written} */ one) => (group.keyed
          ? one.put([...group.path, String(made.id)], whole(context.forms, group.shape, withoutKey(made, group))) : one.insert(group.path, count + index, whole(context.forms, group.shape, made)))),
      ]);
    });
  };
  return helper(t("help_paste"), t("help_paste_hint"), [el("p", { class: "wb-help" }, t("paste_columns", { columns: header.join(lang === "zh" ? "、" : ", ") })),
    labelled("bench-paste-file", t("paste_file"), file), labelled("bench-paste", t("paste_rows"), field), button(t("paste_do"), add), el("div", { role: "status" }, told)]);
}

/** Where the record of an id stands, if there is one. @param {Written} written @param {Group} group @param {string} id @returns {Path | null} */
function placeOf(written, group, id) {
  if (!id) return null;
  if (group.keyed) return written.has([...group.path, id]) ? [...group.path, id] : null;
  const found = Array.from({ length: written.size(group.path) }, (_, index) => [...group.path, index]).find((path) => written.at([...path, "id"]) === id);
  return found ?? null;
}

/** A record without the id by which a map knows it. @param {{[key: string]: Plain}} made @param {Group} group */
function withoutKey({ id, ...rest }, group) {
  return group.keyed || id === undefined ? rest : { id, ...rest };
}

/** A new edition that says only what differs from this one: its file, the last day of this one, and the lists that go by its numbers too. @param {Context} context @param {(name: string, line: number) => unknown} open */
function edition(context, open) {
  const day = el("input", { type: "date" });
  const name = el("input", { autocomplete: "off", spellcheck: false, inputmode: "numeric" });
  const instruments = context.choices.of("instruments.yaml/instruments");
  const instrument = el("select", {}, instruments.map((one) => el("option", { value: one.id, selected: one.id === context.written.at(["instrument"]) }, say(one))));
  const add = () => {
    const id = name.value.trim();
    const file = `catalogue/${id}/edition.yaml`;
    if (!/^[a-z0-9_]+$/.test(id) || context.choices.edits.names.includes(file)) return name.focus();
    if (!day.value) return day.focus();
    const words = record(instruments.find((one) => one.id === instrument.value));
    const base = String(context.written.at(["id"]));
    const all = { id, based_on: base, zh: words.zh, en: words.en, instrument: instrument.value, effective: { from: day.value }, standing: "unconfirmed", items: [{ number: "整数" }] };
    context.change((written) => written.put(["effective", "until"], eve(day.value)));
    for (const listed of NUMBERED) numbered(context, listed, base, id);
    context.choices.edits.set(file, newText(all));
    open(file, 0);
  };
  return helper(t("help_edition"), t("help_edition_hint"), [labelled("bench-edition-id", t("form_key"), name), labelled("bench-edition-day", t("help_from"), day), labelled("bench-edition-instrument", t("help_instrument"), instrument), button(t("help_edition_do"), add)]);
}

/** A list that names items by the numbers of an edition names those of the next one too. @param {Context} context @param {string} name @param {string} base @param {string} id */
function numbered(context, name, base, id) {
  const written = context.choices.file(name);
  const of = [written.at(["items_of"])].flat();
  if (of.includes(base) && !of.includes(id)) context.choices.edits.set(name, written.set(["items_of"], /** @type {Plain} */ ([...of, id])));
}

/** Where an instrument is cited. @param {Context} context @param {string} id @param {(name: string, line: number) => unknown} open */
function citing(context, id, open) {
  const pattern = new RegExp(`instrument: ${id}(?![a-z0-9_])`);
  const found = context.choices.edits.names.flatMap((name) => context.choices.edits.text(name).split("\n").flatMap((line, index) => (pattern.test(line) ? [/** @type {const} */ ([name, index + 1])] : [])));
  return helper(t("help_cited", { n: found.length }), t("help_cited_hint"), el("ul", { class: "wb-chosen" }, found.map(([name, line]) => el("li", {},
    el("button", { type: "button", class: "wb-place", onclick: () => open(name, line) }, `${name}:${line}`)))));
}

/** The holidays of a year, from the first and last days of each feast as the notice has them. @param {Context} context @param {(path: Path) => void} go */
function holidays(context, go) {
  const feasts = FEASTS.map((name) => ({ name, from: el("input", { type: "date" }), until: el("input", { type: "date" }) }));
  const work = Array.from({ length: MAKE_UP_DAYS }, (_, index) => el("input", { type: "date", "aria-label": `${t("help_makeup")} ${index + 1}` }));
  const add = () => {
    const days = weekdays(feasts.map(({ from, until }) => [from.value, until.value || from.value]));
    if (!days.length) return feasts[0].from.focus();
    const year = /** @type {string} */ (days.at(-1)).slice(0, 4);
    const value = { holidays: days, makeup_days: work.map((one) => one.value).filter(Boolean).sort() };
    context.change((written) => {
      go(["years", year]);
      return written.put(["years", year], value);
    });
  };
  return helper(t("help_year"), t("help_year_hint"), [
    ...feasts.map(({ name, from, until }) => el("fieldset", { class: "wb-span" }, el("legend", {}, t(`feast_${name}`)), labelled(`bench-${name}-from`, t("help_first"), from), labelled(`bench-${name}-until`, t("help_last"), until))),
    el("fieldset", { class: "wb-span" }, el("legend", {}, t("help_makeup")), work), button(t("help_year_do"), add)]);
}

/** The days from Monday to Friday within some spans, in order. @param {[from: string, until: string][]} spans */
export function weekdays(spans) {
  const days = spans.filter(([from]) => from).flatMap(([from, until]) => {
    const count = Math.min(31, Math.max(0, (Date.parse(until) - Date.parse(from)) / A_DAY));
    return Array.from({ length: count + 1 }, (_, index) => new Date(Date.parse(from) + index * A_DAY));
  });
  return [...new Set(days.filter((day) => day.getUTCDay() % 6).map((day) => day.toISOString().slice(0, 10)))].sort();
}
