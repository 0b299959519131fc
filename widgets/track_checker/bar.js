// @ts-check
// What follows the reader: the answer told to those who do not see it change, and the bar that leads to it.
/** @import { Document, Text, Verdict } from "../types/messages.js" */
import { say, sentence } from "./text.js";

/** @type {(id: string) => HTMLElement} */
const node = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The bar is of no use beside the answer. */
const inSight = new IntersectionObserver(([entry]) => {
  node("check-dock").dataset.near = entry.isIntersecting || entry.boundingClientRect.top < 0 ? "yes" : "no";
}, { rootMargin: "0px 0px -25% 0px" });

/**
 * Says the answer, once and short; short: the documents' short names by id.
 * @param {string} text @param {Verdict | null} [verdict] @param {Partial<Record<Document, Text>>} [short]
 */
export function tell(text, verdict = null, short = {}) {
  node("check-live").textContent = text;
  node("check-dock").hidden = !verdict;
  inSight.disconnect();
  if (!verdict) return;
  inSight.observe(node("check-result")); // the whole of it: a jump beyond its head is seen too
  node("check-dock-text").textContent = verdict.possible_documents.map((id, i) => sentence(say(short[id] ?? verdict.possible_document_names[i]))).join(" / ");
  node("check-dock").dataset.status = verdict.status;
}

/** @param {string} id */
export function goTo(id) {
  const target = node(id);
  target?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  target?.focus({ preventScroll: true });
}

/**
 * Folded parts of the answer are printed too.
 * @param {HTMLElement} box
 */
export function unfoldInPrint(box) {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (box.querySelectorAll("details:not([open])"))];
    for (const part of folded) part.open = true;
  });
  window.addEventListener("afterprint", () => { for (const part of folded) part.open = false; });
}
