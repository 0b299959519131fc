// @ts-check
// Shows the answer of a check that has questions of its own. Every sentence comes from Python; here it is only laid out.
/** @import { Text } from "../types/messages.js" */
/** @import { Actions, Child, OwnVerdict } from "../types/page.js" */
import { actions, dated, foot, sources, title, top } from "./answer.js";
import { part, fold, sentences, standing, redraw } from "./pieces.js";
import { el } from "./dom.js";
import { t, say, sentence } from "./text.js";

/** @param {HTMLElement} box @param {OwnVerdict} verdict @param {Actions} context */
export function showOwnAnswer(box, verdict, context) {
  Object.assign(box.dataset, { status: verdict.status, result: verdict.size ?? verdict.verdict ?? "" });
  const decides = verdict.reasons.filter((row) => row.kind === "decides");
  const others = verdict.reasons.filter((row) => row.kind !== "decides");
  redraw(box,
    top(
      el("div", { class: "ck-answer__bar" }, title(), el("span", { class: "ck-tag", "data-kind": verdict.status }, t(verdict.provided?.length ? "status_provided" : `status_${verdict.status}`))),
      el("p", { class: "ck-answer__headline" }, say(verdict.headline)),
      provided(verdict), sentences(verdict.doubts), follows(verdict), dated(verdict, context),
      part("why", t("why"), sentences(decides.length ? decides : verdict.size ? others : null)),
      part("change", t("change"), sentences(verdict.change)), sentences(verdict.not_used),
      verdict.check_link ? el("p", {}, el("a", { class: "ck-button ck-own__go", href: `${context.root}check/#${verdict.check_link}` }, t("own_to_check"))) : null,
      actions(context)),
    el("div", { class: "ck-panel ck-answer__more" },
      fold("services", t("services"), services(verdict), true), verdict.effect ? el("p", { class: "ck-note" }, say(verdict.effect)) : null,
      fold("ruled_out", t("own_ruled_out"), sentences(others)), fold("points", t("own_points"), points(verdict)),
      fold("rules", t("own_rules"), sentences(verdict.rules)), fold("notes", t("warnings"), sentences(notes(verdict))),
      fold("sources", t("sources"), sources(verdict)), foot(verdict, context)));
}

/** @param {HTMLElement} box @param {string} text @param {...Child} more */
export function showWaiting(box, text, ...more) {
  Object.assign(box.dataset, { status: "waiting", result: "" });
  redraw(box, top(title(), el("p", {}, text), more));
}

/** @param {OwnVerdict} verdict */
function provided(verdict) {
  return verdict.provided?.length ? el("p", { class: "ck-note" }, el("strong", {}, t("own_provided")), verdict.provided.map(say).join(" ")) : null;
}

/** @param {OwnVerdict} verdict */
function follows(verdict) {
  return verdict.follows ? el("p", { class: "ck-may" }, el("span", {}, say(verdict.follows), standing(verdict.follows.standing))) : null;
}

/** @param {OwnVerdict} verdict */
function services(verdict) {
  if (!verdict.services) return null;
  if (!verdict.services.length) return el("p", {}, t("own_no_service"));
  return el("ul", { class: "ck-list" }, verdict.services.map((row) => el("li", {}, el("strong", {}, sentence(say(row))), standing(row.standing),
    el("p", {}, say(row.what)), row.how ? el("p", {}, say(row.how)) : null,
    row.besides ? el("p", { class: "ck-quiet" }, t("own_besides"), say(row.besides)) : null)));
}

/** @param {OwnVerdict} verdict */
function points(verdict) {
  if (!verdict.points) return null;
  return el("ol", { class: "ck-list ck-own__points" }, verdict.points.map((row) => el("li", { "data-state": row.state },
    el("span", { class: "ck-tag", "data-kind": row.state === "met" ? "decided" : null }, t(`point_${row.state}`)), " ", say(row), standing(row.standing))));
}

/** @param {OwnVerdict} verdict */
function notes(verdict) {
  return /** @type {Text[]} */ ([verdict.scope, verdict.sector?.note, ...(verdict.notes ?? [])].filter(Boolean));
}
