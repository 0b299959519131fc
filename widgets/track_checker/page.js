// @ts-check
// The check: what the reader says goes into `state`, Python answers, the page shows it. No rule stands here.
// Its rooms: starting.js (until Python is up), address.js (links), sharing.js (what one takes away), bar.js.
/** @import { FormQuestion, Mistake, Question, Verdict } from "../types/messages.js" */
/** @import { Answer, CheckState, Child, DayName, Groups, Page } from "../types/page.js" */
import { assets, engine, items } from "./begin.js";
import { Chooser, NO_ITEM } from "./choose.js";
import { Answers, noAnswers } from "./answers.js";
import { Questions, answerText } from "./questions.js";
import { showAnswer, showNotice } from "./answer.js";
import { Heard } from "./heard.js";
import { Early } from "./early.js";
import { Starting } from "./starting.js";
import { Address } from "./address.js";
import { Sharing } from "./sharing.js";
import { Where } from "./who.js";
import { goTo, place, tell, unfoldInPrint } from "./bar.js";
import { describeFragment } from "./link.js";
import { unpressed, el, fill, later } from "./dom.js";
import { t, say, sentence, digits, today } from "./text.js";

const base = new URL(".", import.meta.url);
const root = /** @type {HTMLElement} */ (document.getElementById("track-checker"));
/** @type {(id: string) => HTMLElement} every id that is asked for stands in the page */
const node = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const result = node("check-result");

/**
 * The answers, and: fragment: the part of the address that stands for all of it; days: of the plan; policy, was: of the
 * link that was opened, its policy's mark and what was answered then.
 * @type {CheckState}
 */
const state = { ...noAnswers(), items: [], on: null, days: {}, policy: null, was: null, describe: "", fragment: "", place: [] };
/** @type {FormQuestion[]} */
let known = []; // the questions of the chosen items
/** @type {Map<string, string | undefined>} */
let givers = new Map(); // of each question still open, the one whose answer may give its own
let askedFor = ""; // the items they were asked for; "" while they are not Python's
let settled = ""; // the status of the answer that is shown
let pointed = false; // whether the newest thing the reader did was a tap or a click
let turn = 0; // number of the newest update: an older one is dropped when its answer comes

// Chooser and answers join it below.
const page = /** @type {Page} */ ({ root, state, engine });

const chooser = page.chooser = new Chooser({
  root, box: /** @type {HTMLTextAreaElement} */ (node("project-description")), form: node("check-describe"), results: node("check-proposals"), resultsBox: node("check-results"),
  resultsTitle: node("check-results-title"), count: node("check-found"), chosen: node("check-chosen"), chosenBox: node("check-chosen-box"),
  chosenTitle: node("check-chosen-title"), category: /** @type {HTMLSelectElement} */ (node("check-category")), browsed: node("check-browsed"),
}, state, { toggle, described, goOn: () => goTo("check-ask-title") });

const answers = page.answers = new Answers(state, {
  update: () => { state.was = null; return update(); }, refresh: () => { questions.refresh(); if (engine.state !== "ready" && state.items.length) wait(); },
  ask: (request) => (engine.state === "ready" ? engine.ask(request) : null),
});

const questions = new Questions({
  root, main: node("check-questions"), rest: node("check-rest"), restBox: node("check-rest-box"), restTitle: node("check-rest-title"),
  service: node("check-service"), serviceBox: node("check-service-box"), more: node("check-more"),
}, state, {
  answer: (id, value) => answers.answer(id, value), unsure: (id) => answers.unsure(id), text: (id, text, unit) => answers.typed(id, text, unit),
});

const heard = new Heard(node("check-heard"), state, {
  use: (facts) => {
    for (const [id, value] of Object.entries(facts)) {
      state.facts[id] = value;
      if (typeof value === "number") state.raw[id] = digits(value);
      answers.remember(id);
    }
    state.was = null;
    goOn();
  },
  refused: () => goOn(),
});

const where = new Where(state, { update: () => update() });

const address = new Address(page, {
  update, problems, learn,
  reading: () => { // never the old answer, nor its address, beside the new question
    turn += 1;
    notice("waiting", el("p", {}, t("answer_reading")));
  },
});
const sharing = new Sharing(page, { problems, tell, relevant });
const early = new Early(page, items, () => address.said());
const starting = new Starting(page, assets, base, { update, failed: meanwhile, again: () => items.forgetMissing() });

// -- what the reader does ----------------------------------------------------------------------------------------

const keepDescription = later(500, () => {
  address.write(state.items.length ? state.fragment : describeFragment(state.describe.trim()));
  if (state.items.length) update(); // they are read for the items chosen, and held against the claim that none fits
});

/** @param {string} text */
function described(text) {
  state.describe = text;
  keepDescription();
}

/** @param {number} number @param {boolean} chosen */
function toggle(number, chosen) {
  const others = state.items.filter((item) => item !== number && (number !== NO_ITEM || !chosen) && (item !== NO_ITEM || !chosen));
  state.items = chosen ? [...others, number] : others;
  state.was = null;
  problems([]);
  chooser.refresh();
  update();
}

// -- from facts to answer ----------------------------------------------------------------------------------------

async function ready() {
  root.dataset.state = "ready";
  node("check-progress").textContent = t("progress_ready");
  performance.mark("check-ready");
  node("check-failed").hidden = true;
  chooser.usePython((request) => engine.ask(request));
  await answers.readWaiting();
  if (address.pending) await address.readPending();
  else await update();
}

async function update() {
  const mine = ++turn;
  root.dataset.step = state.items.length ? "questions" : "describe";
  if (!state.items.length) return idle();
  if (engine.state !== "ready") return wait();
  const chosen = [...state.items];
  const asked = await learn();
  if (mine !== turn) return;
  if (!asked.ok) return refuse(asked.errors);
  const facts = relevant();
  const on = state.on ?? today();
  const reading = heard.read((request) => engine.ask(request));
  const listing = where.learn(engine);
  const checking = engine.ask({ op: "check", items: chosen, facts, on, place: state.place, ...state.days, unsure: known.map(({ id }) => id).filter((id) => state.unsure.has(id)), ...(chosen.includes(NO_ITEM) ? { description: state.describe } : {}) });
  const writing = engine.ask({ op: "write_link", items: chosen, facts, on, place: state.place, ...state.days, typed: state.typed });
  await reading;
  if (mine === turn && where.hear(heard.place)) return update();
  await listing;
  const checked = await checking;
  await unpressed();
  if (mine !== turn) return;
  if (!checked.ok && dropDates(checked.errors)) return update();
  answer(checked);
  const written = await writing; // the answer does not wait for its address
  if (mine === turn && written.ok) address.write(written.result.fragment);
}

/** @param {Answer<Verdict>} checked */
function answer(checked) {
  if (!checked.ok) return refuse(checked.errors);
  answers.accept();
  if (wrong().length) return hold(checked.result);
  show(checked.result);
}

/**
 * What the chosen items can ask, from Python: {ok, result} or {ok, errors}.
 * @returns {Promise<Answer<FormQuestion[]>>}
 */
async function learn() {
  const mark = String(state.items);
  if (askedFor === mark) return { ok: true, result: known };
  const asked = await engine.ask({ op: "questions", items: [...state.items] });
  if (asked.ok && mark === String(state.items)) {
    known = asked.result;
    askedFor = mark;
  }
  return asked;
}

/** Answers to questions that the chosen items ask; what was said for another item is kept, but not sent. */
function relevant() {
  return Object.fromEntries(Object.entries(state.facts).filter(([id]) => known.some((question) => question.id === id)));
}

/**
 * Not asked are what was read in the words and waits to be confirmed, and what the answer to another question gives,
 * unless the reader cannot answer that one.
 */
function toAsk() {
  const waiting = heard.show(known);
  const instead = waiting.map((id) => givers.get(id)); // needless if what was read is right
  const given = (/** @type {string} */ id) => {
    const by = givers.get(id);
    return by && !(id in state.facts) && !state.errors.has(id) && !state.unsure.has(id) && !state.unsure.has(by);
  };
  return known.filter(({ id }) => !waiting.includes(id) && !instead.includes(id) && !given(id));
}

function wrong() {
  return [...state.errors.keys()].filter((id) => known.some((question) => question.id === id));
}

/**
 * A day that cannot be used is named and left out; true if there was one.
 * @param {Mistake[]} errors
 */
function dropDates(errors) {
  const dates = errors.filter(({ field }) => (field === "on" && state.on !== null) || state.days[/** @type {DayName} */ (field)]);
  for (const { field } of dates) {
    if (field === "on") state.on = null;
    else delete state.days[/** @type {DayName} */ (field)];
  }
  if (dates.length) problems(dates, true);
  return dates.length > 0;
}

/** @param {Verdict} verdict */
function show(verdict) {
  givers = new Map(verdict.ask_next.map((question) => [question.id, question.given_by]));
  const groups = questions.show(toAsk(), verdict.ask_next.map((question) => question.id), verdict.ask_services);
  const atCode = document.activeElement?.id === "check-code";
  showAnswer(result, verdict, {
    root: /** @type {string} */ (root.dataset.root), documents: chooser.finder?.documents ?? {}, describe: state.describe, items: state.items.map((item) => chooser.title(item)),
    older: state.was === null && state.policy !== null && state.policy !== verdict.policy, said: said(),
    choose: (number) => toggle(number, true), nameOf: (id) => say(known.find((question) => question.id === id)?.name), setDate, setDay, goToQuestion, calendar: () => sharing.calendar(),
    copy: (event) => sharing.copy(event), qr: () => sharing.showCode(), json: () => sharing.json(verdict), text: (event) => sharing.text(event, verdict),
    tree: (box) => sharing.tree(box), clear, where, href: () => location.href, reportTo: root.dataset.report ?? "", toQuestions: () => goTo("check-ask-title"),
  });
  result.dataset.by = "python";
  const came = verdict.status === "decided" && settled !== "decided";
  settled = verdict.status;
  if (place(result, settled === "decided") && came && pointed) goTo("check-answer-title");
  if (state.was) sharing.compare();
  openSite(verdict);
  introduce(groups, verdict.status === "decided", verdict.looks_like.length > 0, verdict.to_find_out.length);
  const left = groups.wanted.length;
  tell(say(verdict.headline) + (settled === "open" && left ? t("still_to_answer", { n: left }) : ""), verdict, chooser.finder?.documents);
  performance.mark("check-verdict"); // for measuring: from navigation, or from an answer, to the verdict shown
  putLink(verdict, atCode);
}

/**
 * The link to send stands in the printed sheet; Python writes it, after the answer is shown.
 * @param {Verdict} verdict @param {boolean} atCode whether the focus stood on its code
 */
async function putLink(verdict, atCode) {
  const mine = turn;
  const link = await sharing.link(verdict);
  if (mine !== turn) return;
  node("check-printed-link").textContent = link;
  sharing.drawCode(atCode);
}

/** The answers given, as lines to print. */
function said() {
  return known.filter(({ id }) => id in state.facts).map((question) => `${sentence(say(question.ask))} ${answerText(question, state.facts[question.id], state.typed[question.id])}`);
}

/**
 * An answer cannot be read: say so, keep everything, and give no verdict until it is mended.
 * @param {{ask_next: Question[]}} verdict
 */
function hold(verdict) {
  node("check-ask").hidden = false; // a link may begin with an answer that has to be mended
  questions.show(toAsk(), verdict.ask_next.map((question) => question.id));
  const links = wrong().map((id) => el("li", {}, el("button", { type: "button", class: "ck-link", onclick: () => questions.control(id)?.focus() },
    sentence(/** @type {Mistake[]} */ (state.errors.get(id)).map(say).join(" ")))));
  notice("error", el("p", { class: "ck-answer__headline" }, t("mend_first")), el("ul", { class: "ck-list" }, links));
  tell(t("mend_first"));
}

/** @param {Mistake[]} errors */
function refuse(errors) {
  const free = answers.refuse(errors, known.map((question) => question.id));
  if (known.length) questions.show(toAsk(), null);
  if (wrong().length) hold({ ask_next: known });
  else notice("error", el("p", { class: "ck-answer__headline" }, t("refused")));
  if (free.length) problems(free);
}

function idle() {
  settled = "";
  place(result, false);
  known = [];
  askedFor = "";
  heard.show([]);
  questions.show([], null);
  node("check-ask").hidden = true;
  if (engine.state !== "failed") notice("idle", el("p", {}, t("answer_idle")));
  address.writeWords();
  tell("");
}

/** What was read is settled: the answer or the next question, and the focus, which stood on what is gone. */
async function goOn() {
  await update();
  goTo(result.dataset.status === "decided" ? "check-answer-title" : "check-ask-title");
}

/** Python is not up yet: the questions can be answered already, and the diagrams say what is still possible. */
function wait() {
  const mine = turn;
  known = early.questions();
  askedFor = "";
  address.fill(known);
  early.coming()?.then(unpressed).then(() => { if (mine === turn && engine.state !== "ready") wait(); });
  const order = early.order();
  givers = new Map(order ?? []);
  introduce(questions.show(toAsk(), order && order.map(([id]) => id)), false);
  if (engine.state === "failed") starting.showFailed();
  else meanwhile();
}

/** What stands in the answer's place while Python is not up. */
function meanwhile() {
  const found = early.find();
  if (found) {
    early.show(result, found, engine.state === "failed");
    tell(found.length > 1 ? t("first_several") : say(found[0].headline));
  }
  else if (engine.state === "failed") notice("failed", el("p", {}, t("answer_failed")));
  else notice("waiting", el("p", {}, t("answer_waiting")));
}

/** @param {string} status @param {...Child} children */
function notice(status, ...children) {
  result.dataset.by = "";
  showNotice(result, status, ...children);
}

/**
 * Filing ends the matter for most readers, so whether the site allows it at all is asked in plain sight; once, since
 * whoever closes it has seen it.
 * @param {Verdict} verdict
 */
function openSite(verdict) {
  const box = /** @type {HTMLDetailsElement} */ (node("check-service-box"));
  const asked = known.some(({ id, type }) => type === "areas" && verdict.ask_services.includes(id));
  if (verdict.document !== "registration" || !asked || box.dataset.shown) return;
  box.dataset.shown = "yes";
  box.open = true;
}

/** @param {Groups} groups @param {boolean} decided @param {boolean} [doubted] whether the words lead to an item that is not chosen @param {number} [unknown] how many the reader cannot answer yet */
function introduce(groups, decided, doubted = false, unknown = 0) {
  node("check-ask").hidden = false;
  const open = groups.wanted.length;
  node("check-ask-intro").textContent = engine.state !== "ready" ? t("questions_early") : heard.waits ? t("heard_wait") : doubted && !open ? t("questions_doubted") : unknown && !open ? t("questions_unknown", { n: unknown }) : decided || !open ? t("questions_done") : t("questions_open", { n: open });
}

/** @param {string | null} on */
function setDate(on) {
  Object.assign(state, { on, was: null });
  update();
}

/** @param {DayName} name @param {string | null} day */
function setDay(name, day) {
  if (day) state.days[name] = day;
  else delete state.days[name];
  problems([]);
  update();
}

/**
 * Opens whatever hides a question, and goes to it.
 * @param {string} id @returns {void}
 */
function goToQuestion(id) {
  if (heard.waiting.includes(id)) return heard.focus();
  const by = givers.get(id);
  if (!questions.has(id) && by) return goToQuestion(by);
  if (node("check-questions").contains(questions.control(id))) showAll();
  const box = questions.control(id)?.closest("details");
  if (box) box.open = true;
  questions.control(id)?.scrollIntoView({ block: "center" });
  questions.control(id)?.focus({ preventScroll: true });
}

function clear() {
  Object.assign(state, { ...noAnswers(), items: [], on: null, days: {}, policy: null, was: null, describe: "" });
  /** @type {HTMLTextAreaElement} */ (node("project-description")).value = "";
  problems([]);
  heard.clear();
  where.clear();
  chooser.search();
  chooser.refresh();
  update();
  node("project-description").focus();
}

/** @param {Mistake[]} errors @param {boolean} [more] beside those that are told already */
function problems(errors, more = false) {
  const list = node("check-problems-list");
  if (!more) fill(list);
  list.append(...errors.map((error) => el("li", {}, sentence(say(error)))));
  node("check-problems").hidden = !list.children.length;
}

function showAll() {
  node("check-questions").dataset.all = "yes";
  node("check-more").hidden = true;
}

node("check-more").addEventListener("click", showAll);
node("check-dock-go").addEventListener("click", () => goTo("check-answer-title"));
root.addEventListener("pointerdown", () => { pointed = true; }, true);
root.addEventListener("keydown", () => { pointed = false; }, true);
new ResizeObserver(() => place(result, result.dataset.status === "decided")).observe(root);
unfoldInPrint(result);
address.open();
starting.lists();
root.dataset.begun = "yes"; // for watch.js, which may have given this up too early
root.dataset.state = "loading";
node("check-failed").hidden = true;
engine.listen({ progress: (step) => starting.progress(step), ready, failed: (failure) => starting.failed(failure) });
