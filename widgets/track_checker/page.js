// The check: what the reader says goes into `state`, Python answers, the page shows it. No rule stands here.
import assets from "./assets.js";
import { Engine } from "./engine.js";
import { Finder } from "./finder.js";
import { Chooser, NO_ITEM } from "./choose.js";
import { Answers, factOf, noAnswers } from "./answers.js";
import { Questions, earlyQuestions, answerText } from "./questions.js";
import { showAnswer, showNotice } from "./answer.js";
import { readAddress, writeAddress, describeFragment, itemsOf, valueOf } from "./link.js";
import { el, fill, later } from "./dom.js";
import { lang, t, say, megabytes, sentence, today } from "./text.js";

const base = new URL(".", import.meta.url);
const root = document.getElementById("track-checker");
const node = (id) => document.getElementById(id);
const result = node("check-result");

// The answers, and: fragment: the part of the address that stands for all of it; days: of the plan.
const state = { ...noAnswers(), items: [], on: null, days: {}, policy: null, describe: "", fragment: "" };
let early = null; // questions.json
let known = []; // the questions of the chosen items
let askedFor = ""; // the items they were asked for; "" while they are not Python's
let pending = ""; // a fragment that Python has yet to read
let turn = 0; // number of the newest update: an older one is dropped when its answer comes

const chooser = new Chooser({
  root, box: node("project-description"), form: node("check-describe"), results: node("check-proposals"), resultsBox: node("check-results"),
  resultsTitle: node("check-results-title"), count: node("check-found"), chosen: node("check-chosen"), chosenBox: node("check-chosen-box"),
  chosenTitle: node("check-chosen-title"), category: node("check-category"), browsed: node("check-browsed"),
}, state, { toggle, described, goOn: () => goTo("check-ask-title") });

const questions = new Questions({
  root, main: node("check-questions"), rest: node("check-rest"), restBox: node("check-rest-box"), restTitle: node("check-rest-title"),
  service: node("check-service"), serviceBox: node("check-service-box"), more: node("check-more"),
}, state, { answer: (id, value) => answers.answer(id, value), unsure: (id) => answers.unsure(id), text: (id, text) => answers.typed(id, text) });

const answers = new Answers(state, {
  update: () => update(), refresh: () => questions.refresh(), ask: (request) => (engine.state === "ready" ? engine.ask(request) : null),
});

const keepDescription = later(500, () => address(state.items.length ? state.fragment : describeFragment(state.describe.trim())));
const engine = new Engine(base, assets, { progress: showProgress, ready, failed });

// -- what the reader does ----------------------------------------------------------------------------------------

function described(text) {
  state.describe = text;
  keepDescription();
}

function toggle(number, chosen) {
  const others = state.items.filter((item) => item !== number && (number !== NO_ITEM || !chosen) && (item !== NO_ITEM || !chosen));
  state.items = chosen ? [...others, number] : others;
  problems([]);
  chooser.refresh();
  update();
}

// -- from facts to answer ----------------------------------------------------------------------------------------

async function update() {
  const mine = ++turn;
  root.dataset.step = state.items.length ? "questions" : "describe";
  if (!state.items.length) return idle();
  if (engine.state !== "ready") return wait();
  const items = [...state.items];
  if (askedFor !== String(items)) {
    const asked = await engine.ask({ op: "questions", items });
    if (mine !== turn) return;
    if (!asked.ok) return refuse(asked.errors);
    known = asked.result;
    askedFor = String(items);
  }
  const facts = relevant();
  const on = state.on ?? today();
  const [written, checked] = await Promise.all([
    engine.ask({ op: "write_link", items, facts, on, ...state.days }),
    engine.ask({ op: "check", items, facts, on, start: on, ...state.days }),
  ]);
  if (mine !== turn) return;
  if (!checked.ok && dropDates(checked.errors)) return update();
  if (written.ok) address(written.result.fragment);
  if (!checked.ok) return refuse(checked.errors);
  if (wrong().length) return hold(checked.result);
  show(checked.result);
}

/** Answers to questions that the chosen items ask; what was said for another item is kept, but not sent. */
function relevant() {
  return Object.fromEntries(Object.entries(state.facts).filter(([id]) => known.some((question) => question.id === id)));
}

function wrong() {
  return [...state.errors.keys()].filter((id) => known.some((question) => question.id === id));
}

/** A day that cannot be used is named and left out; true if there was one. */
function dropDates(errors) {
  const dates = errors.filter(({ field }) => (field === "on" && state.on !== null) || state.days[field]);
  for (const { field } of dates) {
    if (field === "on") state.on = null;
    else delete state.days[field];
  }
  if (dates.length) problems(dates, true);
  return dates.length > 0;
}

function show(verdict) {
  const groups = questions.show(known, verdict.ask_next.map((question) => question.id), verdict.ask_services);
  showAnswer(result, verdict, {
    root: root.dataset.root, documents: chooser.finder?.documents ?? {}, describe: state.describe, items: state.items.map((item) => chooser.title(item)),
    older: state.policy !== null && state.policy !== verdict.policy, said: said(),
    nameOf: (id) => say(known.find((question) => question.id === id)?.name), setDate, setDay, goToQuestion, calendar, copy, clear, href: () => shareable(verdict),
  });
  introduce(groups, verdict.status === "decided");
  tell(say(verdict.headline), verdict);
  performance.mark("check-verdict"); // for measuring: from navigation, or from an answer, to the verdict shown
}

/** The answers given, as lines to print. */
function said() {
  return known.filter(({ id }) => id in state.facts).map((question) => `${sentence(say(question.ask))} ${answerText(question, state.facts[question.id])}`);
}

/** An answer cannot be read: say so, keep everything, and give no verdict until it is mended. */
function hold(verdict) {
  questions.show(known, verdict.ask_next.map((question) => question.id));
  const links = wrong().map((id) => el("li", {}, el("button", { type: "button", class: "ck-link", onclick: () => questions.control(id)?.focus() },
    sentence(state.errors.get(id).map(say).join(" ")))));
  showNotice(result, "error", el("p", { class: "ck-answer__headline" }, t("mend_first")), el("ul", { class: "ck-list" }, links));
  tell(t("mend_first"));
}

function refuse(errors) {
  const free = answers.refuse(errors, known.map((question) => question.id));
  if (known.length) questions.show(known, null);
  if (wrong().length) hold({ ask_next: known });
  else showNotice(result, "error", el("p", { class: "ck-answer__headline" }, t("refused")));
  if (free.length) problems(free);
}

function idle() {
  known = [];
  askedFor = "";
  questions.show([], null);
  node("check-ask").hidden = true;
  if (engine.state !== "failed") showNotice(result, "idle", el("p", {}, t("answer_idle")));
  const given = itemsOf(state.fragment).length ? "" : state.fragment; // answers that came without an item, such as the firm's size
  address(describeFragment(state.describe.trim()) || given);
  tell("");
}

/** Python is not up yet: the questions can be answered already. */
function wait() {
  known = early ? earlyQuestions(early, state.items) : [];
  askedFor = "";
  introduce(questions.show(known, null), false);
  if (engine.state === "loading") showNotice(result, "waiting", el("p", {}, t("answer_waiting")));
  else showFailed();
}

function introduce(groups, decided) {
  node("check-ask").hidden = false;
  const open = groups.wanted.length;
  node("check-ask-intro").textContent = engine.state !== "ready" ? t("questions_early") : decided || !open ? t("questions_done") : t("questions_open", { n: open });
}

function setDate(on) {
  state.on = on;
  update();
}

function setDay(name, day) {
  if (day) state.days[name] = day;
  else delete state.days[name];
  problems([]);
  update();
}

/** Opens whatever hides a question, and goes to it. */
function goToQuestion(id) {
  if (node("check-questions").contains(questions.control(id))) showAll();
  const box = questions.control(id)?.closest("details");
  if (box) box.open = true;
  questions.control(id)?.scrollIntoView({ block: "center" });
  questions.control(id)?.focus({ preventScroll: true });
}

/** The plan as a calendar file, which Python writes. */
async function calendar() {
  const on = state.on ?? today();
  const made = await engine.ask({ op: "calendar", items: state.items, facts: relevant(), on, start: on, ...state.days, lang, link: `${location.origin}${location.pathname}#${state.fragment}` });
  if (!made.ok) return problems(made.errors);
  const address = URL.createObjectURL(new Blob([made.result.text], { type: "text/calendar;charset=utf-8" }));
  el("a", { href: address, download: made.result.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function clear() {
  Object.assign(state, { ...noAnswers(), items: [], on: null, days: {}, policy: null, describe: "" });
  node("project-description").value = "";
  problems([]);
  chooser.search();
  chooser.refresh();
  update();
  node("project-description").focus();
}

// -- the address -------------------------------------------------------------------------------------------------

function address(fragment) {
  state.fragment = fragment;
  writeAddress(fragment, { describe: state.describe });
}

/** The link to send: with the policy's mark, so that it can say later if that has changed. */
function shareable(verdict) {
  return `${location.origin}${location.pathname}#${state.fragment}&policy=${verdict.policy}`;
}

async function copy(event) {
  const button = event.currentTarget;
  const text = node("check-printed-link").textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(node("check-printed-link"));
    node("check-printed-link").dataset.shown = "yes";
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return tell(t("copy_by_hand"));
  }
  button.textContent = t("copied");
  tell(t("copied"));
}

function openAddress() {
  const { describe, state: fragment } = readAddress();
  if (describe !== null || history.state?.describe) {
    node("project-description").value = state.describe = (describe ?? history.state.describe).slice(0, 500);
    chooser.search();
  }
  if (!fragment) return state.items.length ? undefined : update();
  pending = fragment;
  state.fragment = fragment;
  state.items = itemsOf(fragment).filter((item) => item === NO_ITEM || !chooser.finder || chooser.finder.byNumber.has(item));
  chooser.refresh();
  if (engine.state === "ready") return readPending();
  return update();
}

/** Reads a link with Python; what is wrong in it is named and left out, the rest is kept. */
async function readPending() {
  const given = pending;
  pending = "";
  const read = await engine.ask({ op: "read_link", fragment: given });
  if (read.ok) take(read.result);
  await place(read.ok ? read.result.errors : read.errors, given);
  chooser.refresh();
  await update();
}

/** Errors of a link: at the question where there is one, else in a list above. */
async function place(errors, given) {
  const asked = state.items.length ? await engine.ask({ op: "questions", items: state.items }) : { ok: false };
  const ids = asked.ok ? asked.result.map((question) => question.id) : [];
  const free = [];
  for (const error of errors) {
    const id = factOf(error.field);
    if (id && ids.includes(id) && !(id in state.facts)) {
      state.errors.set(id, [...(state.errors.get(id) ?? []), error]);
      state.raw[id] = valueOf(given, id) ?? "";
      answers.remember(id);
    } else {
      free.push(error);
    }
  }
  problems(free);
}

/** What a link says; what the reader chose or answered meanwhile counts more. */
function take({ items, facts, on, policy, start, submitted, accepted }) {
  const shown = itemsOf(state.fragment);
  const dropped = shown.filter((item) => !state.items.includes(item));
  const added = state.items.filter((item) => !shown.includes(item));
  state.items = [...new Set([...items.filter((item) => !dropped.includes(item)), ...added])];
  Object.assign(state, { on: on ?? state.on, policy: policy ?? null });
  for (const [name, day] of Object.entries({ start, submitted, accepted })) if (day) state.days[name] = day;
  for (const [id, value] of Object.entries(facts)) {
    if (state.order.includes(id)) continue;
    state.facts[id] = value;
    answers.remember(id);
  }
}

function problems(errors, more = false) {
  const list = node("check-problems-list");
  if (!more) fill(list);
  list.append(...errors.map((error) => el("li", {}, sentence(say(error)))));
  node("check-problems").hidden = !list.children.length;
}

// -- starting, and what goes wrong with it -----------------------------------------------------------------------------

function showProgress({ step, loaded, total }) {
  const bar = node("check-bar");
  if (step === "download") {
    bar.max = total;
    bar.value = loaded;
  }
  const share = total ? t("progress_download", { loaded: megabytes(loaded), total: megabytes(total) }) : t(`progress_${step}`);
  node("check-progress").textContent = share;
}

async function ready() {
  root.dataset.state = "ready";
  performance.mark("check-ready");
  node("check-failed").hidden = true;
  chooser.usePython((request) => engine.ask(request));
  await answers.readWaiting();
  if (pending) await readPending();
  else await update();
}

function failed(failure) {
  root.dataset.state = "failed";
  console.warn("check:", failure.code, failure.detail);
  node("check-failed-why").textContent = t(`failed_${failure.code}`);
  node("check-failed").hidden = false;
  showFailed();
}

function showFailed() {
  const pages = state.items.filter((item) => item !== NO_ITEM);
  fill(node("check-failed-links"),
    pages.map((item) => el("li", {}, el("a", { href: `${root.dataset.root}catalogue/item-${item}/` }, t("failed_item", { name: chooser.title(item) })))),
    el("li", {}, el("a", { href: `${root.dataset.root}catalogue/` }, t("failed_catalogue"))));
  showNotice(result, "failed", el("p", {}, t("answer_failed")));
}

function start() {
  root.dataset.state = "loading";
  node("check-failed").hidden = true;
  node("check-bar").removeAttribute("value");
  node("check-progress").textContent = t("progress_begin");
  engine.start();
  update();
}

async function loadLists() {
  const get = async (name) => {
    const response = await fetch(new URL(name, base), { priority: "high" });
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response.json();
  };
  try {
    const [finder, lists] = await Promise.all([get(assets.finder), get(assets.questions)]);
    early = lists;
    chooser.use(new Finder(finder));
    return update();
  } catch (error) {
    engine.stop();
    engine.state = "failed";
    return failed({ code: "file", detail: String(error) });
  }
}

/** Says the answer to those who do not see it change; once, and short. */
function tell(text, verdict = null) {
  node("check-live").textContent = text;
  node("check-dock").hidden = !verdict;
  inSight.disconnect();
  if (!verdict) return;
  inSight.observe(result.firstElementChild);
  node("check-dock-text").textContent = verdict.possible_documents.map((id, i) => sentence(say(chooser.finder?.documents[id] ?? verdict.possible_document_names[i]))).join(" / ");
  node("check-dock").dataset.status = verdict.status;
}

/** The bar that leads to the answer is of no use beside the answer. */
const inSight = new IntersectionObserver(([entry]) => {
  node("check-dock").dataset.near = entry.isIntersecting || entry.boundingClientRect.top < 0 ? "yes" : "no";
}, { rootMargin: "0px 0px -25% 0px" });
node("check-retry").addEventListener("click", () => { (early ? Promise.resolve() : loadLists()).then(start); });
node("check-more").addEventListener("click", showAll);
node("check-dock-go").addEventListener("click", () => goTo("check-answer-title"));
window.addEventListener("hashchange", () => {
  const { describe, state: fragment } = readAddress();
  if (fragment && fragment === state.fragment) return;
  if (!fragment && describe === null) return address(state.fragment); // a jump within the page
  Object.assign(state, { ...noAnswers(), items: [], on: null, days: {}, policy: null });
  showNotice(result, "waiting", el("p", {}, t("answer_reading"))); // never the old answer beside the new question
  chooser.refresh();
  openAddress();
});
// Folded parts are printed too.
let folded = [];
window.addEventListener("beforeprint", () => {
  folded = [...result.querySelectorAll("details:not([open])")];
  for (const box of folded) box.open = true;
});
window.addEventListener("afterprint", () => { for (const box of folded) box.open = false; });

function showAll() {
  node("check-questions").dataset.all = "yes";
  node("check-more").hidden = true;
}

function goTo(id) {
  const target = node(id);
  target?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  target?.focus({ preventScroll: true });
}

openAddress();
loadLists();
start();
