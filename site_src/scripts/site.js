// @ts-check
// What every page can do with a script, and does without one in a plainer way.
const root = document.documentElement;
/** @type {<E extends HTMLElement>(selector: string, from?: ParentNode) => E | null} the caller knows what kind of element it is */
const one = (selector, from = document) => from.querySelector(selector);
const keep = (/** @type {string} */ name, /** @type {string} */ value) => { try { localStorage.setItem(name, value); } catch { /* a private window keeps nothing */ } };

/**
 * @param {HTMLElement | null} button @param {() => boolean} state @param {(on: boolean) => void} change
 */
function toggle(button, state, change) {
  if (!button) return;
  const show = () => button.setAttribute("aria-pressed", String(state()));
  button.hidden = false;
  button.addEventListener("click", () => { change(!state()); show(); });
  show();
}

toggle(one("[data-toggle-scheme]"), () => document.body.dataset.mdColorScheme === "slate", (dark) => {
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
  keep("eg-scheme", document.body.dataset.mdColorScheme);
});

toggle(one("[data-toggle-size]"), () => root.dataset.size === "large", (large) => {
  if (large) root.dataset.size = "large"; else delete root.dataset.size;
  keep("eg-size", large ? "large" : "normal");
});

// The other language opens at the same place, with the same words searched for and the same answers in the check. The link is
// brought up to date whenever somebody is about to use it, so that a new tab or a copied address holds the place too.
/** @type {HTMLAnchorElement | null} */
const language = one("[data-language]");
const plain = language?.href;
for (const use of ["pointerenter", "pointerdown", "focus", "click", "contextmenu"]) {
  language?.addEventListener(use, () => { /** @type {HTMLAnchorElement} */ (language).href = plain + location.search + location.hash; });
}

// The menu closes when the reader leaves it or presses Escape.
/** @type {HTMLDetailsElement | null} */
const menu = one(".eg-menu");
document.addEventListener("click", (event) => { if (menu?.open && !menu.contains(/** @type {Node} */ (event.target))) menu.open = false; });
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menu.open = false;
  /** @type {HTMLElement} */ (one("summary", menu)).focus();
});

// What is typed on the home page goes to the check behind the #, which no server is ever sent.
/** @type {HTMLFormElement | null} */
const ask = one("[data-describe]");
ask?.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = /** @type {HTMLInputElement} */ (one("input", ask)).value.trim();
  location.href = ask.action.split("?")[0] + (text ? `#describe=${encodeURIComponent(text)}` : "");
});

// A place in a page as its link has it; one that is no code of anything, as it is.
/** @param {string} text */
function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

// A link into a folded part opens it.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
  for (let fold = target && target.closest("details"); fold; fold = /** @type {HTMLElement} */ (fold.parentElement).closest("details")) fold.open = true;
}
addEventListener("hashchange", unfold);
unfold();

// On paper everything is open, and the foot says from which address and on which day it was printed.
addEventListener("beforeprint", () => {
  /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".eg-page details")).forEach((fold) => { fold.open = true; });
  const foot = one(".eg-footer__data");
  const line = one(".eg-footer__printed") ?? Object.assign(document.createElement("p"), { className: "eg-footer__printed" });
  line.textContent = `${location.href} · ${new Date().toLocaleDateString(root.lang, { timeZone: "Asia/Shanghai" })}`;
  foot?.after(line);
});
addEventListener("afterprint", () => one(".eg-footer__printed")?.remove());

// A text to copy gets a button; where the browser does not allow copying, it is selected.
/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("pre[data-copy]")).forEach((text) => {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "eg-copy-button", textContent: text.dataset.copy });
  button.addEventListener("click", () => (navigator.clipboard ? navigator.clipboard.writeText(text.textContent) : Promise.reject(new Error("no clipboard"))).then(
    () => { button.textContent = /** @type {string} */ (text.dataset.copied); }, () => getSelection()?.selectAllChildren(text)));
  text.after(button);
});

// Search: the module and its index come only when somebody wants them.
/** @typedef {HTMLDialogElement & {dataset: {module: string, index: string, root: string}}} Opened */
/** @type {HTMLDialogElement | null} */
const dialog = one("[data-search]");
const openers = document.querySelectorAll("[data-search-open]");
/** @type {Promise<Awaited<ReturnType<typeof import("./search.js").start>>> | undefined} */
let ready;
async function search() {
  ready ??= import(/** @type {string} */ (/** @type {unknown} */ (new URL(/** @type {Opened} */ (dialog).dataset.module, location.href)))).then((module) => module.start({
    index: /** @type {Opened} */ (dialog).dataset.index, root: /** @type {Opened} */ (dialog).dataset.root, lang: root.lang,
  }));
  return ready;
}
/**
 * @param {HTMLInputElement} input @param {HTMLElement} results @param {HTMLElement | null} status @param {boolean} [everything]
 */
async function attach(input, results, status, everything) {
  const engine = await search();
  engine.attach(input, results, status, everything);
}
if (dialog?.showModal) {
  const input = /** @type {HTMLInputElement} */ (one("input", dialog));
  const open = (/** @type {Event} */ event) => {
    event?.preventDefault();
    if (!dialog.open) dialog.showModal();
    input.select();
    attach(input, /** @type {HTMLElement} */ (one("[data-search-results]", dialog)), one("[data-search-status]", dialog), true);
  };
  // In a search field some browsers take the first Escape to empty it; here it closes, as people expect of a dialog.
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); dialog.close(); } });
  openers.forEach((opener) => opener.addEventListener("click", open));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  addEventListener("keydown", (event) => {
    const typing = /** @type {Element} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
    if ((event.key === "/" && !typing) || (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) open(event);
  });
}
/** @type {HTMLFormElement | null} */
const page = one("[data-search-form]");
if (page) {
  const input = /** @type {HTMLInputElement} */ (one("input", page));
  const results = /** @type {[HTMLElement, HTMLElement]} */ ([one("#search-page-results"), one("#search-page-status")]);
  const fill = () => {
    const asked = new URLSearchParams(location.hash.startsWith("#q=") ? location.hash.slice(1) : location.search).get("q");
    if (asked !== null) input.value = asked;
    attach(input, ...results);
  };
  page.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => history.replaceState(null, "", input.value ? `#q=${encodeURIComponent(input.value)}` : " "));
  addEventListener("hashchange", fill);
  fill();
}

// On a phone a table's rows are stacked (display: block), and some browsers then forget that it is a table.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
document.querySelectorAll(".eg-grid, .eg-grid :is(thead, tbody, tr, th, td)").forEach((part) => {
  part.setAttribute("role", /** @type {Record<string, string>} */ (ROLES)[part.tagName] ?? (/** @type {HTMLTableCellElement} */ (part).scope === "row" ? "rowheader" : "columnheader"));
});
