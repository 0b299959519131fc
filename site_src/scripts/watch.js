// @ts-check
// Where a script of the check cannot be loaded, nothing of the check runs: then this says so. Once the page has loaded, every
// script of it has come or failed.
(() => {
  const root = document.getElementById("track-checker") ?? document.getElementById("batch-check");
  const part = (/** @type {string} */ name) => document.getElementById(`${root?.id === "batch-check" ? "batch" : "check"}-${name}`);
  window.addEventListener("load", () => {
    const why = part("failed-why");
    const box = part("failed");
    if (!root || !why || !box || root.dataset.begun) return;
    root.dataset.state = "failed";
    why.textContent = root.dataset.lost ?? "";
    box.hidden = false;
    part("retry")?.addEventListener("click", () => { if (!root.dataset.begun) again(); });
  });

  /** What a browser keeps for ever may be what was wrong. */
  async function again() {
    const scripts = [.../** @type {NodeListOf<HTMLScriptElement | HTMLLinkElement>} */ (document.querySelectorAll("script[type=module], link[rel=modulepreload]"))];
    await Promise.allSettled(scripts.map((one) => fetch("src" in one ? one.src : one.href, { cache: "reload" })));
    location.reload();
  }
})();
