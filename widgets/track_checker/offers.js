// @ts-check
// Services, measures by stage and simplified content: what applies, what to ask for, and what is missing to tell.
/** @import { Measure, Service, Verdict } from "../types/messages.js" */
/** @import { AnswerContext } from "../types/page.js" */
import { el } from "./dom.js";
import { t, say, list, sentence } from "./text.js";
import { missing, standing } from "./pieces.js";
import { textToCopy, wayList } from "./ways.js";

/** What one can count on, and what one has to ask for; what does not apply is of no use to the reader and not shown. */
const GROUPS = { applies: ["applies"], ask: ["ask", "unknown"] };

/** @param {Verdict} verdict @param {AnswerContext} context */
export function services(verdict, context) {
  const groups = Object.entries(GROUPS).map(([name, states]) => ({ name, rows: (verdict.services ?? []).filter((row) => states.includes(row.state)) }));
  const shown = groups.filter(({ rows }) => rows.length);
  return shown.length ? shown.map(({ name, rows }) => el("section", { class: "ck-offers", "data-state": name }, el("h4", {}, t(`services_${name}`)), offered(rows, verdict, context))) : null;
}

/** @param {Service[]} rows @param {Verdict} verdict @param {AnswerContext} context */
function offered(rows, verdict, context) {
  return grouped(rows).map(([name, group]) => [
    el("h5", {}, sentence(name)), el("ul", { class: "ck-list" }, group.map((row) => offer(row, verdict, context)))]);
}

/** @param {Service} row @param {Verdict} verdict @param {AnswerContext} context */
function offer(row, verdict, context) {
  return el("li", { "data-offer": row.id }, el("strong", {}, sentence(say(row))), standing(row.standing),
    row.what ? el("p", {}, say(row.what)) : null, row.how ? el("p", {}, say(row.how)) : null, wayList(row.ways, context.root),
    requestFor(row, verdict),
    row.why ? el("p", { class: "ck-quiet" }, say(row.why)) : null, missing(row.missing, context));
}

/** The text to copy with which one asks for a service or a measure. @param {Service | Measure} row @param {Verdict} verdict */
function requestFor(row, verdict) {
  const request = verdict.requests.find(({ id }) => id === row.request);
  return request ? textToCopy(request.id, t("text_of", { name: sentence(say(request)) }), `${sentence(say(row))}\n${say(request.text)}`) : null;
}

/**
 * @param {Service[]} rows
 * @returns {[string, Service[]][]}
 */
function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(say(row.group), [...(groups.get(say(row.group)) ?? []), row]);
  return [...groups];
}

/**
 * The measures as a board of their stages; one whose name is not known keeps its place.
 * @param {Verdict} verdict @param {AnswerContext} context
 */
export function measures(verdict, context) {
  const rows = verdict.measures ?? [];
  if (rows.every((row) => ["not", "open"].includes(row.state))) return null;
  const stages = [...new Set(rows.map((row) => row.stage))];
  const open = [...new Set(rows.flatMap((row) => (["unknown", "later"].includes(row.state) ? row.missing : [])))];
  return [
    missing(open, context),
    el("div", { class: "ck-board" }, stages.map((stage) => column(rows.filter((row) => row.stage === stage), verdict))),
  ];
}

/** @param {Measure[]} rows @param {Verdict} verdict */
function column(rows, verdict) {
  const now = rows.some((row) => row.state === "applies");
  return el("section", { class: "ck-stage", "data-now": now || null }, el("h4", {}, sentence(say(rows[0].stage_name))),
    el("ol", { class: "ck-measures" }, rows.map((row) => el("li", { "data-state": row.state, value: row.number, "data-offer": row.id },
      el("strong", {}, sentence(say(row))), el("span", { class: "ck-tag", "data-kind": row.state }, t(`measure_${row.state}`)), standing(row.standing),
      ["applies", "later"].includes(row.state) && row.how ? el("p", {}, say(row.how)) : null,
      row.state === "applies" ? requestFor(row, verdict) : null,
      row.state === "open" ? el("p", { class: "ck-quiet" }, say(row.what)) : null,
      row.why ? el("p", { class: "ck-quiet" }, say(row.why)) : null))));
}

/** @param {Verdict} verdict @param {AnswerContext} context */
export function modifiers(verdict, context) {
  if (!verdict.modifiers?.length) return null;
  return verdict.modifiers.map((row) => el("section", { class: "ck-modifier", "data-state": row.state },
    el("p", {}, el("strong", {}, sentence(say(row))), el("span", { class: "ck-tag", "data-kind": row.state }, t(/** @type {Record<string, string>} */ ({ applies: "applies", not: "applies_not" })[row.state] ?? "depends")), standing(row.standing)),
    el("p", {}, say(row.condition)), row.why ? el("p", { class: "ck-quiet" }, say(row.why)) : null, row.state === "unknown" ? missing(row.missing, context) : null,
    row.details.length ? el("ul", { class: "ck-list" }, row.details.map((line) => el("li", { "data-state": line.state }, say(line), standing(line.standing),
      line.sources.length ? el("span", { class: "ck-quiet" }, " ", list(line.sources.map((source) => `${say(source)} ${say(source.at)}`.trim()))) : null,
      row.state === "applies" && line.state === "unknown" ? missing(line.missing, context) : null))) : null));
}
