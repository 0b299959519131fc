// @ts-check
// Many projects at once: a table in, the same table with its answers out. Python reads, answers and writes it, in the worker,
// some rows at a time; here stands only what the reader sees of that. No rule stands here, and no file leaves the browser.
/** @import { AskedColumns, CheckRequests, TableRequests, Text } from "../types/messages.js" */
/** @import { Answer, Failure, More, Progress } from "../types/page.js" */
import assets from "./assets.js";
import own from "./batch_assets.js";
import { Engine } from "./engine.js";
import { askColumns } from "./batch_columns.js";
import { Results } from "./batch_results.js";
import { el, fill } from "./dom.js";
import { count, lang, t, say, megabytes, sentence, today } from "./batch_text.js";

/** @typedef {<T>(answer: Answer<T>) => answer is {ok: true, result: T}} Still whether the table is still the one, and the answer good */

const CHUNK = 200; // ms that the worker should need for the rows it is asked for at a time
const FEWEST = 5;
const MOST = 100;

const base = new URL(".", import.meta.url);
const root = /** @type {HTMLElement} */ (document.getElementById("batch-check"));
/** @type {(id: string) => HTMLElement} every id that is asked for stands in the page */
const node = (id) => /** @type {HTMLElement} */ (document.getElementById(`batch-${id}`));
const results = new Results(/** @type {string} */ (root.dataset.root), { ask: (request) => ask(request), download, pick, sheet });

let turn = 0; // number of the newest table: what belongs to an older one is dropped
let stopping = false;
let picked = false; // whether items were chosen for rows since the results were written
/** @type {File | null} */
let file = null; // the newest table, and what its reader told of it
let told = { sheet: "", columns: "" };
/** @type {((ready?: undefined) => void)[]} */
let whenReady = [];

/** @type {import("../types/page.js").TableEngine} */
const engine = new Engine(base, { ...assets, ...own }, { progress, ready, failed });

// -- Python --------------------------------------------------------------------------------------------------------

function begin() {
  root.dataset.state = "loading";
  node("failed").hidden = true;
  engine.start();
}

/** @param {Progress} progress */
function progress({ step, loaded, total }) {
  if (step === "download") Object.assign(node("bar"), { max: total, value: loaded });
  node("starting").textContent = total ? t("progress_download", { loaded: megabytes(loaded), total: megabytes(total) }) : t(`progress_${step}`);
}

function ready() {
  root.dataset.state = "ready";
  node("starting").textContent = t("batch_ready");
  for (const go of whenReady.splice(0)) go();
}

/** @param {Failure} failure */
function failed({ code, detail }) {
  console.warn("batch:", code, detail);
  turn += 1;
  whenReady = [];
  root.dataset.state = "failed";
  node("failed-why").textContent = t(`failed_${code}`);
  node("failed").hidden = false;
  phase("idle");
}

/**
 * One request to Python once it is up; never an answer where the worker was ended meanwhile.
 * @template {keyof (CheckRequests & TableRequests)} O
 * @param {{op: O} & (CheckRequests & TableRequests)[O]} request @param {More} [more] @param {Transferable[]} [moved]
 */
async function ask(request, more, moved) {
  if (engine.state === "failed") begin();
  if (request?.op === "pick") picked = true;
  if (engine.state !== "ready") await new Promise((resolve) => { whenReady.push(resolve); });
  return engine.ask(request, more, moved);
}

// -- one table -------------------------------------------------------------------------------------------------------

/** @param {File} chosenFile */
function take(chosenFile) {
  file = chosenFile;
  told = { sheet: "", columns: "" };
  return read();
}

/** The newest table from its first row on, with what was told of it. */
async function read() {
  if (!file) return;
  const { name, size } = file;
  const mine = ++turn;
  const mineStill = /** @type {Still} */ ((answer) => mine === turn && (answer.ok || refuse(answer.errors)));
  stopping = false;
  picked = false;
  problems([]);
  results.hide();
  node("asking").hidden = true;
  node("name").textContent = name;
  phase("reading");
  tell(t("batch_reading", { name }));
  const named = await ask({ op: "name_table", name, size });
  if (!mineStill(named)) return;
  const bytes = await file.arrayBuffer().catch(() => null);
  if (mine !== turn) return;
  if (!bytes) return refuse([{ zh: t("batch_unreadable"), en: t("batch_unreadable") }]);
  const opened = await ask({ op: "open_table", name, lang, on: today(), ...told }, { put: { path: named.result.path, bytes } }, [bytes]);
  if (!mineStill(opened)) return;
  if (opened.result.ask) return which(opened.result.ask);
  phase("running");
  results.begin(name, opened.result);
  await answerAll(mineStill, opened.result.total);
}

/** Ask which column is which, and read the table anew by it. @param {AskedColumns} asked */
function which(asked) {
  phase("asking");
  node("asking").hidden = false;
  askColumns(node("asking-form"), asked, (columns) => { told.columns = columns; read(); });
  node("asking-title").focus();
}

/** @param {string} name */
function sheet(name) {
  told = { sheet: name, columns: "" };
  return read();
}

/**
 * A row anew, with the items that the reader chose for it.
 * @param {number} row @param {string} items
 */
async function pick(row, items) {
  const answered = await ask({ op: "pick", row, items });
  return answered.ok ? { picked: answered.result } : { errors: answered.errors };
}

/** @param {Still} mineStill @param {number} total */
async function answerAll(mineStill, total) {
  const showRows = (/** @type {number} */ done) => {
    Object.assign(node("rows"), { max: total, value: done });
    node("running").textContent = t("batch_running", { rows: count(done), total: count(total) });
  };
  let rows = FEWEST;
  showRows(0);
  for (let done = false; !done && !stopping;) {
    const began = performance.now();
    const answered = await ask({ op: "answer_rows", rows });
    if (!mineStill(answered)) return;
    showRows(answered.result.rows);
    results.add(answered.result);
    done = answered.result.done;
    rows = Math.min(MOST, Math.max(FEWEST, Math.round((rows * CHUNK) / (performance.now() - began))));
  }
  const closed = await ask({ op: "close_table" });
  if (!mineStill(closed)) return;
  await results.end(closed.result, total);
  if (!mineStill(closed)) return;
  phase("done");
  performance.mark("batch-done");
  tell(closed.result.summary);
  results.title.focus();
}

/** What was answered so far is kept; a file that is still being read is let go, with the worker that reads it. */
function stop() {
  stopping = true;
  if (root.dataset.phase !== "reading") return;
  turn += 1;
  whenReady = [];
  begin();
  phase("idle");
  tell(t("batch_stopped_reading"));
  node("file").focus();
}

/** @param {Text[]} errors */
function refuse(errors) {
  results.hide();
  phase("error");
  problems(errors);
  node("problems").focus();
  return false;
}

/** The results as they are by now, written anew: no row is answered again. False where another table came meanwhile. */
async function write() {
  const mine = turn;
  phase("writing");
  let rows = FEWEST;
  for (let done = false; !done;) {
    const began = performance.now();
    const written = await ask({ op: "write_rows", rows });
    if (mine !== turn || !written.ok) return false;
    done = written.result.done;
    node("running").textContent = t("batch_writing", { rows: count(written.result.rows) });
    rows = Math.min(2000, Math.max(FEWEST, Math.round((rows * CHUNK) / (performance.now() - began))));
  }
  picked = false;
  phase("done");
  return true;
}

/** @param {string} path @param {string} name */
async function download(path, name) {
  if (picked && !(await write())) return;
  const { files } = /** @type {{files: Uint8Array<ArrayBuffer>[]}} */ (/** @type {unknown} */ (await ask(/** @type {never} */ (null), { take: [path] }))); // no question to Python: the worker itself answers
  save(files[0], name);
}

/** @param {"csv" | "xlsx"} ending */
async function template(ending) {
  problems([]);
  const made = await ask({ op: "template", items: /** @type {HTMLInputElement} */ (node("items")).value, lang, ending });
  node("items").setAttribute("aria-invalid", String(!made.ok));
  if (!made.ok) {
    node("template-error").textContent = made.errors.map((error) => sentence(say(error))).join(" ");
    return node("items").focus();
  }
  node("template-error").textContent = "";
  return download(made.result.path, t("batch_template_name", { ending }));
}

/** @param {Uint8Array<ArrayBuffer>} content @param {string} name */
function save(content, name) {
  const href = URL.createObjectURL(new Blob([content]));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

// -- what the reader sees ---------------------------------------------------------------------------------------------

/** @param {"idle" | "reading" | "asking" | "running" | "writing" | "done" | "error"} name */
function phase(name) {
  root.dataset.phase = name;
  node("working").hidden = !["reading", "running", "writing"].includes(name);
  if (name === "reading") {
    node("rows").removeAttribute("value");
    node("running").textContent = t("batch_reading", { name: node("name").textContent });
  }
}

/** @param {Text[]} errors */
function problems(errors) {
  fill(node("problems-list"), errors.map((error) => el("li", {}, sentence(say(error)))));
  node("problems").hidden = !errors.length;
}

/** @param {string} text */
function tell(text) {
  node("live").textContent = text;
}

/** @param {File[]} files */
function chosen(files) {
  if (files.length > 1) return refuse([{ zh: t("batch_one_file"), en: t("batch_one_file") }]);
  return files.length ? take(files[0]) : null;
}

/** @param {DragEvent} event */
function dropped(event) {
  event.preventDefault();
  delete root.dataset.over;
  if (/** @type {DataTransfer} */ (event.dataTransfer).types.includes("Files")) chosen([.../** @type {DataTransfer} */ (event.dataTransfer).files]);
}

node("file").addEventListener("change", ({ target }) => {
  chosen([.../** @type {FileList} */ (/** @type {HTMLInputElement} */ (target).files)]);
  /** @type {HTMLInputElement} */ (target).value = ""; // the same file may be chosen again once it was mended
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  root.dataset.over = "yes";
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) delete root.dataset.over; });
document.addEventListener("drop", dropped);
node("stop").addEventListener("click", stop);
node("retry").addEventListener("click", begin);
for (const ending of /** @type {("xlsx" | "csv")[]} */ (["xlsx", "csv"])) node(`template-${ending}`).addEventListener("click", () => template(ending));
begin();
root.dataset.begun = "yes"; // for watch.js
