// @ts-check
// Asks the browser to keep the site for times without a network, and tells the reader when the policy data have changed.
const TEXTS = {
  zh: {
    changed: (/** @type {string} */ now) => `您上次来访之后，政策数据有更新（现为 ${now}）。`, changes: "看改了什么", waiting: "政策数据有更新。这个页面还是更新前的。", site: "本指南有更新。这个页面还是更新前的。",
    use: "换成新的", close: "知道了", label: "更新",
  },
  en: {
    changed: (/** @type {string} */ now) => `The policy data have changed since your last visit (now ${now}).`, changes: "See what changed",
    waiting: "The policy data have changed. This page is from before.", site: "The guide has been updated. This page is from before.", use: "Use the new one", close: "All right", label: "Update",
  },
};
const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const said = TEXTS[lang];
const site = new URL("../", import.meta.url);
const batch = document.getElementById("batch-check");
const check = document.getElementById("track-checker") ?? batch;
const policy = document.querySelector(".eg-footer__data code")?.textContent ?? "";

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {string} cls @param {string} [text]
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(name, cls, text) {
  const element = document.createElement(name);
  element.className = cls;
  element.textContent = text ?? "";
  return element;
}

/** @param {string} text @param {HTMLElement} button @param {() => void} [act] */
function tell(text, button, act) {
  document.querySelector(".eg-update")?.remove();
  const box = make("div", "eg-update");
  box.setAttribute("role", "status");
  const close = make("button", "eg-button eg-button--quiet", said.close);
  /** @type {HTMLElement | null} */
  let from = null; // where the reader was before going to the notice
  box.addEventListener("focusin", ({ relatedTarget }) => { if (!box.contains(/** @type {Node | null} */ (relatedTarget))) from = /** @type {HTMLElement | null} */ (relatedTarget); });
  close.addEventListener("click", () => {
    box.remove();
    (from?.isConnected ? from : /** @type {HTMLElement | null} */ (document.querySelector("article[tabindex]")))?.focus({ preventScroll: true });
  });
  box.append(make("p", "", text), button, close);
  if (act) button.addEventListener("click", act);
  document.body.append(box);
}

/** What this browser saw last time, compared with what the page shows now. */
function compare() {
  let before;
  try {
    const name = site.pathname === "/" ? "eg-policy" : `eg-policy ${site.pathname}`; // another site may stand on the same host
    before = localStorage.getItem(name);
    localStorage.setItem(name, policy);
  } catch {
    return; // a private window keeps nothing
  }
  if (!before || before === policy) return;
  const link = make("a", "eg-button", said.changes);
  link.href = new URL(lang === "zh" ? "changes/" : "en/changes/", site).href;
  tell(said.changed(policy), link);
}

/** @param {ServiceWorker} worker @returns {Promise<{policy?: string}>} */
function asked(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ ask: true }, [port2]);
  });
}

/**
 * A new build is all there and waits. If this page shows its policy already it may take over; else the reader decides when.
 * @param {ServiceWorker} worker
 */
async function offer(worker) {
  const { policy: next } = await asked(worker);
  if (next === policy) return worker.postMessage({ use: "alone" });
  tell(next ? said.waiting : said.site, make("button", "eg-button", said.use), () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage({ use: "now" });
  });
}

async function start() {
  await settled();
  const registered = await navigator.serviceWorker.register(new URL("sw.js", site), { scope: site.pathname, updateViaCache: "none" });
  const watch = (/** @type {ServiceWorker | null} */ worker) => worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
  });
  if (registered.waiting && navigator.serviceWorker.controller) offer(registered.waiting);
  watch(registered.installing);
  registered.addEventListener("updatefound", () => watch(registered.installing));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) registered.update().catch(() => null); });
  if (!check || /** @type {Navigator & {connection?: {saveData: boolean}}} */ (navigator).connection?.saveData) return;
  // One visit to the check keeps it, and the pages of the reader's language.
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { document.documentElement.dataset.kept = data.kept ? "yes" : "no"; };
  /** @type {ServiceWorker} */ (active).postMessage({ keep: [...(batch ? ["check", "batch"] : ["check"]), lang] }, [port2]);
}

/**
 * Nothing is fetched for later while the reader waits for the check.
 * @returns {Promise<void>}
 */
function settled() {
  return new Promise((resolve) => {
    if (!check || check.dataset.state !== "loading") return resolve();
    const watcher = new MutationObserver(() => { if (check.dataset.state !== "loading") { watcher.disconnect(); resolve(); } });
    watcher.observe(check, { attributeFilter: ["data-state"] });
  });
}

compare();
navigator.serviceWorker && start().catch((error) => console.warn("offline:", error));
