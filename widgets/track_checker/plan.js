// @ts-check
// The dated plan: dates to enter, the steps as a table, the clocks side by side, the calendar file.
/** @import { LimitRow, Step, TimeLimit, Verdict } from "../types/messages.js" */
/** @import { AnswerContext, Child, DayName } from "../types/page.js" */
import { el } from "./dom.js";
import { t, say, list, sentence } from "./text.js";
import { missing, sentences, standing, dayBox } from "./pieces.js";

/** @type {DayName[]} */
const LATER = ["submitted", "accepted"];

/** @param {Verdict} verdict @param {AnswerContext} context */
export function plan(verdict, context) {
  if (verdict.status !== "decided") return verdict.ask_next?.length ? [el("p", {}, t("plan_open")), missing(verdict.ask_next.map((q) => q.id), context)] : null;
  if (!verdict.schedule?.length) return null;
  const whole = verdict.plan;
  return [
    days(verdict, context),
    whole?.total ? el("p", { class: "ck-plan__total" }, say(whole.total), standing(whole.total.standing)) : null,
    (whole?.notes ?? []).map((note) => el("p", { class: "ck-note", "data-note": note.id }, say(note))),
    table(verdict.schedule),
    clocks(verdict),
    whole?.comparison ? el("p", { class: "ck-plan__compare" }, say(whole.comparison), standing(whole.comparison.standing)) : null,
    verdict.schedule_note ? el("p", { class: "ck-note" }, say(verdict.schedule_note)) : null,
    whole ? el("p", { class: "ck-plan__file" }, el("button", { type: "button", class: "ck-button", id: "check-calendar", onclick: context.calendar }, t("calendar")),
      el("span", { class: "ck-quiet" }, t("calendar_help"))) : null,
  ];
}

/** @param {Verdict} verdict @param {AnswerContext} context */
function days(verdict, context) {
  const reached = LATER.filter((name) => verdict.schedule.some((step) => step.milestone === name));
  return el("div", { class: "ck-plan__days" }, /** @type {DayName[]} */ (["start", ...reached]).map((name) => {
    const box = dayBox(`check-${name}`, verdict.plan?.[name], (day) => context.setDay(name, day), { min: "1980-01-01", max: "2100-12-31" });
    return el("p", { class: "ck-date" }, el("label", { for: box.id }, t(`${name}_on`)), box);
  }));
}

const COLUMNS = ["step", "who", "limit", "days", "step_papers"];

/** @param {Step[]} rows */
function table(rows) {
  const head = COLUMNS.map((name) => el("th", { scope: "col", role: "columnheader" }, t(`plan_${name}`)));
  return el("table", { class: "ck-plan", role: "table" },
    el("caption", { class: "ck-hidden" }, t("steps")),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, head)),
    el("tbody", { role: "rowgroup" }, rows.map(row)));
}

/** @param {Step} step @param {number} index */
function row(step, index) {
  const cell = (/** @type {string} */ name, /** @type {Child[]} */ ...content) => (content.flat().some(Boolean) ? el("td", { role: "cell", "data-name": name, "data-label": t(`plan_${name}`) }, content)
    : el("td", { role: "cell", class: "ck-plan__none", "data-name": name }));
  return el("tr", { role: "row", "data-step": step.step, "data-clock": step.clock, "data-days": step.days },
    el("th", { scope: "row", role: "rowheader" },
      el("span", { class: "ck-plan__number", "aria-hidden": "true" }, String(index + 1)),
      el("span", {}, el("strong", {}, sentence(say(step))), standing(step.standing),
        step.detail ? el("span", { class: "ck-plan__detail" }, say(step.detail)) : null,
        step.notes.map((note) => el("span", { class: "ck-plan__detail" }, say(note), standing(note.standing))))),
    cell("who", say(step.who)),
    cell("limit", step.limit ? el("span", {}, say(step.limit), step.counted_from ? el("span", { class: "ck-plan__detail" }, t("counted_from"), say(step.counted_from)) : null) : null,
      el("span", { class: "ck-plan__clock" }, say(step.clock_text))),
    cell("days", step.when ? el("span", { class: "ck-plan__when" }, say(step.when)) : null, step.why_open ? el("span", { class: "ck-plan__detail" }, say(step.why_open)) : null),
    cell("step_papers", step.papers.length ? el("ul", { class: "ck-list" }, step.papers.map((paper) => el("li", {}, sentence(say(paper)), standing(paper.standing)))) : null));
}

/** @param {Verdict} verdict */
function clocks(verdict) {
  const running = verdict.plan?.clocks ?? [];
  if (!running.length) return null;
  return el("div", { class: "ck-clocks" }, running.map((clock) => el("section", { class: "ck-clock", "data-kind": clock.kind },
    el("h4", {}, t(`time_${clock.kind}`), standing(clock.standing)), el("p", { class: "ck-clock__days" }, say(clock)),
    el("p", {}, say(clock.text)),
    clock.assumption ? el("p", { class: "ck-quiet" }, say(clock.assumption), standing(clock.assumption.standing)) : null,
    clock.notes.map((note) => el("p", { class: "ck-quiet" }, say(note))),
    el("p", { class: "ck-quiet ck-clock__left" }, t("left_out"), say(/** @type {LimitRow} */ (/** @type {TimeLimit} */ (verdict.time_limit)[clock.kind]).excludes)))));
}

/**
 * Each paper with its own help and standing, and the steps that need it.
 * @param {Verdict} verdict
 */
export function papers(verdict) {
  const needed = (/** @type {string} */ id) => verdict.schedule.flatMap((step, index) => (step.papers.some((paper) => paper.id === id) ? [index + 1] : []));
  return sentences(verdict.papers, () => "", (paper) => [
    el("span", { class: "ck-quiet" }, t("needed_by", { n: needed(paper.id).length, steps: list(needed(paper.id).map(String)) })),
    paper.help ? el("p", { class: "ck-quiet" }, say(paper.help)) : null,
  ]);
}
