// @ts-check
// Runs before anything is painted: the reader's scheme and type size, kept in this browser only.
(() => {
  document.documentElement.dataset.script = "on"; // what needs a script is hidden without one
  const kept = (/** @type {string} */ name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const scheme = kept("eg-scheme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
  document.body.dataset.mdColorScheme = scheme;
  if (kept("eg-size") === "large") document.documentElement.dataset.size = "large";
})();
