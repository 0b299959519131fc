// @ts-check
// A line of a condition taken apart for a form, and put together again. What it means is read by the generator, here only its words are.
/** @typedef {{kind: "rest"} | {kind: "areas"} | {kind: "yes", fact: string, not: boolean} | {kind: "number", fact: string, sign: string, number: string, unit: string} | {kind: "choice", fact: string, verb: string, options: string[]} | {kind: "other", text: string}} Line */

/** What may stand in the middle of a line, by the type of the question. @type {Record<string, string[]>} */
export const VERBS = {
  yes_no: ["yes", "not"],
  number: [">=", ">", "<=", "<"],
  choice: ["is", "is not"],
  set: ["include", "not include", "only"],
  areas: ["include", "not include"],
};

/** @param {string} text @returns {Line} */
export function readLine(text) {
  const said = text.trim();
  if (said === "otherwise" || said === "always") return { kind: "rest" };
  if (said === "in_sensitive_area") return { kind: "areas" };
  const number = /^(\S+) (>=|<=|>|<) ([0-9.]+)(?: (\S+))?$/.exec(said);
  if (number) return { kind: "number", fact: number[1], sign: number[2], number: number[3], unit: number[4] ?? "" };
  const choice = /^(not )?([a-z][a-z0-9_]*) (is not|is|include|includes|only) (.+)$/.exec(said);
  if (choice) return { kind: "choice", fact: choice[2], verb: `${choice[1] ?? ""}${choice[3] === "includes" ? "include" : choice[3]}`, options: choice[4].split(/\s+or\s+|\s*,\s*/) };
  const yes = /^(not )?([a-z][a-z0-9_]*)$/.exec(said);
  return yes ? { kind: "yes", fact: yes[2], not: Boolean(yes[1]) } : { kind: "other", text: said };
}

/** @param {Line} line */
export function writeLine(line) {
  if (line.kind === "rest") return "otherwise";
  if (line.kind === "areas") return "in_sensitive_area";
  if (line.kind === "yes") return (line.not ? "not " : "") + line.fact;
  if (line.kind === "number") return `${line.fact} ${line.sign} ${line.number} ${line.unit}`.trim();
  if (line.kind === "choice") {
    const not = line.verb.startsWith("not ");
    return `${not ? "not " : ""}${line.fact} ${not ? line.verb.slice(4) : line.verb} ${line.options.join(" or ")}`;
  }
  return line.text;
}

/**
 * The line that a question begins with once it is chosen.
 * @param {{id: string | number, type: string, unit: string, options: {id: string | number}[]}} question @returns {Line}
 */
export function firstLine(question) {
  const fact = String(question.id);
  if (question.type === "number") return { kind: "number", fact, sign: ">=", number: "", unit: question.unit };
  if (question.type === "yes_no") return { kind: "yes", fact, not: false };
  return { kind: "choice", fact, verb: VERBS[question.type]?.[0] ?? "is", options: question.options.slice(0, 1).map((one) => String(one.id)) };
}
