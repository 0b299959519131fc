// @ts-check
// The last mile: the edit as a package, a colleague's package opened, checked and signed.
/** @import { BenchRequests, Clash, Mistake, Opened, Proposed, Signature, Taken } from "../types/messages.js" */
import { el, fill } from "./dom.js";
import { Written } from "./form_text.js";
import { base64, node, say, t, wordsOf } from "./text.js";

const SIDES = /** @type {Side[]} */ (["published", "package"]);
const MOST = 20_000_000; // bytes; Python refuses what is larger too, but it need not be read for that

/** @import { Path } from "./form_text.js" */
/** @typedef {"published" | "package"} Side of what clashes */
/** @typedef {{ok: true, result: any} | {ok: false, errors: Mistake[]} | null} Answer */

export class Submit {
  #content = ""; // the package that is open, in base64

  /**
   * on.ask(request) answers about the edits as they stand; on.laid(name) once a package was put into the editor
   * @param {import("../workbench/edits.js").Edits} edits
   * @param {{ask: <O extends keyof BenchRequests>(request: {op: O} & Omit<BenchRequests[O], "files">) => Promise<Answer>, laid(name: string): void}} on
   */
  constructor(edits, on) {
    this.edits = edits;
    this.on = on;
    for (const name of ["author-day", "signer-day"]) input(name).value = today();
    node("submit").addEventListener("submit", (event) => this.#submit(event));
    node("sign").addEventListener("submit", (event) => this.#sign(event));
    input("package").addEventListener("change", () => this.#open());
    node("propose").addEventListener("click", () => this.#propose());
  }

  /**
   * After a check: whether what stands there can be submitted.
   * @param {boolean} passed @param {boolean} [guards] whether a case or a scenario speaks against it
   */
  show(passed, guards = false) {
    node("guards").hidden = !guards;
    /** @type {HTMLButtonElement} */ (node("submit-go")).disabled = !passed || !this.edits.count;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const answer = await this.on.ask({ op: "package", name: input("author").value, day: input("author-day").value, note: input("author-note").value });
    if (this.#taken(answer, "submit-said", "submitted")) this.edits.takeAll();
  }

  /** Cases and scenarios take on the answers that the edit gives them. */
  async #propose() {
    const answer = await this.on.ask({ op: "propose" });
    if (!answer?.ok) return;
    const { edits, told } = /** @type {Proposed} */ (answer.result);
    for (const [name, text] of Object.entries(edits)) this.edits.set(name, text);
    fill(node("proposed"), told.length ? told.map((one) => el("li", {}, t("proposed", { ...one, name: say(one.name) }))) : el("li", {}, t("proposed_none")));
    if (told.length) this.on.laid("");
  }

  async #open() {
    const file = input("package").files?.[0];
    if (!file) return;
    node("opened").hidden = true;
    input("package").value = ""; // the same file may be chosen again
    if (this.edits.count) return tell("open-said", t("own_edits"));
    tell("open-said", t("opening"));
    this.#content = file.size > MOST ? "" : await base64(file);
    const answer = await this.on.ask({ op: "open", content: this.#content });
    if (!answer) return tell("open-said", t("not_up"));
    if (!answer.ok) return tell("open-said", wordsOf(answer.errors));
    this.#lay(answer.result);
  }

  /** @param {Opened} opened */
  #lay(opened) {
    for (const [name, text] of Object.entries(opened.edits)) this.edits.set(name, text);
    fill(node("opened-what"), described(opened, (one, side) => this.#choose(one, side)));
    /** @type {HTMLButtonElement} */ (node("agree")).disabled = opened.conflicts.length > 0 || !Object.keys(opened.edits).length;
    node("opened").hidden = false;
    tell("open-said", "");
    tell("sign-said", "");
    this.on.laid(Object.keys(opened.edits)[0] ?? opened.files[0]);
  }

  /** One side of what clashes is written into the editor. @param {Clash} one @param {Side} side */
  #choose(one, side) {
    const written = new Written(this.edits.text(one.file));
    const path = pathOf(written, one.steps);
    const said = one.held[side];
    const text = said !== undefined ? written.put(path, JSON.parse(said)) : written.has(path) ? written.remove(path) : written.text;
    this.edits.set(one.file, text);
    this.on.laid(one.file);
  }

  /** @param {SubmitEvent} event */
  async #sign(event) {
    event.preventDefault();
    const verdict = /** @type {Signature["verdict"]} */ (/** @type {HTMLButtonElement} */ (event.submitter)?.value ?? "agreed");
    const answer = await this.on.ask({ op: "sign", content: this.#content, name: input("signer").value, day: input("signer-day").value, verdict, note: input("signer-note").value });
    if (this.#taken(answer, "sign-said", "signed")) this.edits.takeAll();
  }

  /**
   * Hand over a file that Python made, or say why there is none.
   * @param {Answer} answer @param {string} where @param {string} done
   */
  #taken(answer, where, done) {
    if (!answer) tell(where, t("not_up"));
    else if (!answer.ok) tell(where, wordsOf(answer.errors));
    else {
      save(answer.result);
      tell(where, t(done, { name: answer.result.name }));
    }
    return answer?.ok === true;
  }
}

/** @param {Opened} opened @param {(one: Clash, side: Side) => void} choose */
function described({ author, signatures, files, moved, conflicts, edits }, choose) {
  return [
    el("p", {}, el("strong", {}, t("made_by", { ...author }))),
    author.note ? el("p", {}, author.note) : null,
    signatures.map((one) => el("p", {}, t(`signed_${one.verdict}`, { ...one }))),
    el("p", {}, t("package_files", { files: files.join(" ") })),
    moved.length ? el("p", {}, t("package_moved", { files: moved.join(" ") })) : null,
    conflicts.length || Object.keys(edits).length ? null : el("p", {}, t("package_done")),
    conflicts.length ? [el("p", {}, el("strong", {}, t("conflicts_title", { n: conflicts.length }))), el("ul", { id: "bench-conflicts" }, conflicts.map((one) => clash(one, choose))), el("p", {}, t("conflicts_hint"))] : null,
  ];
}

/** A value that both sides changed, and the choice between them; nothing is chosen yet. @param {Clash} one @param {(one: Clash, side: Side) => void} choose */
function clash(one, choose) {
  const { file, where, name, base, published, package: theirs, steps } = one;
  const buttons = SIDES.map((side) => el("button", { type: "button", class: "wb-chip", "aria-pressed": "false", "data-side": side, onclick: ({ target }) => {
    choose(one, side);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === target));
  } }, t(`take_${side}`)));
  return el("li", {}, t("conflict", { file, where, name: say(name), base: say(base), published: say(published), package: say(theirs) }), steps.length ? el("p", {}, buttons) : null);
}

/** Where a value stands that is known by keys and records. @param {Written} written @param {string[]} steps @returns {Path} */
function pathOf(written, steps) {
  return steps.reduce(/** @param {Path} path @returns {Path} */ (path, step) => {
    const [key, ...rest] = step.split("=");
    const found = Array.from({ length: written.size(path) }, (_, index) => index).find((index) => String(written.at([...path, index, key])) === rest.join("="));
    return [...path, found ?? step];
  }, []);
}

/** @param {Taken} file */
function save({ name, content }) {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param {string} where @param {string} said */
function tell(where, said) {
  node(where).textContent = said;
}

/** @param {string} name */
function input(name) {
  return /** @type {HTMLInputElement} */ (node(name));
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
