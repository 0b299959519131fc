// @ts-check
// The files of items as they are needed, each fetched once; one that is not the file that was built is none.
/** @import { EarlyItem } from "../types/messages.js" */

export class Items {
  /** @type {Map<number, EarlyItem | null>} */
  #kept = new Map();
  /** @type {Map<number, Promise<unknown>>} */
  #coming = new Map();

  /** @param {URL} base @param {Record<string, string>} marks Subresource Integrity by item */
  constructor(base, marks) {
    this.base = base;
    this.marks = marks;
  }

  /**
   * Null where it cannot be had, undefined before it has come.
   * @param {number} item
   */
  get(item) {
    return this.#kept.get(item);
  }

  /**
   * Resolves when it has come, or cannot be had.
   * @param {number} item
   */
  load(item) {
    const coming = this.#coming.get(item) ?? this.#fetch(item).then((file) => this.#kept.set(item, file));
    this.#coming.set(item, coming);
    return coming;
  }

  /** What could not be had is asked for again. */
  forgetMissing() {
    for (const [item, file] of this.#kept) if (!file) [this.#kept, this.#coming].forEach((known) => known.delete(item));
  }

  /**
   * @param {number} item
   * @returns {Promise<EarlyItem | null>}
   */
  async #fetch(item) {
    const integrity = this.marks[item];
    if (!integrity) return null;
    const bytes = [...atob(integrity.slice("sha256-".length))].slice(0, 6).map((char) => char.charCodeAt(0).toString(16).padStart(2, "0"));
    try {
      const response = await fetch(new URL(`item-${bytes.join("")}.json`, this.base), { integrity, priority: "high" });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }
}
