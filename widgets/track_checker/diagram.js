// @ts-check
// Walks the diagram that Python made of an item: what is still possible with some answers, and what may still be asked. It
// holds no rule and no figure: where an answer leads stands in the diagram.
/** @import { Diagram, DiagramFact } from "../types/messages.js" */

/**
 * The cell of an answer, written as in a link; undefined if it is not known, or not in the form of the diagram.
 * @param {DiagramFact} fact @param {string | undefined} text
 */
function cellOf({ cuts, whole, bits, cells }, text) {
  if (text === undefined) return undefined;
  if (cuts) {
    if (!(whole ? /^\d{1,15}$/ : /^\d{1,15}(\.\d{1,9})?$/).test(text)) return undefined;
    return cells[cuts.filter(([limit, above]) => (above ? Number(text) > limit : Number(text) >= limit)).length] ?? undefined;
  }
  const of = new Map(Object.entries(bits ?? {}));
  const parts = text === "none" && !of.has(text) ? [] : text.split(",");
  return parts.every((part) => of.has(part)) ? cells[parts.reduce((sum, part) => sum | /** @type {number} */ (of.get(part)), 0)] ?? undefined : undefined;
}

/**
 * leaves: what is still possible; asked: the questions that can still change it.
 * @param {Diagram} diagram @param {Map<string, string>} known answers by question, written as in a link
 */
export function walk({ facts, nodes, leaves }, known) {
  const cells = facts.map((fact) => cellOf(fact, known.get(fact.id)));
  /** @type {Map<number, number>} by node, the one that stands for what is left of it; leaves are below nought */
  const left = new Map();
  /** @type {Map<string, number>} by what it asks and what follows, a node that is left */
  const alike = new Map();
  /** @type {Map<number, number[]>} by node that is left, what follows each answer */
  const below = new Map();
  const reduced = (/** @type {number} */ at) => {
    const [fact, ...children] = nodes[at];
    if (cells[fact] !== undefined) return rest(children[cells[fact]]);
    const follow = children.map(rest);
    if (follow.every((one) => one === follow[0])) return follow[0];
    const same = alike.get(`${fact}:${follow}`) ?? at;
    alike.set(`${fact}:${follow}`, same);
    below.set(same, follow);
    return same;
  };
  /** @type {(at: number) => number} */
  const rest = (at) => {
    if (at >= 0 && !left.has(at)) left.set(at, reduced(at));
    return at < 0 ? at : /** @type {number} */ (left.get(at));
  };
  const start = rest(nodes.length - 1);
  const reached = new Set([start]);
  for (const at of reached) for (const one of below.get(at) ?? []) reached.add(one);
  const rank = (/** @type {number} */ at) => (at < 0 ? Infinity : nodes[at][0]);
  /** @type {(x: number, y: number, fact: number, a: number, b: number) => boolean} whether two answers to a fact can lead apart */
  const apart = (x, y, fact, a, b) => {
    const top = Math.min(rank(x), rank(y));
    const step = (/** @type {number} */ at, /** @type {number} */ cell) => (rank(at) === top ? /** @type {number[]} */ (below.get(at))[cell] : at);
    if (top === Infinity) return x !== y && leaves[~x] !== null && leaves[~y] !== null;
    if (top === fact) return apart(step(x, a), step(y, b), fact, a, b);
    return nodes[rank(x) === top ? x : y].slice(1).some((_, cell) => apart(step(x, cell), step(y, cell), fact, a, b));
  };
  const asks = new Set([...reached].map(rank));
  const matters = (/** @type {number} */ fact) => asks.has(fact) && facts[fact].cells.some((a) => facts[fact].cells.some((b) => a !== null && b !== null && a < b && apart(start, start, fact, a, b)));
  return {
    leaves: [...reached].map((at) => (at < 0 ? leaves[~at] : null)).filter((leaf) => leaf !== null),
    asked: facts.filter((_, fact) => matters(fact)).map(({ id }) => id),
  };
}
