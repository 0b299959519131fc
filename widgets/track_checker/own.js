// @ts-check
// A small check: this much stands in its page. Everything else is loaded when the reader starts, or comes with a link.
const root = /** @type {HTMLElement} */ (document.getElementById("own-check"));
const button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));

/** @param {Event} [event] of the reader's hand; none if a link begins */
async function start(event) {
  button.disabled = true;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("style.css", import.meta.url).href }));
  const { run } = await import("./form.js");
  run(root, Boolean(event)); // by the reader's own hand, not by a link: then the focus goes along
}

root.hidden = false;
button.addEventListener("click", start, { once: true });
if (location.hash.includes("=")) start();
