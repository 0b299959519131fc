// @ts-check
// The workbench page: wires the list of files, the editor, Python and what it answers.
/** @import { BenchFinding, BenchRequests, BenchResults } from "../types/messages.js" */
/** @import { Failure, Progress } from "../types/page.js" */
import assets from "./assets.js";
import { el, fill, later } from "./dom.js";
import { Edits } from "./edits.js";
import { Editor } from "./editor.js";
import { Engine } from "./engine.js";
import { Files } from "./files.js";
import { Form } from "./form.js";
import { marks, showFindings } from "./findings.js";
import { Preview } from "./preview.js";
import { showChanges, showSheet } from "./sheet.js";
import { Submit } from "./submit.js";
import { base64, lang, megabytes, node, root, say, t, wordsOf } from "./text.js";

const SILENCE = 60_000; // ms without any sign of life while starting: the whole of Pyodide is larger than what the check needs
const LARGEST = 5_000_000; // bytes of a spreadsheet's file that Python is given
const PAUSE = 500; // ms without typing after which the edit is checked
const base = new URL(".", import.meta.url);
const edits = new Edits();
/** @type {Engine<BenchRequests, BenchResults>} */
const engine = new Engine(base, assets, { progress, ready: check, failed }, { name: "workbench", silence: SILENCE });
const files = new Files(edits, { open: (name, line) => show(name, line) });
const editor = new Editor({ input: typed });
const checkSoon = later(PAUSE, check);
const preview = new Preview(ask);
const submit = new Submit(edits, { ask: whole, laid });
let edition = 0; // counts edits, so that what belongs to an earlier one is dropped
/** @type {BenchFinding[]} */
let findings = [];
/** @type {Form | null} */
let form = null;
let marked = false; // whether the list of files shows the current one as edited

async function start() {
  /** @type {HTMLButtonElement} */ (node("go")).disabled = true;
  node("failed").hidden = true;
  node("loading").hidden = false;
  root.dataset.state = "loading";
  try {
    if (!edits.names.length) {
      const [texts, shapes] = await Promise.all([assets.data, assets.forms].map(read));
      form = new Form(edits, shapes, { change: filled, look: (line) => editor.look(line), open: (name, line) => show(name, line), rows: rowsOf });
      begin(texts);
    }
    engine.start();
  } catch (error) {
    failed({ code: "file", detail: String(error) });
  }
}

/** @param {string} name of a file with JSON */
async function read(name) {
  const response = await fetch(new URL(name, base), { integrity: assets.integrity[name] });
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return response.json();
}

/**
 * The texts are there: one can read and type before Python is.
 * @param {Record<string, string>} texts
 */
function begin(texts) {
  const moved = edits.publish(texts);
  /** @type {HTMLInputElement} */ (node("keep")).checked = edits.keeps;
  fill(node("moved"), moved.map((name) => el("li", {}, t("moved", { name }))));
  node("desk").hidden = false;
  const first = Object.keys(edits.files)[0] ?? "clocks.yaml";
  show(first, 0, 1, false);
  follow(false);
}

/**
 * #file=catalogue/2021/02.yaml&line=41 opens that file at that line.
 * @param {boolean} [focus]
 */
function follow(focus = true) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const name = (asked.get("file") ?? "").replace(/^policy_data\//, "");
  if (edits.names.includes(name)) show(name, Number(asked.get("line")) || 0, 1, focus);
}

/** @param {string} name @param {number} [line] @param {number} [column] @param {boolean} [focus] */
function show(name, line = 0, column = 1, focus = true) {
  if (!edits.names.includes(name)) return;
  const other = name !== files.current;
  node("file").textContent = `policy_data/${name}`;
  files.show(name);
  marked = edits.changed(name);
  editor.show(edits.text(name));
  editor.mark(marks(findings, name));
  form?.show(name, line);
  if (line || (other && focus)) editor.go(Math.max(line, 1), column);
  tools();
  if (focus) node("editor").scrollIntoView({ block: "nearest" });
}

/** @param {string} text */
function typed(text) {
  if (!edits.set(files.current, text)) notKept();
  changed();
  form?.typed(editor.line);
}

/** The form wrote a text, in which a line is of interest. @param {string} text @param {number} line @param {boolean} kept */
function filled(text, line, kept) {
  if (!kept) notKept();
  editor.show(text);
  editor.look(line);
  changed();
}

function changed() {
  edition += 1;
  if (marked !== edits.changed(files.current)) files.show();
  marked = edits.changed(files.current);
  tools();
  checkSoon();
}

function tools() {
  const same = !edits.changed(files.current);
  /** @type {HTMLButtonElement} */ (node("undo")).disabled = same;
  /** @type {HTMLButtonElement} */ (node("download")).disabled = same;
}

/**
 * A request about the edit as it stands; null if it was overtaken by the time the answer comes, or Python is not up.
 * @template {keyof BenchRequests} O
 * @param {{op: O} & Omit<BenchRequests[O], "files">} request
 */
async function ask(request) {
  if (engine.state !== "ready") return null;
  const mine = edition;
  const answer = await engine.ask(/** @type {{op: O} & BenchRequests[O]} */ (/** @type {unknown} */ ({ ...request, files: edits.files })));
  return mine === edition ? answer : null;
}

/**
 * A request about the edit as it stands, whose answer counts whatever is typed meanwhile; null while Python is not up.
 * @template {keyof BenchRequests} O
 * @param {{op: O} & Omit<BenchRequests[O], "files">} request
 */
async function whole(request) {
  if (engine.state !== "ready") return null;
  return engine.ask(/** @type {{op: O} & BenchRequests[O]} */ (/** @type {unknown} */ ({ ...request, files: edits.files })));
}

/** What stands in a spreadsheet's file, and what is to be said of it. @param {File} file */
async function rowsOf(file) {
  const answer = await whole({ op: "rows", name: file.name, size: file.size, content: file.size > LARGEST ? "" : await base64(file) });
  if (!answer) return { rows: [], said: t("not_up") };
  if (!answer.ok) return { rows: [], said: wordsOf(answer.errors) };
  const { rows, read_as: readAs, unread } = answer.result;
  return { rows, said: [say(readAs), unread.length ? t("paste_unread", { names: unread.join("、") }) : ""].filter(Boolean).join(" · ") };
}

/** @param {string} name of the file to show, of those that were put into the editor; empty to stay */
function laid(name) {
  edition += 1;
  if (name) show(name);
  else files.show();
  check();
}

/** One step after another, so that an edit made meanwhile stops what is left of the earlier one. */
async function check() {
  if (engine.state !== "ready") return;
  const mine = edition;
  root.dataset.state = "ready";
  node("loading").hidden = true;
  busy(true);
  const found = await ask({ op: "validate" });
  if (!found) return;
  if (!found.ok) return refused();
  findings = found.result.findings;
  showFindings(found.result, edits.count > 0, show);
  submit.show(found.result.passed, findings.some(({ code, severity }) => severity === "error" && (code === "case" || code === "scenario")));
  editor.mark(marks(findings, files.current));
  form?.mark(findings);
  const diff = await ask({ op: "diff" });
  if (!diff) return;
  if (!diff.ok) return refused();
  showChanges(diff.result, { open: show, undo, download });
  const sheet = await ask({ op: "impact", lang });
  if (!sheet) return;
  if (!sheet.ok) return refused();
  showSheet(sheet.result, edits.count > 0);
  await preview.update(sheet.result?.examples ?? []);
  if (mine === edition) busy(false); // else the check of the newer edit is on its way
}

/** @param {boolean} is */
function busy(is) {
  root.dataset.checking = String(is);
  node("busy").textContent = is ? t("checking") : "";
  root.dataset.edition = is ? "" : String(edition);
}

function refused() {
  node("verdict").textContent = t("refused");
  busy(false);
}

/** @param {string} [name] */
function undo(name = files.current) {
  edits.undo(name);
  edition += 1;
  files.show();
  if (name === files.current) {
    editor.show(edits.text(name));
    form?.show(name, editor.line);
  }
  tools();
  check();
}

/** @param {string} [name] */
function download(name = files.current) {
  const address = URL.createObjectURL(new Blob([edits.take(name)], { type: "application/yaml;charset=utf-8" }));
  el("a", { href: address, download: name.split("/").at(-1) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function keep() {
  if (!edits.keep(/** @type {HTMLInputElement} */ (node("keep")).checked)) notKept();
}

function notKept() {
  /** @type {HTMLInputElement} */ (node("keep")).checked = false;
  edits.keep(false);
  fill(node("moved"), el("li", {}, t("not_kept")));
}

/** @param {Progress} progress */
function progress({ step, loaded, total }) {
  if (step === "download") Object.assign(node("bar"), { max: total, value: loaded });
  else node("bar").removeAttribute("value");
  node("progress").textContent = step === "download" ? t("progress_download", { loaded: megabytes(loaded), total: megabytes(total) }) : t(`progress_${step}`);
}

/** @param {Failure} failure */
function failed(failure) {
  console.warn("workbench:", failure.code, failure.detail);
  root.dataset.state = "failed";
  node("loading").hidden = true;
  node("failed-why").textContent = t(`failed_${failure.code}`);
  node("failed").hidden = false;
  node("busy").textContent = "";
}

root.hidden = false;
node("size").textContent = t("size", { size: megabytes(Object.values(assets.sizes).reduce((sum, size) => sum + size, 0)) });
node("go").addEventListener("click", start, { once: true });
node("retry").addEventListener("click", start);
node("undo").addEventListener("click", () => undo());
node("download").addEventListener("click", () => download());
node("keep").addEventListener("change", keep);
addEventListener("hashchange", () => follow());
addEventListener("beforeunload", (event) => {
  if (edits.atRisk) event.preventDefault();
});
if (location.hash.includes("file=")) start();
