// @ts-check
// In the page that other pages hold: tells the page around it how high it is, and nothing else; links lead out of the frame.
const box = /** @type {HTMLElement} */ (document.getElementById("embed"));
const lang = document.documentElement.lang === "en" ? "en" : "zh";
const NEW_TAB = { zh: "（在新标签页打开）", en: " (opens in a new tab)" }[lang];
const allowed = [location.origin, .../** @type {string} */ (box.dataset.origins).split(" ").filter(Boolean)];
const content = /** @type {HTMLElement} */ (document.getElementById("content"));
/** @type {string | null} */
let listener = null; // origin of the page around this one, once it has asked

window.addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || source === window || !allowed.includes(origin) || data !== "eia-guide-height") return;
  listener = origin;
  tell();
});

function tell() {
  if (listener) parent.postMessage(Math.ceil(content.getBoundingClientRect().bottom + scrollY), listener);
}

/**
 * Every link opens outside of the frame, and says so.
 * @param {HTMLAnchorElement} link
 */
function lead(link) {
  if (link.target) return;
  Object.assign(link, { target: "_blank", rel: "noopener" });
  link.append(Object.assign(document.createElement("span"), { className: "eg-visually-hidden", textContent: NEW_TAB }));
}

function leadAll() {
  /** @type {NodeListOf<HTMLAnchorElement>} */ (content.querySelectorAll("a[href]:not([target])")).forEach(lead);
}

/** The link to the whole check takes along what the address says. */
function carry() {
  const full = /** @type {HTMLAnchorElement} */ (document.getElementById("embed-full"));
  full.href = full.href.split("#")[0] + location.hash;
}

new ResizeObserver(tell).observe(content);
new MutationObserver(leadAll).observe(content, { childList: true, subtree: true });
for (const kind of ["pointerover", "focusin", "click"]) /** @type {HTMLElement} */ (document.getElementById("embed-full")).addEventListener(kind, carry);
leadAll();
