// @ts-check
// The fields of a record, each with its title, its help and a way to take it away. What is typed is written into the text at once.
/** @import { Forms, Shape } from "../types/bench/forms.js" */
/** @import { Child } from "../types/page.js" */
/** @import { Choice, Choices } from "./form_choices.js" */
/** @import { Path, Plain, Written } from "./form_text.js" */
import { el, fill } from "./dom.js";
import { list, record } from "./form_choices.js";
import { conditionField } from "./form_condition_rows.js";
import { below, entriesShape, holdsRecords, idOf, kindOf, plainShape } from "./form_shape.js";
import { lang, say, t } from "./text.js";

/**
 * @typedef {object} Context what fields need of the form
 * @property {Forms} forms
 * @property {Choices} choices
 * @property {string} file
 * @property {Written} written
 * @property {(make: (written: Written) => string, redraw?: boolean) => void} change
 */

const YES_NO = [{ id: "true", zh: "是", en: "yes" }, { id: "false", zh: "否", en: "no" }];
const FEW = 4; // entries from which on each is closed at first
const MANY = 25; // choices from which on one can search among them
const LONG = 40; // characters from which on a text has more than one line

/** @param {Shape} shape @param {string | number} key */
export function titleOf(shape, key) {
  return lang === "zh" && shape.title ? shape.title : String(key).replaceAll("_", " ");
}

/** Whether nothing was filled in yet. @param {Context} context @param {Plain | undefined} value */
export function isBlank(context, value) {
  return typeof value === "string" && (/^\{[^{}]*\}$/.test(value) || context.forms.blanks.includes(value) || /^[a-z_0-9]+(\|[a-z_0-9]+)+$/.test(value));
}

/** All fields of a record. @param {Context} context @param {Path} path @param {Shape} shape @param {boolean} [top] whether lists of records have forms of their own @returns {Child[]} */
export function recordFields(context, path, shape, top = false) {
  const keys = context.written.keys(path);
  const both = keys.includes("zh") && keys.includes("en") && shape.properties?.zh?.type === "string"; // not lists of words
  const shown = keys.filter((key) => !(both && key === "en") && !(top && apart(context, path, shape, key)));
  return [
    ...shown.map((key) => (both && key === "zh" ? pairField(context, path, t("form_name"), false) : oneField(context, [...path, key], below(context.forms, shape, key), !shape.required?.includes(key)))),
    missing(context, path, shape, keys, top),
  ];
}

/** @param {Context} context @param {Path} path @param {Shape} shape @param {string} key */
function apart(context, path, shape, key) {
  const inner = below(context.forms, shape, key);
  return holdsRecords(context.forms, inner) && (path.length === 0 || inner.type === "array");
}

/** Fields that may be added. @param {Context} context @param {Path} path @param {Shape} shape @param {string[]} keys @param {boolean} top */
function missing(context, path, shape, keys, top) {
  const rest = Object.keys(shape.properties ?? {}).filter((key) => !keys.includes(key) && !(top && apart(context, path, shape, key)));
  if (!rest.length) return null;
  return el("div", { class: "wb-add", role: "group", "aria-label": t("form_more") }, el("span", { class: "wb-quiet" }, t("form_more")),
    rest.map((key) => el("button", {
      type: "button", class: "wb-chip", id: `${idOf([...path, key])}-add`, onclick: () => context.change((written) => written.put([...path, key], emptyOf(context, below(context.forms, shape, key)))),
    }, `＋ ${titleOf(below(context.forms, shape, key), key)}`)));
}

/** What a value begins with. @param {Context} context @param {Shape} shape @returns {Plain} */
export function emptyOf(context, shape) {
  const kind = kindOf(shape);
  if (kind === "record" || kind === "pair") return context.forms.empty[shape.model ?? ""] ?? { zh: "{名称或内容}", en: "{name or text}" };
  if (kind === "list") return shape.items ? [emptyOf(context, plainShape(context.forms, shape.items))] : [];
  if (kind === "map") return { new_one: emptyOf(context, plainShape(context.forms, /** @type {Shape} */ (entriesShape(shape)))) };
  if (kind === "answers") return {};
  if (kind === "flag") return true;
  if (kind === "number") return "整数";
  if (kind === "day") return "年-月-日";
  if (kind === "condition") return "条件";
  return kind === "choice" ? "代号" : "{内容}";
}

/** @param {Context} context @param {Path} path @param {Shape} shape @param {boolean} optional @returns {Child} */
export function oneField(context, path, shape, optional) {
  const title = titleOf(shape, /** @type {string | number} */ (path.at(-1)));
  const kind = kindOf(shape);
  if (kind === "pair") return pairField(context, path, title, optional, shape);
  if (kind === "record") return group(context, path, title, optional, shape, recordFields(context, path, shape));
  if (kind === "condition") return group(context, path, title, optional, shape, conditionField(context, path));
  if (kind === "answers") return group(context, path, title, optional, shape, answerRows(context, path));
  if (kind === "map") return group(context, path, title, optional, shape, mapFields(context, path, shape));
  if (kind === "list") return listField(context, path, title, optional, shape);
  const control = simple(context, path, shape);
  return el("div", { class: "wb-f" }, head(context, path, title, optional, idOf(path)), help(context, path, shape, control), control);
}

/** @param {Context} context @param {Path} path @param {string} title @param {boolean} optional @param {string} id */
function head(context, path, title, optional, id) {
  return el("div", { class: "wb-f-head" }, el("label", { for: id }, title), optional ? remover(context, path, title) : null);
}

/** @param {Context} context @param {Path} path @param {string} title */
function remover(context, path, title) {
  return el("button", { type: "button", class: "wb-less", "aria-label": t("form_remove_what", { what: title }), onclick: () => context.change((written) => written.remove(path)) }, t("form_remove"));
}

/** What a field means, in the page's language as far as it is written. @param {Context} context @param {Path} path @param {Shape} shape @param {HTMLElement} control */
function help(context, path, shape, control) {
  if (!explained(shape) || shape.choices || ["day", "number", "flag"].includes(kindOf(shape))) return null;
  const id = `${idOf(path)}-help`;
  control.setAttribute("aria-describedby", id);
  return el("p", { class: "wb-help", id }, shape.description);
}

/** Whether there is more to say than the title. @param {Shape} shape */
function explained(shape) {
  return lang === "zh" && Boolean(shape.description) && /** @type {string} */ (shape.description).replace(/。$/, "") !== shape.title;
}

/** @param {Context} context @param {Path} path @param {string} title @param {boolean} optional @param {Shape} shape @param {Child} inner */
function group(context, path, title, optional, shape, inner) {
  const told = explained(shape) && !["list", "pair"].includes(kindOf(shape)) ? el("p", { class: "wb-help" }, shape.description) : null;
  return el("fieldset", { class: "wb-group", id: idOf(path), tabindex: -1 }, el("legend", {}, title), optional ? remover(context, path, title) : null, told, inner);
}

/** One of many, closed until somebody looks at it; it stays open while the form is drawn anew. @param {Path} path @param {string} title @param {Child} inner */
function closed(path, title, inner) {
  const id = `${idOf(path)}-more`;
  return el("details", { id, open: Boolean(document.querySelector(`#${CSS.escape(id)}[open]`)) }, el("summary", {}, title), inner);
}

/** Chinese beside English. @param {Context} context @param {Path} path @param {string} title @param {boolean} optional @param {Shape} [shape] */
function pairField(context, path, title, optional, shape = {}) {
  return group(context, path, title, optional, shape, el("div", { class: "wb-both" }, ["zh", "en"].map((key) => {
    const id = idOf([...path, key]);
    return el("div", { class: "wb-f" }, el("label", { for: id }, t(`form_${key}`)), textField(context, [...path, key], id, key));
  })));
}

/** @param {Context} context @param {Path} path @param {string} id @param {string} [language] */
function textField(context, path, id, language) {
  const value = context.written.at(path);
  const said = value === undefined || value === null || isBlank(context, value) ? "" : String(value);
  const props = { id, lang: language ?? null, autocomplete: "off", spellcheck: false };
  const oninput = (/** @type {{target: {value: string}}} */ { target }) => context.change((written) => written.set(path, target.value), false);
  return said.length > LONG || language ? el("textarea", { ...props, rows: Math.min(8, Math.max(2, Math.ceil(said.length / (language === "en" ? 42 : 24)))), value: said, oninput }) : el("input", { ...props, value: said, oninput });
}

/** A value in one control. @param {Context} context @param {Path} path @param {Shape} shape @returns {HTMLElement} */
function simple(context, path, shape) {
  const id = idOf(path);
  const value = context.written.at(path);
  const set = (/** @type {Plain} */ said, /** @type {boolean} */ redraw) => context.change((written) => written.set(path, said), redraw);
  const kind = kindOf(shape);
  if (kind === "flag") return chooser(id, YES_NO, String(value), (said) => set(said === "true", false));
  if (kind === "choice") return oneOf(context, path, shape, value);
  if (kind === "day") return el("input", { id, type: "date", value: typeof value === "string" ? value : "", oninput: ({ target }) => set(target.value, false) });
  if (kind === "number") return el("input", { id, inputmode: "decimal", autocomplete: "off", value: isBlank(context, value) ? "" : String(value ?? ""), oninput: ({ target }) => set(number(target.value), false) });
  return textField(context, path, id);
}

/** @param {string} said @returns {Plain} */
export function number(said) {
  const text = said.trim();
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,9})?$/.test(text) ? Number(text) : text;
}

/** @param {Context} context @param {Path} path @param {Shape} shape @param {Plain | undefined} value */
function oneOf(context, path, shape, value) {
  const options = optionsOf(context, shape);
  const numbers = options.length > 0 && typeof options[0].id === "number";
  return chooser(idOf(path), options, isBlank(context, value) ? "" : String(value), (said) => context.change((written) => written.set(path, numbers ? Number(said) : said), false));
}

/** @param {Context} context @param {Shape} shape @returns {Choice[]} */
export function optionsOf(context, shape) {
  if (shape.choices) return Object.entries(shape.choices).map(([id, words]) => ({ id, ...words }));
  return shape.refers ? context.choices.of(shape.refers) : [];
}

/**
 * A choice by title; among many one can search.
 * @param {string} id @param {Choice[]} options @param {string} value @param {(said: string) => unknown} chosen @param {string} [empty] what stands there while nothing is chosen
 */
export function chooser(id, options, value, chosen, empty = t("form_choose")) {
  const known = options.some((one) => String(one.id) === value);
  const shown = value === "" || known ? options : [{ id: value, zh: value, en: value }, ...options];
  const node = el("select", { id, autocomplete: "off", onchange: ({ target }) => { if (target.value !== "") chosen(target.value); } });
  const draw = (/** @type {string} */ words) => fill(node, value === "" ? el("option", { value: "" }, empty) : null, shown
    .filter((one) => String(one.id) === node.value || String(one.id) === value || `${one.id} ${one.zh} ${one.en}`.toLowerCase().includes(words))
    .map((one) => el("option", { value: one.id, selected: String(one.id) === value }, optionText(one))));
  draw("");
  if (options.length <= MANY) return node;
  const search = el("input", { type: "search", class: "wb-narrow", "aria-label": t("form_search"), autocomplete: "off", oninput: ({ target }) => draw(target.value.trim().toLowerCase()) });
  search.placeholder = t("form_search");
  return el("div", { class: "wb-many" }, search, node);
}

/** @param {Choice} one */
function optionText(one) {
  return typeof one.id === "number" ? `${one.id}  ${say(one)}` : say(one);
}

/** @param {Context} context @param {Path} path @param {string} title @param {boolean} optional @param {Shape} shape */
function listField(context, path, title, optional, shape) {
  const inner = plainShape(context.forms, shape.items ?? {});
  const kind = kindOf(inner);
  const named = { ...inner, choices: inner.choices ?? shape.choices, refers: shape.refers };
  if (named.choices || named.refers) return group(context, path, title, optional, shape, chips(context, path, named));
  if (kind === "text" || kind === "number") return lines(context, path, title, optional, shape, kind);
  const count = context.written.size(path);
  const one = (/** @type {number} */ index) => several(context, [...path, index], count, `${title} ${index + 1}`, inner);
  return group(context, path, title, optional, shape, [
    ...Array.from({ length: count }, (_, index) => one(index)),
    el("button", { type: "button", class: "wb-chip", id: `${idOf(path)}-add`, onclick: () => context.change((written) => written.insert(path, count, emptyOf(context, inner))) }, `＋ ${t("form_one_more")}`),
  ]);
}

/** An entry among others, with the beginning of what it says. @param {Context} context @param {Path} path @param {number} count @param {string} title @param {Shape} shape */
function several(context, path, count, title, shape) {
  const field = oneField(context, path, { ...shape, title, description: "" }, true);
  if (count < FEW) return field;
  const value = record(context.written.at(path));
  return closed(path, `${title}  ${String(value[lang] ?? Object.values(value).flat()[0] ?? "").slice(0, 40)}`, field);
}

/** Several of some choices: each with a way to take it away, and one to add another. @param {Context} context @param {Path} path @param {Shape} shape */
function chips(context, path, shape) {
  const options = optionsOf(context, shape);
  const value = context.written.at(path);
  const values = Array.isArray(value) ? value : [value ?? ""];
  const said = values.filter((one) => !isBlank(context, one));
  const write = (/** @type {string} */ id) => (typeof options[0]?.id === "number" ? Number(id) : id);
  const add = (/** @type {string} */ id) => context.change((written) => (said.length < values.length ? written.set([...path, values.findIndex((one) => isBlank(context, one))], write(id)) : written.insert(path, values.length, write(id))));
  const rest = options.filter((one) => !said.some((chosen) => String(chosen) === String(one.id)));
  return [
    el("ul", { class: "wb-chosen" }, values.map((one, index) => (isBlank(context, one) ? null : el("li", {}, wordsFor(options, one), " ", remover(context, [...path, index], wordsFor(options, one)))))),
    rest.length ? el("div", { class: "wb-f" }, el("label", { for: `${idOf(path)}-more` }, t("form_add_one")), chooser(`${idOf(path)}-more`, rest, "", add)) : null,
  ];
}

/** @param {Choice[]} options @param {Plain} value */
function wordsFor(options, value) {
  const found = options.find((one) => String(one.id) === String(value));
  return found ? optionText(found).trim() : String(value);
}

/** Words or numbers, one a line. @param {Context} context @param {Path} path @param {string} title @param {boolean} optional @param {Shape} shape @param {"text" | "number"} kind */
function lines(context, path, title, optional, shape, kind) {
  const value = context.written.at(path);
  const values = (Array.isArray(value) ? value : [value ?? ""]).filter((one) => !isBlank(context, one)).map(String);
  const id = idOf(path);
  const control = el("textarea", { id, rows: Math.min(8, Math.max(2, values.length)), spellcheck: false, autocomplete: "off", value: values.join("\n"), onchange: ({ target }) => {
    const said = target.value.split("\n").map((one) => one.trim()).filter(Boolean);
    context.change((written) => rewritten(written, path, kind === "number" ? said.map(number) : said));
  } });
  return el("div", { class: "wb-f" }, head(context, path, title, optional, id), help(context, path, shape, control), el("p", { class: "wb-help" }, t("form_lines")), control);
}

/** The text with a list of other words; those that stay are left alone. @param {Written} first @param {Path} path @param {Plain[]} wanted */
export function rewritten(first, path, wanted) {
  const Reader = /** @type {new (text: string) => Written} */ (first.constructor);
  let written = first;
  if (!wanted.length) return written.remove(path);
  if (!Array.isArray(written.at(path))) return written.set(path, wanted);
  const now = () => list(written.at(path));
  for (let index = 0; index < wanted.length; index += 1) {
    if (now()[index] === wanted[index]) continue;
    const text = now()[index + 1] === wanted[index] ? written.remove([...path, index]) : index < now().length && now().length >= wanted.length ? written.set([...path, index], wanted[index]) : written.insert(path, index, wanted[index]);
    written = new Reader(text);
  }
  while (now().length > wanted.length) written = new Reader(written.remove([...path, now().length - 1]));
  return written.text;
}

/** @param {Context} context @param {Path} path @param {Shape} shape */
function mapFields(context, path, shape) {
  const inner = plainShape(context.forms, /** @type {Shape} */ (entriesShape(shape)));
  const id = `${idOf(path)}-new`;
  const field = el("input", { id, autocomplete: "off", spellcheck: false });
  const add = () => { if (field.value.trim()) context.change((written) => written.put([...path, field.value.trim()], emptyOf(context, inner))); };
  return [
    ...context.written.keys(path).map((key) => several(context, [...path, key], context.written.keys(path).length, key, inner)),
    el("div", { class: "wb-f" }, el("label", { for: id }, t("form_new_id")), el("div", { class: "wb-row" }, field, el("button", { type: "button", class: "wb-chip", onclick: add }, `＋ ${t("form_one_more")}`))),
  ];
}

/** Answers to questions, one a row. @param {Context} context @param {Path} path */
function answerRows(context, path) {
  const questions = context.choices.questions();
  const answers = record(context.written.at(path));
  const rest = questions.filter((one) => !(one.id in answers));
  const begin = (/** @type {string} */ id) => {
    const asked = questions.find((one) => one.id === id);
    const first = asked?.type === "yes_no" ? false : asked?.type === "number" ? 0 : asked?.type === "choice" ? (asked.options[0]?.id ?? "") : [];
    context.change((written) => written.put([...path, id], first));
  };
  return [
    ...Object.entries(answers).map(([id, value]) => {
      const asked = questions.find((one) => one.id === id);
      return el("div", { class: "wb-f" }, head(context, [...path, id], asked ? say(asked) : id, true, idOf([...path, id])), answer(context, [...path, id], asked, value));
    }),
    el("div", { class: "wb-f" }, el("label", { for: `${idOf(path)}-more` }, t("form_add_answer")), chooser(`${idOf(path)}-more`, rest, "", begin)),
  ];
}

/** @param {Context} context @param {Path} path @param {import("./form_choices.js").Asked | undefined} asked @param {Plain} value */
function answer(context, path, asked, value) {
  const id = idOf(path);
  if (asked?.type === "yes_no") return chooser(id, YES_NO, String(value), (said) => context.change((written) => written.set(path, said === "true"), false));
  if (asked?.type === "choice") return chooser(id, asked.options, String(value), (said) => context.change((written) => written.set(path, said), false));
  if (asked && Array.isArray(value)) return el("div", { class: "wb-checks", id, role: "group", "aria-label": say(asked) }, asked.options.map((one) => el("label", { class: "wb-check" },
    el("input", { type: "checkbox", checked: value.includes(one.id), onchange: ({ target }) => context.change((written) => written.set(path, asked.options.map((each) => each.id).filter((each) => (each === one.id ? target.checked : value.includes(each))))) }), el("span", {}, say(one).trim()))));
  return el("input", { id, inputmode: asked?.type === "number" ? "decimal" : null, autocomplete: "off", value: String(value ?? ""), oninput: ({ target }) => context.change((written) => written.set(path, number(target.value)), false) });
}
