// @ts-check
// A plain text field with the numbers of its lines; those with a finding are marked.
/** @import { BenchFinding } from "../types/messages.js" */
import { el, fill } from "./dom.js";
import { node, t } from "./text.js";

export class Editor {
  /** @type {Map<number, BenchFinding["severity"]>} */
  #marks = new Map();
  #shown = 0;

  /**
   * on.input(text)
   * @param {{input(text: string): unknown}} on
   */
  constructor(on) {
    this.area = /** @type {HTMLTextAreaElement} */ (node("text"));
    this.gutter = node("numbers");
    this.area.addEventListener("input", () => {
      this.#number();
      on.input(this.area.value);
    });
    this.area.addEventListener("scroll", () => { this.gutter.scrollTop = this.area.scrollTop; });
    for (const event of ["keyup", "click", "input", "focus"]) this.area.addEventListener(event, () => this.#where());
  }

  /** @param {string} text */
  show(text) {
    if (this.area.value !== text) this.area.value = text;
    this.#number();
    this.#where();
  }

  /**
   * Marks lines: [line, "error" or "warning"] each.
   * @param {[line: number, severity: BenchFinding["severity"]][]} lines
   */
  mark(lines) {
    this.#marks = new Map(lines);
    this.#shown = 0;
    this.#number();
  }

  /**
   * Puts the cursor at a place, in view; the field gets the focus.
   * @param {number} line @param {number} [column]
   */
  go(line, column = 1) {
    const lines = this.area.value.split("\n");
    const to = Math.min(Math.max(line, 1), lines.length);
    const start = lines.slice(0, to - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const at = start + Math.min(column - 1, lines[to - 1].length);
    this.area.focus();
    this.area.setSelectionRange(at, start + lines[to - 1].length);
    const height = this.area.scrollHeight / lines.length;
    this.area.scrollTop = Math.max(0, (to - 4) * height);
    this.area.scrollLeft = 0;
    this.#where();
  }

  /** The line of the cursor. */
  get line() {
    return this.area.value.slice(0, this.area.selectionStart).split("\n").length;
  }

  /** Brings a line into view; the focus stays where it is. @param {number} line */
  look(line) {
    const height = this.area.scrollHeight / this.area.value.split("\n").length;
    this.area.scrollTop = Math.max(0, (line - 3) * height);
  }

  #number() {
    const count = this.area.value.split("\n").length;
    if (count === this.#shown) return;
    this.#shown = count;
    fill(this.gutter, Array.from({ length: count }, (_, index) => el("span", { "data-mark": this.#marks.get(index + 1) }, String(index + 1))));
    this.gutter.scrollTop = this.area.scrollTop;
  }

  #where() {
    const before = this.area.value.slice(0, this.area.selectionStart).split("\n");
    node("where").textContent = t("where", { line: before.length, column: /** @type {string} */ (before.at(-1)).length + 1 });
  }
}
