// @ts-check
// Finds items by the words of finder.json while Python is not up; Python's own finder takes over when it is.
/** @import { FinderItem, FinderList } from "../types/messages.js" */

export class Finder {
  /** @param {FinderList} data */
  constructor(data) {
    this.items = data.items;
    this.categories = data.categories;
    this.documents = data.documents;
    this.byNumber = new Map(data.items.map((item) => [item.item, item]));
    this.rows = data.items.map((item) => ({ item, words: words(item) }));
  }

  /**
   * The best `top` items for `text`, as numbers.
   * @param {string} text @param {number} top
   */
  search(text, top) {
    const query = plain(text);
    const pieces = split(query);
    const scored = this.rows.map((row) => [score(query, pieces, row.words), row.item.item]);
    return scored.filter(([points]) => points > 0).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, top).map(([, number]) => number);
  }
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().trim();
}

/** @param {FinderItem} item */
function words(item) {
  const titles = [...item.zh.split(/[；、，（）]/), ...item.en.split(/[;,()]/)];
  return [...titles, ...item.words.zh, ...item.words.en, ...item.codes].map(plain).filter((word) => word.length > 1);
}

/**
 * Chinese as pairs of characters, other scripts as words.
 * @param {string} text
 */
function split(text) {
  const han = (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)));
  const latin = (text.match(/[a-z0-9]{2,}/g) ?? []).map((word) => word.replace(/s$/, ""));
  return [...new Set([...han, ...latin])];
}

/** @param {string} query @param {string[]} pieces @param {string[]} said */
function score(query, pieces, said) {
  let points = 0;
  for (const word of said) {
    if (query.includes(word)) points += 4 * word.length * (/[a-z]/.test(word) ? 0.5 : 1);
  }
  const all = said.join("\n");
  for (const piece of pieces) if (all.includes(piece)) points += piece.length / 2;
  return points;
}
