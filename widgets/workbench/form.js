// @ts-check
// The form beside the text: one record of the file at a time. What it writes stands in the text at once, and what is typed there stands here.
/** @import { Forms } from "../types/bench/forms.js" */
/** @import { BenchFinding } from "../types/messages.js" */
/** @import { Entry, Group } from "./form_shape.js" */
/** @import { Path } from "./form_text.js" */
import { el, fill, later } from "./dom.js";
import { Choices } from "./form_choices.js";
import { recordFields } from "./form_fields.js";
import { helpers } from "./form_helpers.js";
import { idOf, outline, shapeOf } from "./form_shape.js";
import { Written } from "./form_text.js";
import { lang, node, say, t } from "./text.js";

const FOLDER = "policy_data/";
const FIRST = ["changes.yaml"]; // where what is new stands first

export class Form {
  #file = "";
  /** @type {Path} */
  #path = [];
  /** @type {Group[]} */
  #groups = [];
  /** @type {{file: string, text: string, path: Path}[]} */
  #before = []; // texts before each step, to go back to
  /** @type {BenchFinding[]} */
  #findings = [];
  #written = new Written("");
  #typing = "";

  /**
   * on.change(text, line, kept): the text after a step of the form, the line at which to look, whether the browser kept it.
   * @param {import("./edits.js").Edits} edits @param {Forms} forms @param {{change(text: string, line: number, kept: boolean): unknown, look(line: number): unknown, open(name: string, line: number): unknown, rows: import("./form_helpers.js").Rows}} on
   */
  constructor(edits, forms, on) {
    this.edits = edits;
    this.forms = forms;
    this.on = on;
    this.choices = new Choices(edits, forms);
    this.readSoon = later(250, () => this.#read());
    node("record").addEventListener("change", () => this.#choose(JSON.parse(/** @type {HTMLSelectElement} */ (node("record")).value)));
    node("back").addEventListener("click", () => this.#back());
    node("delete").addEventListener("click", () => this.#delete());
  }

  /** A file was opened, perhaps at a line. @param {string} name @param {number} line */
  show(name, line) {
    const other = name !== this.#file;
    this.#file = name;
    this.#typing = "";
    if (other) this.#path = [];
    this.#look();
    if (line) this.#path = this.#at(line) ?? this.#path;
    else if (other) this.#path = (this.#groups.find((group) => group.entries.length && group.model !== "Fact") ?? this.#groups[0])?.entries[0]?.path ?? [];
    this.#draw();
  }

  /** The text was edited by hand. @param {number} line at which the cursor stands */
  typed(line) {
    if (this.edits.text(this.#file) === this.#written.text) return;
    this.#line = line;
    this.readSoon();
  }

  #line = 0;

  #read() {
    if (this.edits.text(this.#file) === this.#written.text) return;
    this.#look();
    if (this.#written.sound) this.#path = this.#at(this.#line) ?? this.#path;
    this.#draw();
  }

  /** @param {BenchFinding[]} findings */
  mark(findings) {
    this.#findings = findings;
    this.#tell();
  }

  #look() {
    this.#written = new Written(this.edits.text(this.#file));
    const shape = shapeOf(this.forms, this.#file);
    this.#groups = this.#written.sound && shape ? outline(this.forms, shape, this.#written, lang) : [];
  }

  /** The record in which a line stands, the innermost. @param {number} line @returns {Path | null} */
  #at(line) {
    const found = this.#entries().filter((entry) => {
      const [first, last] = this.#written.lines(entry.path);
      return first <= line && line <= last;
    });
    return found.at(-1)?.path ?? null;
  }

  #entries() {
    return this.#groups.flatMap((group) => group.entries);
  }

  /** @param {Path} path @returns {{entry: Entry | null, group: Group | null}} */
  #found(path) {
    const key = path.join("/");
    const group = this.#groups.find((one) => one.entries.some((entry) => entry.path.join("/") === key)) ?? null;
    return { group, entry: group?.entries.find((entry) => entry.path.join("/") === key) ?? null };
  }

  #draw() {
    const shape = shapeOf(this.forms, this.#file);
    const sound = this.#written.sound && shape !== null;
    node("form-wait").hidden = sound;
    node("form-body").hidden = !sound;
    if (!sound || !shape) return;
    const { entry, group } = this.#found(this.#path);
    if (!entry) this.#path = [];
    this.#list(entry);
    /** @type {HTMLButtonElement} */ (node("back")).disabled = !this.#before.some((step) => step.file === this.#file);
    node("delete").hidden = !entry;
    const context = {
      forms: this.forms, choices: this.choices, file: this.#file, written: this.#written,
      change: (/** @type {(written: Written) => string} */ make, /** @type {boolean} */ redraw = true) => this.#change(make, redraw),
    };
    const own = entry?.shape ?? { ...shape, model: shape.model };
    fill(node("fields"), group?.keyed && entry ? this.#key(entry) : null, recordFields(context, this.#path, own, true));
    fill(node("helpers"), helpers(context, this.#path, entry, group, (path) => { this.#path = path; }, this.on.open, this.on.rows));
    this.#tell();
  }

  /** The choice of records, and what may be added. @param {Entry | null} entry */
  #list(entry) {
    const own = el("option", { value: "[]", selected: entry === null }, t("form_file"));
    fill(node("record"), own, this.#groups.filter((group) => group.entries.length).map((group) => el("optgroup", { label: group.title },
      group.entries.map((one) => el("option", { value: JSON.stringify(one.path), selected: one === entry }, one.title)))));
    fill(node("new"), this.#groups.map((group) => el("button", { type: "button", class: "wb-chip", id: `${idOf(group.path)}-new`, onclick: () => this.#new(group) }, `＋ ${group.title || t("form_one_more")}`)));
  }

  /** The id by which a record of a map is known. @param {Entry} entry */
  #key(entry) {
    const id = `${idOf(entry.path)}-key`;
    const rename = (/** @type {string} */ name) => {
      if (!name || this.#written.has([...entry.path.slice(0, -1), name])) return;
      this.#change((written) => {
        this.#path = [...entry.path.slice(0, -1), name];
        return written.rename(entry.path, name);
      }, true);
    };
    return el("div", { class: "wb-f" }, el("label", { for: id }, t("form_key")),
      el("input", { id, autocomplete: "off", spellcheck: false, value: String(entry.path.at(-1)), onchange: ({ target }) => rename(target.value.trim()) }));
  }

  /** @param {Path} path */
  #choose(path) {
    this.#path = path;
    this.#typing = "";
    this.#draw();
    this.on.look(path.length ? this.#written.lines(path)[0] : 1);
  }

  /** A step of the form. @param {(written: Written) => string} make @param {boolean} redraw */
  #change(make, redraw) {
    const active = document.activeElement?.id ?? "";
    const text = this.#written.text;
    if (redraw || this.#typing !== active) this.#before.push({ file: this.#file, text, path: this.#path });
    this.#typing = redraw ? "" : active;
    const made = make(this.#written);
    const kept = this.edits.set(this.#file, made);
    this.#written = new Written(made);
    if (redraw || !this.#written.sound) this.#again(active);
    this.on.change(made, this.#first(), kept);
  }

  /** @param {string} active the element that had the focus */
  #again(active) {
    this.#look();
    this.#draw();
    (document.getElementById(active) ?? document.getElementById(active.replace(/-(add|more)$/, "")) ?? node("fields")).focus();
  }

  /** @param {Group} group */
  #new(group) {
    const place = FIRST.includes(this.#file) ? 0 : group.entries.length;
    const empty = this.forms.empty[group.model] ?? {};
    const key = group.keyed ? freeKey(this.#written.keys(group.path)) : place;
    this.#change((written) => {
      this.#path = [...group.path, key];
      return group.keyed ? written.put([...group.path, key], empty) : written.insert(group.path, place, empty);
    }, true);
    node("fields").querySelector("input, textarea, select")?.dispatchEvent(new Event("focusin"));
    /** @type {HTMLElement | null} */ (node("fields").querySelector("input, textarea, select"))?.focus();
  }

  #delete() {
    const gone = this.#path;
    this.#change((written) => {
      this.#path = [];
      return written.remove(gone);
    }, true);
    node("record").focus();
  }

  #back() {
    const at = this.#before.findLastIndex((step) => step.file === this.#file);
    if (at < 0) return;
    const [{ text, path }] = this.#before.splice(at, 1);
    const kept = this.edits.set(this.#file, text);
    this.#path = path;
    this.#typing = "";
    this.#again("bench-back");
    this.on.change(text, this.#first(), kept);
  }

  /** The first line of the record that is shown. */
  #first() {
    return this.#written.sound && this.#written.has(this.#path) && this.#path.length ? this.#written.lines(this.#path)[0] : 1;
  }

  /** What was found in this record, in words, above its fields. */
  #tell() {
    if (!this.#written.sound) return;
    const [first, last] = this.#path.length && this.#written.has(this.#path) ? this.#written.lines(this.#path) : [0, 0];
    const here = this.#findings.filter((finding) => finding.path === FOLDER + this.#file && first <= finding.line && finding.line <= last);
    fill(node("told"), here.map((finding) => el("li", { "data-severity": finding.severity }, el("strong", {}, t(finding.severity)), " ", say(finding.text ?? finding))));
  }
}

/** @param {string[]} taken */
function freeKey(taken) {
  let key = "new_entry";
  for (let number = 2; taken.includes(key); number += 1) key = `new_entry_${number}`;
  return key;
}
