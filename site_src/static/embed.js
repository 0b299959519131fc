// @ts-check
// Puts the check of the guide into a page, with one line in that page:
//   <script type="module" src="https://…/embed.js" data-item="53" data-lang="zh"></script>
// data-item: numbers of the catalogue's items, such as 53 or 3,53 (may be left out); data-lang: zh or en (default: the page's own).
const LEAST = 200;
const MOST = 40_000; // px
const TITLES = { zh: "环评项目自查", en: "EIA check of a project" };
const guide = new URL(".", import.meta.url);

/** @param {HTMLScriptElement} script */
function place(script) {
  const lang = (script.dataset.lang ?? document.documentElement.lang).startsWith("en") ? "en" : "zh";
  const items = (script.dataset.item ?? "").match(/[0-9]{1,3}/g);
  const address = new URL(lang === "en" ? "en/embed/" : "embed/", guide);
  if (items) address.hash = `items=${items.join(",")}`;
  const frame = Object.assign(document.createElement("iframe"), { src: address.href, title: TITLES[lang], allow: "clipboard-write", loading: "lazy" });
  frame.lang = lang === "en" ? "en" : "zh-CN";
  Object.assign(frame.style, { display: "block", width: "100%", height: "40rem", border: "0" });
  frame.addEventListener("load", () => /** @type {Window} */ (frame.contentWindow).postMessage("eia-guide-height", guide.origin));
  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== guide.origin || !Number.isFinite(data)) return;
    frame.style.height = `${Math.min(MOST, Math.max(LEAST, data))}px`;
  });
  script.after(frame);
}

for (const script of /** @type {NodeListOf<HTMLScriptElement>} */ (document.querySelectorAll("script[type=module][src]"))) if (script.src === import.meta.url) place(script);
