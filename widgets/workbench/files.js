// @ts-check
// The list of data files: found by name, or by anything that stands in them.
import { el, fill, later } from "./dom.js";
import { node, t } from "./text.js";

/** @typedef {{number: number, text: string}} Line a line that was found; number 0 for the name of the file */

const MOST = 200; // characters shown of a line

export class Files {
  /**
   * on.open(name, line)
   * @param {import("../workbench/edits.js").Edits} edits @param {{open(name: string, line: number): unknown}} on
   */
  constructor(edits, on) {
    this.edits = edits;
    this.on = on;
    this.current = "";
    node("search").addEventListener("input", later(150, () => this.show()));
    node("files-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.show();
    });
  }

  show(current = this.current) {
    this.current = current;
    const words = /** @type {HTMLInputElement} */ (node("search")).value.trim().toLowerCase();
    const found = /** @type {[string, Line][]} */ (this.edits.names.map((name) => [name, this.#line(name, words)]).filter(([, line]) => line !== null));
    fill(node("files"), found.map(([name, line]) => this.#row(name, line)));
    node("files-found").textContent = t("files_found", { n: found.length });
  }

  /**
   * The first line that holds the words: {number, text}; number 0 if the name does; null if nothing does.
   * @param {string} name @param {string} words
   */
  #line(name, words) {
    if (!words || name.toLowerCase().includes(words)) return { number: 0, text: "" };
    const lines = this.edits.text(name).split("\n");
    const at = lines.findIndex((line) => line.toLowerCase().includes(words));
    return at < 0 ? null : { number: at + 1, text: lines[at].trim().slice(0, MOST) };
  }

  /** @param {string} name @param {Line} line */
  #row(name, line) {
    const edited = this.edits.changed(name) ? el("span", { class: "wb-edited" }, t("edited")) : null;
    const button = el("button", { type: "button", "aria-current": name === this.current ? "true" : null, onclick: () => this.on.open(name, line.number) },
      el("span", { class: "wb-name" }, name), edited, line.number ? el("span", { class: "wb-hit" }, t("line", { n: line.number }), " ", line.text) : null);
    return el("li", {}, button);
  }
}
