// What every page can do with a script, and does without one in a plainer way.
const root = document.documentElement;
const one = (selector, from = document) => from.querySelector(selector);
const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* a private window keeps nothing */ } };

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

// The other language opens at the same place, with the same question in the box and the same answers in the check.
const language = one("[data-language]");
language?.addEventListener("click", () => { language.href = language.href.split("#")[0] + location.hash + ""; });

// The menu closes when the reader leaves it or presses Escape.
const menu = one(".eg-menu");
document.addEventListener("click", (event) => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menu.open = false;
  one("summary", menu).focus();
});

// What is typed on the home page goes to the check behind the #, which no server is ever sent.
const ask = one("[data-describe]");
ask?.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = one("input", ask).value.trim();
  location.href = ask.action.split("?")[0] + (text ? `#describe=${encodeURIComponent(text)}` : "");
});

// A link into a folded part opens it.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
addEventListener("hashchange", unfold);
unfold();

// On paper everything is open, and the foot says from which address and on which day it was printed.
addEventListener("beforeprint", () => {
  document.querySelectorAll(".eg-page details").forEach((fold) => { fold.open = true; });
  const foot = one(".eg-footer__data");
  const line = one(".eg-footer__printed") ?? Object.assign(document.createElement("p"), { className: "eg-footer__printed" });
  line.textContent = `${location.href} · ${new Date().toLocaleDateString(root.lang)}`;
  foot?.after(line);
});
addEventListener("afterprint", () => one(".eg-footer__printed")?.remove());

// Search: the module and its index come only when somebody wants them.
const dialog = one("[data-search]");
const openers = document.querySelectorAll("[data-search-open]");
let ready;
async function search() {
  ready ??= import(new URL(dialog.dataset.module, location.href)).then((module) => module.start({
    index: dialog.dataset.index, root: dialog.dataset.root, lang: root.lang,
  }));
  return ready;
}
async function attach(input, results, status, everything) {
  const engine = await search();
  engine.attach(input, results, status, everything);
}
if (dialog?.showModal) {
  const input = one("input", dialog);
  const open = (event) => {
    event?.preventDefault();
    if (!dialog.open) dialog.showModal();
    input.select();
    attach(input, one("[data-search-results]", dialog), one("[data-search-status]", dialog), true);
  };
  // In a search field some browsers take the first Escape to empty it; here it closes, as people expect of a dialog.
  input.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.preventDefault(); dialog.close(); } });
  openers.forEach((opener) => opener.addEventListener("click", open));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if ((event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) open(event);
  });
}
const page = one("[data-search-form]");
if (page) {
  const input = one("input", page);
  const results = [one("#search-page-results"), one("#search-page-status")];
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
  part.setAttribute("role", ROLES[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader"));
});
