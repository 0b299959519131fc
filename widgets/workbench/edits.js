// @ts-check
// The published texts and what was edited of them; in this browser's own storage only if the reader says so.
const SITE = new URL("../../", import.meta.url).pathname;
const PLACE = SITE === "/" ? "eia-guide-workbench" : `eia-guide-workbench ${SITE}`; // another site may stand on the same host

export class Edits {
  /** @type {Record<string, string>} */
  #texts = {};
  /** @type {Record<string, string>} */
  #edited = {};
  /** @type {Record<string, string>} */
  #taken = {}; // texts as they were downloaded
  #keep = false;

  /**
   * Published texts by name. Returns names of kept edits that were made to another text than the one published now.
   * @param {Record<string, string>} texts
   */
  publish(texts) {
    this.#texts = texts;
    const kept = read();
    this.#keep = kept !== null;
    const known = Object.entries(kept ?? {}).filter(([name]) => name in texts);
    for (const [name, { text }] of known) this.set(name, text);
    return known.filter(([name, { base }]) => base !== texts[name] && name in this.#edited).map(([name]) => name);
  }

  get names() {
    return Object.keys({ ...this.#texts, ...this.#edited });
  }

  /** Edited texts by name. */
  get files() {
    return { ...this.#edited };
  }

  get count() {
    return Object.keys(this.#edited).length;
  }

  get keeps() {
    return this.#keep;
  }

  /** Whether leaving the page would lose an edit: one that is neither kept nor was downloaded as it stands. */
  get atRisk() {
    return !this.#keep && Object.entries(this.#edited).some(([name, text]) => this.#taken[name] !== text);
  }

  /**
   * The text of a file, for the reader to take away.
   * @param {string} name
   */
  take(name) {
    this.#taken[name] = this.text(name);
    return this.#taken[name];
  }

  /** All of it was taken away as it stands. */
  takeAll() {
    this.#taken = this.files;
  }

  /** @param {string} name */
  text(name) {
    return this.#edited[name] ?? this.#texts[name] ?? "";
  }

  /** @param {string} name */
  changed(name) {
    return name in this.#edited;
  }

  /** @param {string} name @param {string} text */
  set(name, text) {
    if (text === this.#texts[name]) delete this.#edited[name];
    else this.#edited[name] = text;
    return this.#save();
  }

  /** @param {string} name */
  undo(name) {
    return this.set(name, this.#texts[name]);
  }

  /**
   * Whether they are kept from now on; false if the browser refuses.
   * @param {boolean} wanted
   */
  keep(wanted) {
    this.#keep = wanted;
    if (wanted) return this.#save();
    return attempt(() => localStorage.removeItem(PLACE));
  }

  #save() {
    if (!this.#keep) return true;
    const kept = Object.fromEntries(Object.entries(this.#edited).map(([name, text]) => [name, { base: this.#texts[name], text }]));
    return attempt(() => localStorage.setItem(PLACE, JSON.stringify(kept)));
  }
}

/**
 * What was kept, by name: the edited text, and the published one it was made from.
 * @returns {Record<string, {base: string, text: string}> | null}
 */
function read() {
  try {
    const kept = JSON.parse(/** @type {string} */ (localStorage.getItem(PLACE)));
    if (kept === null || typeof kept !== "object") return null;
    return Object.fromEntries(Object.entries(kept).filter(([, edit]) => typeof edit?.base === "string" && typeof edit.text === "string"));
  } catch {
    return null; // storage that is forbidden, or holds something else
  }
}

/** @param {() => unknown} action */
function attempt(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
