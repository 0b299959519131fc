// @ts-check
// What the validator found, each at its line, with what the code means and an example.
/** @import { BenchFinding, CodeEntry, Validated } from "../types/messages.js" */
import { el, fill } from "./dom.js";
import { node, root, say, t } from "./text.js";

/** @typedef {(name: string, line: number, column: number) => unknown} Open */

const FOLDER = "policy_data/";

/**
 * open(name, line, column): show that place.
 * @param {Validated} found @param {boolean} edited @param {Open} open
 */
export function showFindings({ passed, findings, codes }, edited, open) {
  const fresh = findings.filter((finding) => finding.new);
  const known = findings.filter((finding) => !finding.new);
  const errors = fresh.filter((finding) => finding.severity === "error").length;
  root.dataset.passed = String(passed);
  node("verdict").textContent = errors ? t("errors", { n: errors }) : t(fresh.length ? "warnings" : edited ? "sound" : "untouched", { n: fresh.length });
  fill(node("findings"), rows(fresh, codes, open));
  fill(node("known"), rows(known, codes, open));
  node("known-box").hidden = !known.length;
  node("known-title").textContent = t("known", { n: known.length });
}

/**
 * The lines of a file that have a finding, the worst last, so that it counts.
 * @param {BenchFinding[]} findings @param {string} name
 * @returns {[line: number, severity: BenchFinding["severity"]][]}
 */
export function marks(findings, name) {
  return findings.filter((finding) => finding.path === FOLDER + name).map((finding) => /** @type {[number, BenchFinding["severity"]]} */ ([finding.line, finding.severity])).reverse();
}

/** @param {BenchFinding[]} findings @param {Validated["codes"]} codes @param {Open} open */
function rows(findings, codes, open) {
  const told = new Set();
  return findings.map((finding) => {
    const first = !told.has(finding.code);
    told.add(finding.code);
    return row(finding, first ? codes[finding.code] : null, open);
  });
}

/** @param {BenchFinding} finding @param {CodeEntry | null} code @param {Open} open */
function row(finding, code, open) {
  const name = finding.path.startsWith(FOLDER) ? finding.path.slice(FOLDER.length) : "";
  const place = `${finding.path}:${finding.line}:${finding.column}`;
  return el("li", { "data-severity": finding.severity, "data-code": finding.code, "data-text": say(finding.text) },
    el("p", {}, el("button", { type: "button", class: "wb-place", onclick: () => open(name, finding.line, finding.column) }, place)),
    el("p", {}, el("strong", {}, t(finding.severity)), " ", say(finding)),
    el("details", {}, el("summary", {}, t("code", { code: finding.code })), code ? example(code) : null,
      el("p", {}, el("a", { href: `${root.dataset.root}${finding.page}` }, t("code_page")))));
}

/** @param {CodeEntry} code */
function example(code) {
  return [
    el("p", {}, say(code.meaning)),
    el("p", {}, t("wrong")), el("pre", { tabindex: 0 }, say(code.wrong)),
    el("p", {}, t("right")), el("pre", { tabindex: 0 }, say(code.right)),
  ];
}
