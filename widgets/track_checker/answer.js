// @ts-check
// Shows a verdict. Every sentence comes from Python; here it is only laid out.
/** @import { ItemEntry, LimitRow, Text, Verdict } from "../types/messages.js" */
/** @import { Actions, AnswerContext, Child, Footed } from "../types/page.js" */
import { el, link } from "./dom.js";
import { t, say, day, list, sentence, today } from "./text.js";
import { part, fold, sentences, standing, missing, redraw, dayBox } from "./pieces.js";
import { plan, papers } from "./plan.js";
import { measures, services, modifiers } from "./offers.js";
import { textToCopy, wayList } from "./ways.js";
import { whoDecides } from "./who.js";

/** @param {HTMLElement} box @param {Verdict} verdict @param {AnswerContext} context */
export function showAnswer(box, verdict, context) {
  Object.assign(box.dataset, { status: verdict.status, document: verdict.document ?? "", track: verdict.track ?? "", forbidden: banned(verdict) ? "yes" : "" });
  redraw(box,
    top(summary(verdict, context), findOut(verdict, context),
      part("why", t("why"), reasons(verdict, context)), part("change", t("change"), change(verdict)), mayApply(verdict), actions(context)),
    el("div", { class: "ck-panel ck-answer__more" }, details(verdict, context), foot(verdict, context), remark(verdict, context)));
}

/**
 * What the reader cannot answer yet, to be taken to whoever knows.
 * @param {Verdict} verdict @param {AnswerContext} context
 */
function findOut(verdict, context) {
  if (!verdict.to_find_out.length) return null;
  return part("find-out", t("find_out"), [
    el("ul", { class: "ck-list" }, verdict.to_find_out.map((row) => el("li", {},
      el("button", { type: "button", class: "ck-link", "data-question": row.fact, onclick: () => context.goToQuestion(row.fact) }, say(row)),
      el("span", { class: "ck-print" }, say(row)),
      row.help ? el("p", { class: "ck-quiet" }, say(row.help)) : null))),
  ]);
}

/**
 * Whether it helped: a text that carries what is needed, to the guide's own address or, without one, the public ones.
 * @param {Verdict} verdict @param {AnswerContext} context
 */
function remark(verdict, context) {
  const text = `${say(verdict.feedback)}\n${context.href()}`;
  const ways = verdict.requests.find(({ id }) => id === "question")?.ways ?? [];
  return textToCopy("feedback", t("useful"), text, context.reportTo ? el("a", { class: "ck-button ck-way", href: `${context.reportTo}?${context.reportTo.startsWith("mailto:") ? "subject" : "title"}=${encodeURIComponent(t("useful"))}&body=${encodeURIComponent(text)}` }, t("write_to_us")) : wayList(ways, context.root));
}

/** @param {HTMLElement} box @param {string} status @param {...Child} children */
export function showNotice(box, status, ...children) {
  Object.assign(box.dataset, { status, document: "", track: "", forbidden: "" });
  redraw(box, top(title(), children));
}

/**
 * The answer itself; on a desk it stays in sight beside the questions, and goes no further than they do.
 * @param {...Child} children
 */
export function top(...children) {
  return el("div", { class: "ck-answer__side" }, el("div", { class: "ck-panel ck-answer__top" }, children));
}

export function title() {
  return el("h2", { class: "ck-answer__title", id: "check-answer-title", tabindex: "-1" }, t("answer"));
}

// -- the answer itself ---------------------------------------------------------------------------------------

/**
 * What one reads first: the answer, how firm it is, what to do today, how long it takes.
 * @param {Verdict} verdict @param {AnswerContext} context
 */
function summary(verdict, context) {
  const open = verdict.status === "open";
  const names = banned(verdict) ? null : el("div", { class: "ck-badge-rows" },
    possible(t("document"), verdict.possible_documents, verdict.possible_document_names, "document"),
    possible(t("track"), verdict.possible_tracks, verdict.possible_track_names, "track", context.root));
  return [
    el("div", { class: "ck-answer__bar" }, title(), tag(verdict), el("button", { type: "button", class: "ck-link ck-edit", onclick: context.toQuestions }, t("edit_answers"))),
    context.describe ? el("p", { class: "ck-print" }, t("project"), context.describe) : null,
    el("p", { class: "ck-print" }, t("chosen"), t("colon"), list(context.items)),
    el("p", { class: "ck-answer__headline" }, say(verdict.headline)),
    forbidden(verdict, context),
    verdict.rests_on ? el("p", { class: "ck-rests" }, say(verdict.rests_on)) : null,
    open ? [names, verdict.prepare ? el("p", { class: "ck-prepare" }, say(verdict.prepare)) : null] : null,
    open && verdict.ask_next.length ? el("p", {}, el("button", { type: "button", class: "ck-button", id: "check-to-questions", onclick: context.toQuestions }, t("go_on"))) : null,
    el("p", { class: "ck-same", id: "check-same", hidden: true }),
    dated(verdict, context),
    context.older ? el("p", { class: "ck-note" }, t("policy_changed")) : null,
    verdict.looks_like.map((row) => el("p", {}, el("button", { type: "button", class: "ck-link", "data-look-at": row.item, onclick: () => context.choose(row.item) }, t("look_at", { number: row.item, name: say(row) })))),
    part("today", t("today"), steps(verdict, context)),
    part("deciding", t("who_decides"), whoDecides(verdict, context, sources)),
    part("how-long", t("how_long"), howLong(verdict)),
    open ? null : names,
    guide(verdict),
    el("p", { class: "ck-quiet ck-disclaimer" }, say(verdict.disclaimer)),
  ];
}

/**
 * At most three things to do today, each with where to do it; and a question to copy.
 * @param {Verdict} verdict @param {AnswerContext} context
 */
function steps(verdict, context) {
  if (!verdict.today.length) return null;
  const first = verdict.forbidden.length && verdict.first_step ? el("p", { "data-name": "first_step" }, say(verdict.first_step)) : null;
  const question = verdict.requests.find(({ id }) => id === "question");
  return [first,
    el("ol", { class: "ck-today" }, verdict.today.map((row) => el("li", { "data-today": row.id },
      el("p", {}, say(row), row.standing === "unconfirmed" ? standing(row.standing) : null), wayList(row.ways, context.root),
      row.papers.length ? el("p", { class: "ck-quiet" }, t("have_ready"), list(row.papers.map(say))) : null))),
    question ? textToCopy(question.id, t("text_of", { name: sentence(say(question)) }), say(question.text), wayList(question.ways, context.root)) : null,
  ];
}

/**
 * How long it takes, as a band; the limits of the authority; what counts and what does not.
 * @param {Verdict} verdict
 */
function howLong(verdict) {
  const band = verdict.time_band;
  const limits = facts(verdict);
  if (!band && !limits) return null;
  return [
    band ? el("p", { class: "ck-band" }, say(band), standing(band.standing)) : null,
    limits, band?.counts.length ? el("ul", { class: "ck-list ck-quiet ck-counts" }, band.counts.map((row) => el("li", {}, say(row)))) : null,
  ];
}

/** @param {Verdict} verdict */
function tag(verdict) {
  const kind = banned(verdict) ? "forbidden" : verdict.proviso ? "open" : verdict.status;
  return el("span", { class: "ck-tag", "data-kind": kind }, verdict.proviso ? say(verdict.proviso) : t(verdict.status === "decided" ? "status_decided" : "status_open"));
}

/**
 * Whether the project may surely not be built: then nothing leads on to its document.
 * @param {Verdict} verdict
 */
function banned(verdict) {
  return verdict.forbidden.some((row) => row.state === "forbidden");
}

/**
 * Where the project may not be built, or perhaps may not; what is open leads to its question.
 * @param {Verdict} verdict @param {AnswerContext} context
 */
function forbidden(verdict, context) {
  if (!verdict.forbidden.length) return null;
  return el("section", { class: "ck-may ck-forbidden", "aria-label": t("forbidden") }, verdict.forbidden.map((row) => el("div", { "data-forbidden": row.id, "data-state": row.state },
    el("p", {}, el("strong", {}, say(row.state_text), t("colon"), say(row)), standing(row.standing)),
    el("p", {}, say(row.ask)), missing(row.missing, context),
    el("details", {}, el("summary", {}, t("forbidden_rule")), el("p", {}, say(row.why)), sources(row)))));
}

/**
 * @param {string} label @param {string[]} ids @param {Text[]} names @param {string} kind @param {string} [root]
 */
export function possible(label, ids, names, kind, root) {
  if (!ids?.length) return null;
  const badge = (/** @type {string} */ id, /** @type {number} */ i) => {
    const text = el("span", { class: "ck-badge__name" }, say(names[i]));
    const inner = [el("span", { class: "ck-badge__mark", "aria-hidden": "true" }), text];
    return el("li", { class: "ck-badge", "data-kind": kind, "data-value": id },
      root ? el("a", { href: `${root}tracks/${encodeURIComponent(id)}/` }, inner) : inner);
  };
  return el("div", { class: "ck-possible", "data-many": ids.length > 1 || null },
    el("span", { class: "ck-possible__label" }, ids.length > 1 ? t("still_possible", { what: label }) : label),
    el("ul", { class: "ck-badges" }, ids.map(badge)));
}

/** @param {Verdict} verdict */
function facts(verdict) {
  const time = verdict.time_limit;
  const clock = (/** @type {LimitRow} */ row) => [say(row), row.starts ? el("span", { class: "ck-quiet" }, t("counted_from"), say(row.starts)) : null, standing(row.standing)];
  const rows = /** @type {[string, Child][]} */ ([
    time?.promised && ["time_promised", clock(time.promised)],
    time?.statutory && ["time_statutory", clock(time.statutory)],
  ].filter(Boolean));
  if (!rows.length) return null;
  return el("dl", { class: "ck-facts" }, rows.map(([name, text]) => el("div", { "data-name": name }, el("dt", {}, t(name)), el("dd", {}, text))));
}

/**
 * The page that leads step by step through such an answer, if the site has one.
 * @param {Verdict} verdict
 */
function guide(verdict) {
  const at = (/** @type {NodeListOf<HTMLElement>} */ rows) => [...rows].find(({ dataset }) => dataset.document === verdict.document && dataset.track === verdict.track);
  const row = verdict.status === "decided" && !banned(verdict) ? at(document.querySelectorAll("#check-guides > li")) : null;
  return row ? el("p", { class: "ck-guide" }, /** @type {Element} */ (row.firstElementChild).cloneNode(true)) : null;
}

/** @param {Pick<Verdict, "on">} verdict @param {Actions} context */
export function dated(verdict, context) {
  if (verdict.on === today()) return null;
  return el("p", { class: "ck-note" }, t("for_date", { day: day(verdict.on) }), " ",
    el("button", { type: "button", class: "ck-link", onclick: () => context.setDate(null) }, t("use_today")));
}

// -- why, and what follows ------------------------------------------------------------------------------------

/** @param {Verdict} verdict @param {AnswerContext} context */
function details(verdict, context) {
  return [
    fold("papers", t("papers"), papers(verdict), true),
    fold("steps", t("steps"), plan(verdict, context), verdict.plan !== null),
    fold("afterwards", t("afterwards"), afterwards(verdict)),
    fold("time", t("time_notes"), timeNotes(verdict)),
    fold("modifiers", t("modifiers"), modifiers(verdict, context)),
    fold("services", t("services"), services(verdict, context)),
    fold("measures", t("measures"), measures(verdict, context)),
    fold("warnings", t("warnings"), sentences([...(verdict.warnings ?? []), ...(verdict.track_notes ?? []), ...itemNotes(verdict)])),
    fold("penalties", t("penalties"), penalties(verdict)),
    fold("later", t("later"), sentences(verdict.later, (row) => `${day(row.date)}${t("colon")}`, (row) => sentences(row.changes))),
    fold("sources", t("sources"), sources(verdict)),
    tree(context),
  ];
}

/**
 * The tree of all conditions is made when it is opened: it is long, and few want it.
 * @param {AnswerContext} context
 */
function tree(context) {
  const box = el("div", { class: "ck-tree" }, el("p", {}, t("tree_waiting")));
  const folded = /** @type {HTMLDetailsElement} */ (fold("tree", t("tree"), box));
  const show = () => { if (folded.open && !folded.dataset.made) { folded.dataset.made = "yes"; context.tree(box); } };
  folded.addEventListener("toggle", show);
  show();
  return folded;
}

/** @param {Verdict} verdict @param {AnswerContext} context */
function reasons(verdict, context) {
  const several = verdict.items?.length > 1;
  if (!several) return sentences(verdict.reasons);
  return verdict.items.map((item) => el("div", { class: "ck-item-reason", "data-deciding": item.item === verdict.deciding_item || null },
    el("h4", {}, itemTitle(item), item.item === verdict.deciding_item ? el("span", { class: "ck-tag" }, t("deciding")) : null),
    el("p", { class: "ck-quiet" }, list(item.possible_documents.map((id) => say(context.documents[id]) || id))),
    sentences(item.reasons)));
}

/** @param {Verdict} verdict */
function change(verdict) {
  if (!verdict.change?.length) return null;
  return [sentences(verdict.change), verdict.change_warning ? el("p", { class: "ck-note" }, say(verdict.change_warning)) : null];
}

/** @param {ItemEntry} item */
function itemTitle(item) {
  return item.item ? t("item_title", { number: item.item, name: say(item) }) : say(item) || t("no_item");
}

/** @param {Verdict} verdict */
function itemNotes(verdict) {
  return (verdict.items ?? []).flatMap((item) => item.notes ?? []);
}

/** @param {Verdict} verdict */
function timeNotes(verdict) {
  const time = verdict.time_limit;
  if (!time) return null;
  const of = (/** @type {LimitRow | null} */ row, /** @type {string} */ name) => (row ? [row.excludes, row.note].filter(Boolean).map((text) => el("li", {}, name, t("colon"), say(text))) : []);
  return el("ul", { class: "ck-list" }, of(time.promised, t("time_promised")), of(time.statutory, t("time_statutory")),
    time.notes.map((text) => el("li", {}, say(text))));
}

/** @param {Verdict} verdict */
function afterwards(verdict) {
  const groups = [...new Set(verdict.afterwards.map(({ group }) => group))].map((group) => verdict.afterwards.filter((row) => row.group === group));
  return groups.length ? groups.map((rows) => [el("h4", {}, say(rows[0].group_text)), sentences(rows, undefined, sources)]) : null;
}

/** @param {Verdict} verdict */
function penalties(verdict) {
  const rows = verdict.penalties ?? [];
  if (!verdict.without_it && !rows.length) return null;
  return [
    verdict.without_it ? el("p", {}, say(verdict.without_it)) : null,
    rows.length ? el("ul", { class: "ck-list" }, rows.map((row) => el("li", {}, el("strong", {}, say(row)), standing(row.standing),
      row.sanction ? el("p", {}, say(row.sanction)) : null, row.amounts?.length ? el("p", {}, list(row.amounts.map(say))) : null))) : null,
  ];
}

/** @param {Verdict} verdict */
function mayApply(verdict) {
  if (!verdict.may_apply?.length) return null;
  return el("section", { class: "ck-may", "aria-label": t("may_apply") }, el("h3", {}, t("may_apply")),
    verdict.may_apply.map((row) => el("div", {},
      el("p", {}, el("strong", {}, say(row)), standing(row.standing)), el("p", {}, say(row.why)), el("p", {}, say(row.ask)))));
}

/** @param {Pick<Verdict, "citations">} verdict */
export function sources(verdict) {
  const rows = verdict.citations ?? [];
  if (!rows.length) return null;
  return el("ul", { class: "ck-list" }, rows.map((row) => el("li", {},
    row.url ? link(row.url, say(row)) : say(row), " ", [row.number, say(row.at)].filter(Boolean).join(" · "), standing(row.standing))));
}

// -- date, firmness, sharing ------------------------------------------------------------------------------------

/** @param {Actions} context */
export function actions(context) {
  return el("div", { class: "ck-actions" },
    el("button", { type: "button", class: "ck-button", id: "check-copy", onclick: context.copy }, t("copy_link")),
    context.qr ? el("button", { type: "button", class: "ck-button", id: "check-qr", onclick: context.qr }, t("show_code")) : null,
    el("button", { type: "button", class: "ck-button", id: "check-print", onclick: () => window.print() }, t("print")),
    context.text ? el("button", { type: "button", class: "ck-button", id: "check-as-text", onclick: context.text }, t("copy_text")) : null,
    context.json ? el("button", { type: "button", class: "ck-button", id: "check-json", onclick: context.json }, t("save_json")) : null,
    el("button", { type: "button", class: "ck-button", id: "check-again", onclick: context.clear }, t("start_over")),
    context.qr ? el("div", { class: "ck-code", id: "check-code", tabindex: "-1", role: "group", "aria-label": t("show_code"), hidden: true }) : null,
    context.text ? el("p", { class: "ck-print ck-kept", id: "check-text", "data-kept": "" }) : null);
}

/** @param {Footed} verdict @param {Actions} context */
export function foot(verdict, context) {
  const date = dayBox("check-date", verdict.on, context.setDate);
  return el("div", { class: "ck-answer__foot" },
    context.said.length ? el("div", { class: "ck-print" }, el("h3", {}, t("said")), el("ul", { class: "ck-list" }, context.said.map((text) => el("li", {}, text)))) : null,
    el("p", { class: "ck-firm", "data-standing": verdict.standing }, say(verdict.standing_text)),
    el("p", { class: "ck-date" }, el("label", { for: "check-date" }, t("other_date")), date),
    el("p", { class: "ck-quiet" }, t("given_for", { day: day(verdict.on) }), " ", t("data_to", { day: day(verdict.policy_current_to) }), " ",
      t("policy_hash"), el("code", {}, verdict.policy)),
    el("p", { class: "ck-quiet ck-print", id: "check-printed-link" }, context.href()));
}
