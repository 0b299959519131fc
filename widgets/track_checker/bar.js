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

/**
 * Where there is one column, a settled answer stands before the questions, and what the reader looks at stays where it
 * is. Returns whether it stands there.
 * @param {HTMLElement} result @param {boolean} settled
 */
export function place(result, settled) {
  const columns = /** @type {HTMLElement} */ (result.parentElement);
  const asked = /** @type {HTMLElement} */ (columns.querySelector(".ck-column"));
  const first = settled && getComputedStyle(columns).gridTemplateColumns.split(" ").length < 2;
  if ((columns.firstElementChild === result) === first) return first;
  const focused = /** @type {HTMLElement} */ (document.activeElement);
  const top = asked.getBoundingClientRect().top;
  if (first) columns.prepend(result);
  else columns.append(result);
  if (focused !== document.activeElement) focused.focus({ preventScroll: true });
  if (window.scrollY > 0) window.scrollBy(0, asked.getBoundingClientRect().top - top);
  return first;
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
