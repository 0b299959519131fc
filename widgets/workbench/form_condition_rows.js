// @ts-check
// A condition as rows: question, how it compares, with what; groups of which all or any must hold, or none.
/** @import { Child } from "../types/page.js" */
/** @import { Asked } from "./form_choices.js" */
/** @import { Line } from "./form_conditions.js" */
/** @import { Context } from "./form_fields.js" */
/** @import { Path, Plain } from "./form_text.js" */
import { el } from "./dom.js";
import { record } from "./form_choices.js";
import { VERBS, firstLine, readLine, writeLine } from "./form_conditions.js";
import { idOf } from "./form_shape.js";
import { lang, say, t } from "./text.js";

const NEW = "条件"; // what stands for a condition that was not chosen yet

/** @param {Context} context @param {Path} path @returns {Child} */
export function conditionField(context, path) {
  const value = context.written.at(path);
  const wrap = (/** @type {string} */ how) => context.change((written) => written.set(path, { [how]: [/** @type {Plain} */ (value), NEW] }));
  const plain = typeof value === "string";
  return [part(context, path, value, false), plain && value !== NEW && readLine(value).kind !== "rest" ? el("div", { class: "wb-add" },
    el("button", { type: "button", class: "wb-chip", onclick: () => wrap("all") }, t("form_and")),
    el("button", { type: "button", class: "wb-chip", onclick: () => wrap("any") }, t("form_or"))) : null];
}

/** @param {Context} context @param {Path} path @param {Plain | undefined} value @param {boolean} removable @returns {Child} */
function part(context, path, value, removable) {
  if (typeof value === "string") return row(context, path, value, removable);
  const [key] = Object.keys(record(value));
  if (key === "not") return el("fieldset", { class: "wb-cond", id: idOf(path) }, el("legend", {}, t("form_not")), less(context, path, removable), part(context, [...path, "not"], record(value).not, false));
  if (key !== "all" && key !== "any") return el("p", { class: "wb-help" }, t("form_unread"));
  const parts = /** @type {Plain[]} */ (record(value)[key] ?? []);
  const at = [...path, key];
  const id = `${idOf(path)}-how`;
  const how = el("select", { id, "aria-label": t("form_how"), onchange: ({ target }) => context.change((written) => written.rename(at, target.value)) },
    ["all", "any"].map((each) => el("option", { value: each, selected: each === key }, t(`form_${each}`))));
  return el("fieldset", { class: "wb-cond", id: idOf(path) }, el("legend", {}, t("form_group")), el("div", { class: "wb-row" }, how, less(context, path, removable)),
    Array.isArray(parts) ? parts.map((one, index) => part(context, [...at, index], one, parts.length > 1)) : null,
    el("div", { class: "wb-add" },
      el("button", { type: "button", class: "wb-chip", id: `${idOf(at)}-add`, onclick: () => context.change((written) => written.insert(at, parts.length, NEW)) }, `＋ ${t("form_condition")}`),
      el("button", { type: "button", class: "wb-chip", onclick: () => context.change((written) => written.insert(at, parts.length, { [key === "all" ? "any" : "all"]: [NEW, NEW] })) }, `＋ ${t("form_group")}`)));
}

/** @param {Context} context @param {Path} path @param {boolean} removable */
function less(context, path, removable) {
  return removable ? el("button", { type: "button", class: "wb-less", onclick: () => context.change((written) => written.remove(path)) }, t("form_remove")) : null;
}

/** @param {Context} context @param {Path} path @param {string} text @param {boolean} removable */
function row(context, path, text, removable) {
  const line = readLine(text);
  const questions = [...context.choices.questions(context.file), ...context.choices.route()];
  const asked = "fact" in line ? questions.find((one) => one.id === line.fact) : undefined;
  const write = (/** @type {Line} */ made, redraw = true) => context.change((written) => written.set(path, writeLine(made)), redraw);
  const known = text === NEW || line.kind !== "other";
  return el("div", { class: "wb-line", role: "group", "aria-label": t("form_condition"), id: idOf(path) },
    known ? questionOf(context, path, text, questions, write) : el("input", { id: `${idOf(path)}-q`, "aria-label": t("form_condition"), value: text, oninput: ({ target }) => context.change((written) => written.set(path, target.value), false) }),
    verb(path, line, asked, write), right(context, path, line, asked, write), less(context, path, removable));
}

/** @param {Context} context @param {Path} path @param {string} text @param {Asked[]} questions @param {(made: Line) => void} write */
function questionOf(context, path, text, questions, write) {
  const line = readLine(text);
  const value = text === NEW ? "" : line.kind === "rest" ? "otherwise" : line.kind === "areas" ? "in_sensitive_area" : "fact" in line ? line.fact : "";
  const chosen = (/** @type {string} */ id) => {
    if (id === "otherwise") return write({ kind: "rest" });
    if (id === "in_sensitive_area") return write({ kind: "areas" });
    const asked = questions.find((one) => one.id === id);
    return asked ? write(firstLine(asked)) : undefined;
  };
  const option = (/** @type {Asked} */ one) => el("option", { value: one.id, selected: one.id === value }, say(one));
  const groups = [["form_q_own", questions.filter((one) => one.file === context.file)], ["form_q_shared", questions.filter((one) => one.file === "facts.yaml" && context.file !== "facts.yaml")],
    ["form_q_route", questions.filter((one) => one.file === "" || /^(tracks|services|measures)\.yaml$/.test(one.file))], ["form_q_other", questions.filter((one) => one.file !== context.file && one.file !== "facts.yaml" && one.file !== "" && !/^(tracks|services|measures)\.yaml$/.test(one.file))]];
  const strange = value && !["otherwise", "in_sensitive_area"].includes(value) && !questions.some((one) => one.id === value);
  return el("select", { id: `${idOf(path)}-q`, class: "wb-question", "aria-label": t("form_question"), onchange: ({ target }) => chosen(target.value) },
    value === "" ? el("option", { value: "" }, t("form_choose")) : null, strange ? el("option", { value, selected: true }, value) : null,
    el("option", { value: "otherwise", selected: value === "otherwise" }, t("form_rest")), el("option", { value: "in_sensitive_area", selected: value === "in_sensitive_area" }, t("form_areas")),
    /** @type {[string, Asked[]][]} */ (groups).map(([label, some]) => (some.length ? el("optgroup", { label: t(label) }, some.map(option)) : null)));
}

/** @param {Path} path @param {Line} line @param {Asked | undefined} asked @param {(made: Line) => void} write */
function verb(path, line, asked, write) {
  const now = line.kind === "yes" ? (line.not ? "not" : "yes") : line.kind === "number" ? line.sign : line.kind === "choice" ? line.verb : "";
  if (!now) return null;
  const known = VERBS[asked?.type ?? ""] ?? [now];
  const chosen = (/** @type {string} */ said) => write(line.kind === "yes" ? { ...line, not: said === "not" } : line.kind === "number" ? { ...line, sign: said } : line.kind === "choice" ? { ...line, verb: said } : line);
  return el("select", { id: `${idOf(path)}-v`, "aria-label": t("form_verb"), onchange: ({ target }) => chosen(target.value) },
    [...new Set([...known, now])].map((each) => el("option", { value: each, selected: each === now }, t(`verb_${each}`))));
}

/** @param {Context} context @param {Path} path @param {Line} line @param {Asked | undefined} asked @param {(made: Line, redraw?: boolean) => void} write */
function right(context, path, line, asked, write) {
  if (line.kind === "number") {
    return el("span", { class: "wb-limit" },
      el("input", { id: `${idOf(path)}-n`, inputmode: "decimal", autocomplete: "off", "aria-label": t("form_limit"), value: line.number, oninput: ({ target }) => write({ ...line, number: target.value.trim() }, false) }),
      el("span", {}, context.choices.unit(line.unit, lang)));
  }
  if (line.kind !== "choice") return null;
  const options = asked?.options ?? [];
  const strange = line.options.filter((id) => !options.some((one) => String(one.id) === id));
  return el("span", { class: "wb-checks" }, [...options, ...strange.map((id) => ({ id, zh: id, en: id }))].map((one) => el("label", { class: "wb-check" },
    el("input", { type: "checkbox", checked: line.options.includes(String(one.id)), onchange: ({ target }) => {
      const order = [...options.map((each) => String(each.id)), ...strange];
      const kept = order.filter((id) => (id === String(one.id) ? target.checked : line.options.includes(id)));
      if (kept.length) write({ ...line, options: kept });
      else target.checked = true; // a condition names at least one
    } }), el("span", {}, say(one).trim()))));
}
