// @ts-check
// Only in the preview on this machine: shows the page anew when it changed, and what is wrong with the data, over the last good page.
const chinese = document.documentElement.lang.startsWith("zh");
const words = chinese
  ? { title: "数据有错，页面仍是上一次成功的样子", more: (/** @type {number} */ n) => `另有 ${n} 处`, close: "收起", error: "错误", warning: "提醒" }
  : { title: "The data has errors; the page is still the last good one", more: (/** @type {number} */ n) => `and ${n} more`, close: "Close", error: "error", warning: "warning" };
/** @typedef {{path: string, line: number, column: number, severity: "error" | "warning", zh: string, en: string}} Finding */

const SHOWN = 12;
const version = /** @type {HTMLElement} */ (document.querySelector("script[data-preview]")).dataset.preview;
const events = new EventSource(`/_preview/events?page=${encodeURIComponent(location.pathname)}&version=${version}`);

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {string} text @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

/** @param {Finding} finding */
function line(finding) {
  const place = element("code", `${finding.path}:${finding.line}:${finding.column}`);
  return element("li", "", place, ` ${words[finding.severity]} `, finding[chinese ? "zh" : "en"]);
}

/** @param {Finding[]} findings */
function panel(findings) {
  const list = element("ul", "", ...findings.slice(0, SHOWN).map(line));
  if (findings.length > SHOWN) list.append(element("li", words.more(findings.length - SHOWN)));
  const button = element("button", words.close);
  const made = element("section", "", element("h2", words.title), list, button);
  made.id = "preview-findings";
  made.setAttribute("role", "alert");
  button.type = "button";
  button.addEventListener("click", () => made.remove());
  return made;
}

events.addEventListener("findings", (event) => {
  const { findings } = JSON.parse(event.data);
  document.getElementById("preview-findings")?.remove();
  if (findings.length) document.body.append(panel(findings));
});
events.addEventListener("changed", () => location.reload());
events.addEventListener("built", () => { if (document.querySelector("#track-checker, [data-scope]")) location.reload(); });
events.addEventListener("open", () => { document.documentElement.dataset.preview = "listening"; });
addEventListener("pagehide", () => events.close());
