// @ts-check
// The search over the small index made from the records. Nothing is sent anywhere: index and words stay in the page.
/**
 * @typedef {object} Entry a place of the site, as the index has it
 * @property {string} u address from the language's home
 * @property {string} t title
 * @property {string} [s] what stands below it
 * @property {string} k kind
 * @property {string[]} w further words
 * @property {string[]} [p] how it is read, as pinyin
 * @property {string[]} [c] industry codes
 * @property {number} x weight
 * @typedef {{entries: Entry[], sounds: Record<string, string>, map: Record<string, string>}} Index
 * @typedef {ReturnType<typeof prepare>} Engine
 * @typedef {Engine["entries"][number]} Prepared
 * @typedef {Prepared & {points: number}} Hit
 */

const GROUPS = [
  { kinds: ["item", "category"], zh: "行业和项目", en: "Industries and items" },
  { kinds: ["guide", "track", "list", "page"], zh: "办理和规则", en: "How it works" },
  { kinds: ["question"], zh: "问答", en: "Questions" },
  { kinds: ["measure", "service"], zh: "措施和服务", en: "Measures and services" },
  { kinds: ["law", "term", "place"], zh: "依据、术语、机构", en: "Sources, terms, offices" },
];
const IN_GROUP = 3; // as many of a group are shown, so that a hit of another kind is never far down
const HAN = /[\u3400-\u9fff]/;
const STOP = new Set("的 了 和 与 及 在 是 要 我 吗 怎么 什么 哪些 项目 建设 新建 工程 环评 the a an of for to in is do does i my how what which and or with project new".split(" "));

/** @type {[RegExp, string][]} */
const SPELLING = [[/\btire/g, "tyre"], [/fertiliz/g, "fertilis"], [/\bfiber/g, "fibre"], [/aluminum/g, "aluminium"], [/mold/g, "mould"], [/\bcenter/g, "centre"]];

/** @type {(text: string, map: Record<string, string>) => string} */
const simple = (text, map) => [...text.normalize("NFKC").toLowerCase()].map((c) => map[c] ?? c).join("").replace(/[^\p{L}\p{N}.]+/gu, " ").trim();
/** @type {(text: string, map: Record<string, string>) => string} */
const plain = (text, map) => SPELLING.reduce((said, [from, to]) => said.replace(from, to), simple(text, map));

// What people say around the thing itself: "do I need an EIA for …", amounts with their units, "how", "which".
const AMOUNT = /(?:年产|年出栏|出栏|存栏|日处理|年处理|总投资)?[0-9][0-9,.]*\s*[万亿千]?\s*(?:平方米|平米|立方米|公里|千米|千伏|千瓦|兆瓦|公斤|[头只羽张床亩吨米方人台套辆座家]|(?:kv|kw|mw|t|km|m2|m3|beds?|heads?|tonnes?|hectares?)\b)?/g;
const AROUND = /请问|我们|我想|我要|我的|想要|打算|准备|需不需要|要不要|用不用|需要|应该|可以|(?:还?[要用得]|没)?(?:[办做编搞])?环评(?:手续|报告)?(?=吗|么|$)|怎么办|怎么|怎样|如何|什么|哪些|哪个|哪里|多少|一[个家座条]|新建|扩建|改建|建设|建个|[开办建](?=[个家小])|(?<=^|[开办建])[个家]|小(?=[饭餐旅工作养])|[吗呢吧么]|\b(?:do|does|is|are|can|may|must|should|need(?:s|ed)?|require[sd]?|an?|the|my|our|i|we|you|it|for|to|of|in|on|eia|how|what|which|where|when|if|any|want|build(?:ing)?|open(?:ing)?|new)\b/g;
const ASKS = /[吗呢几谁哪]|怎么|怎样|如何|什么|多少|能不能|可不可以|还是|^(?:how|what|which|where|when|who|do|does|is|are|can|may|must|should|i|my)\b/;
/** @type {(query: string) => string} */
const bare = (query) => query.replace(AMOUNT, " ").replace(AROUND, " ").replace(/\s+/g, HAN.test(query) ? "" : " ").trim();

/** @param {string} word */
function singular(word) {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:[sx]|[cs]h)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

// Pieces of a text that can match: pairs of Chinese characters, Latin words and numbers.
/** @param {string} text @returns {Set<string>} */
function pieces(text) {
  const found = new Set();
  for (const run of text.match(/[\u3400-\u9fff]+|[\p{L}\p{N}.]+/gu) ?? []) {
    if (!HAN.test(run)) found.add(singular(run));
    else if (run.length === 1) found.add(run);
    else for (let i = 0; i + 2 <= run.length; i += 1) found.add(run.slice(i, i + 2));
  }
  return found;
}

/** @param {Index} index */
function prepare(index) {
  /** @type {Map<string, number>} */
  const weight = new Map();
  const syllable = new Map(Object.entries(index.sounds).flatMap(([sound, characters]) => [...characters].map((c) => [c, sound])));
  const heard = (/** @type {string} */ word) => [...word].filter((c) => HAN.test(c)).map((c) => syllable.get(c) ?? "").join(" ");
  const entries = index.entries.map((entry) => {
    const titled = entry.t.replace(/（.*?）|\(.*?\)/g, ""); // what stands in brackets explains, and nobody types it
    const phrases = [...new Set([entry.t, titled, ...entry.w].map((text) => plain(text, index.map)))];
    const all = new Set(phrases.flatMap((phrase) => [...pieces(phrase)]));
    for (const piece of all) weight.set(piece, (weight.get(piece) ?? 0) + 1);
    const read = [...phrases.filter((phrase) => HAN.test(phrase) && phrase.length <= 12).map(heard), ...(entry.p ?? [])];
    const sounds = read.map((p) => [p.replaceAll(" ", ""), p.split(" ").map((s) => s[0]).join("")]);
    return { ...entry, phrases, parts: /** @type {Set<string>[]} */ ([]), all, sounds };
  });
  const rare = (/** @type {string} */ piece) => Math.log(1 + entries.length / (weight.get(piece) ?? entries.length)) * (STOP.has(piece) ? 0.1 : 1);
  const known = new Set([...weight.keys()].filter((piece) => piece.length > 4 && !HAN.test(piece)));
  return { entries, rare, known, heard, map: index.map };
}

// How well one phrase of an entry fits the words typed: the same, one inside the other, or sharing pieces.
/**
 * @param {Prepared} entry @param {number} at @param {string} query @param {Set<string>} wanted @param {Engine["rare"]} rare @param {number} total
 */
function fit(entry, at, query, wanted, rare, total) {
  const phrase = entry.phrases[at];
  if (phrase === query) return 60;
  const short = phrase.length < query.length ? phrase : query;
  if (short.length > 1 && !STOP.has(short)) {
    const latin = !HAN.test(short);
    const inside = latin ? ` ${phrase} `.includes(` ${query} `) || ` ${query} `.includes(` ${phrase} `) || phrase.startsWith(query) : phrase.includes(query) || query.includes(phrase);
    if (inside) return 18 + 30 * (short.length / Math.max(phrase.length, query.length)) + Math.min(short.length, 8);
  }
  const own = (entry.parts[at] ??= pieces(phrase)); // the same for every query: kept from the first on
  let shared = 0;
  for (const piece of wanted) {
    if (own.has(piece)) shared += rare(piece);
    else if (piece.length > 3 && !HAN.test(piece)) for (const mine of own) if (mine.startsWith(piece)) { shared += 0.7 * rare(piece); break; }
  }
  return total ? 24 * (shared / total) * (0.6 + 0.4 * Math.min(1, wanted.size / Math.max(1, own.size))) : 0;
}

/**
 * @param {Prepared} entry @param {string} query @param {Set<string>} wanted @param {Engine & {code?: string}} engine @param {number} total @param {string} sound
 */
function score(entry, query, wanted, engine, total, sound) {
  let best = 0;
  let containing = 0; // an entry that many of its words speak of is more to the point than one that mentions it once
  entry.phrases.forEach((phrase, at) => {
    best = Math.max(best, fit(entry, at, query, wanted, engine.rare, total) * (at ? 1 : 1.15));
    if (query.length > 1 && phrase.includes(query)) containing += 1;
  });
  best += 4 * Math.log2(1 + Math.min(containing, 7));
  let together = 0;
  for (const piece of wanted) if (entry.all.has(piece)) together += engine.rare(piece);
  if (total) best += 10 * (together / total);
  if (entry.c && engine.code) best = Math.max(best, ...entry.c.map((code) => near(code, /** @type {string} */ (engine.code))));
  if (HAN.test(query) && query.length > 1) best = Math.max(best, heardAs(entry, sound, query.length));
  const letters = query.replaceAll(" ", "");
  if (/^[a-z]{2,}$/.test(letters)) {
    let sounding = 0;
    for (const [whole, initials] of entry.sounds) {
      if (letters.length > 3 && whole.includes(letters)) sounding += 1;
      if (whole === letters) best = Math.max(best, 58);
      else if (letters.length > 3 && whole.startsWith(letters)) best = Math.max(best, 40 + 15 * (letters.length / whole.length));
      else if (initials === letters && letters.length > 1) best = Math.max(best, 30);
    }
    best += 4 * Math.log2(1 + Math.min(sounding, 7));
  }
  return best * (0.7 + 0.3 * (entry.x ?? 1));
}

// Chinese words are mistyped for words that sound alike.
/** @param {Prepared} entry @param {string} sound @param {number} length */
function heardAs(entry, sound, length) {
  let best = 0;
  for (const [whole] of entry.sounds) {
    if (whole === sound) best = Math.max(best, 48);
    else if (length > 2 && (whole.startsWith(sound) || sound.startsWith(whole) && whole.length > 8)) best = Math.max(best, 30);
  }
  return best;
}

// An industry code as people write it: 1320, C1320, 行业代码303, or a finer code than the catalogue's own.
/** @param {string} query */
function codeIn(query) {
  const alone = query.match(/^[a-t]?\s?(\d{3,4})$/);
  const named = /代码|code|gb/.test(query) && query.match(/(?<!\d)(\d{3,4})$/);
  return (alone ?? (named || null))?.[1];
}

/** @param {string} code @param {string} wanted */
function near(code, wanted) {
  if (code === wanted) return 70;
  if (wanted.startsWith(code) && code.length > 2) return 62 + code.length;
  return code.startsWith(wanted) ? 60 : 0;
}

// The word of the index that a mistyped word stands for, if one is a letter away.
/** @param {string} word @param {Engine} engine */
function mended(word, engine) {
  if (word.length < 6 || HAN.test(word) || engine.known.has(word) || engine.known.has(singular(word))) return word;
  for (const other of engine.known) if (Math.abs(other.length - word.length) < 2 && other[0] === word[0] && oneAway(word, other)) return other;
  return word;
}

/** @param {string} a @param {string} b */
function oneAway(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const rest = (/** @type {number} */ x, /** @type {number} */ y) => a.slice(i + x) === b.slice(i + y);
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(2, 2));
}

/**
 * @param {Engine & {code?: string}} engine @param {string} query @returns {(entry: Prepared) => number}
 */
function rate(engine, query) {
  const wanted = pieces(query);
  let total = 0;
  for (const piece of wanted) total += engine.rare(piece);
  const sound = engine.heard(query).replaceAll(" ", "");
  return (entry) => score(entry, query, wanted, engine, total, sound);
}

/** @param {Engine} engine @param {string} text @param {number} [top] @returns {Hit[]} */
export function find(engine, text, top = 14) {
  let query = plain(text, engine.map);
  if (!query) return [];
  query = query.split(" ").map((word) => mended(word, engine)).join(" ");
  const coded = { ...engine, code: codeIn(query) };
  const number = query.match(/^(?:第|item )?\s*(\d{1,3})\s*项?$/);
  const core = bare(query);
  const whole = rate(coded, query);
  const inside = core && core !== query ? rate(coded, core) : () => 0;
  const asking = ASKS.test(query);
  const points = (/** @type {Prepared} */ entry) => {
    if (number && entry.u === `catalogue/item-${number[1]}/`) return 90;
    return Math.max(whole(entry), inside(entry) * 0.96) * (asking && entry.k === "question" ? 1.2 : 1);
  };
  return engine.entries
    .map((entry) => ({ entry, points: points(entry) }))
    .filter((hit) => hit.points > 5)
    .sort((a, b) => b.points - a.points)
    .slice(0, top)
    .filter((hit, _, all) => hit.points > all[0].points * 0.22)
    .map((hit) => ({ ...hit.entry, points: hit.points }));
}

// Hits by kind, the group of the best hit first; a place that was found by several of its words stands once.
/** @param {Hit[]} hits */
export function grouped(hits) {
  const seen = new Set();
  const once = hits.filter((hit) => !seen.has(hit.u) && seen.add(hit.u));
  return GROUPS.map((group) => ({ ...group, hits: once.filter((hit) => group.kinds.includes(hit.k)).slice(0, IN_GROUP) }))
    .filter((group) => group.hits.length)
    .sort((a, b) => b.hits[0].points - a.hits[0].points);
}

export { prepare };

/** @param {{index: string, root: string, lang: string}} place */
export async function start({ index, root, lang }) {
  const tongue = lang.startsWith("zh") ? "zh" : "en";
  const said = TEXTS[tongue];
  const engine = prepare(await (await fetch(index)).json());

  /**
   * @param {string} query @param {HTMLElement} results @param {HTMLElement | null} status @param {boolean} everything
   */
  function draw(query, results, status, everything) {
    const groups = grouped(find(engine, query));
    const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
    if (status) status.textContent = query.trim() ? (count ? said.some(count) : said.none) : "";
    results.replaceChildren(...groups.map((group, at) => section(group, at, results.id || "results")));
    if (query.trim()) results.append(ways(query, count, everything));
  }

  /** @param {ReturnType<typeof grouped>[number]} group @param {number} at @param {string} id */
  function section(group, at, id) {
    const part = make("section", "eg-results__group");
    const name = make("h2", "eg-results__kind", group[tongue]);
    name.id = `${id}-${at}`;
    part.setAttribute("aria-labelledby", name.id);
    const list = make("ul", "eg-results__list");
    for (const hit of group.hits) {
      const link = make("a", "eg-hit");
      link.href = root + hit.u;
      link.append(make("span", "eg-hit__title", hit.t));
      if (hit.s) link.append(make("span", "eg-hit__note", hit.s));
      const row = document.createElement("li");
      row.append(link);
      list.append(row);
    }
    part.append(name, list);
    return part;
  }

  // Ways on: the check reads descriptions that no title matches. What is typed stays behind the #.
  /** @param {string} query @param {number} count @param {boolean} everything */
  function ways(query, count, everything) {
    const part = make("div", "eg-ways");
    part.append(make("p", count ? "eg-ways__lead" : "eg-results__none", count ? said.more : said.none));
    const typed = encodeURIComponent(query.trim());
    const links = [[`check/#describe=${typed}`, said.check], ...(count ? [] : [["catalogue/", said.catalogue], ["questions/", said.questions], ["contacts/", said.contacts]])];
    if (everything && count) links.push([`search/#q=${typed}`, said.page]);
    const list = make("ul", "eg-ways__list");
    for (const [address, text] of links) {
      const link = make("a", "eg-way", text);
      link.href = root + address;
      const row = document.createElement("li");
      row.append(link);
      list.append(row);
    }
    part.append(list);
    return part;
  }

  return {
    engine,
    /** @param {HTMLInputElement} input @param {HTMLElement} results @param {HTMLElement | null} status */
    attach(input, results, status, everything = false) {
      const run = () => draw(input.value, results, status, everything);
      if (!input.dataset.attached) {
        input.dataset.attached = "yes";
        input.addEventListener("input", run);
        input.addEventListener("keydown", (event) => walk(event, -1));
        results.addEventListener("keydown", (event) => walk(event, [...results.querySelectorAll("a")].indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement))));
        results.addEventListener("click", (event) => { if (/** @type {Element} */ (event.target).closest("a")) input.closest("dialog")?.close(); });
      }
      run();

      /** @param {KeyboardEvent} event @param {number} at */
      function walk(event, at) {
        const links = [...results.querySelectorAll("a")];
        if (event.key === "Enter" && at < 0 && links.length && input.value.trim()) { event.preventDefault(); links[0].click(); }
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (!step || !links.length) return;
        event.preventDefault();
        (at + step < 0 ? input : links[Math.min(at + step, links.length - 1)]).focus();
      }
    },
  };
}

const TEXTS = {
  zh: {
    none: "没有找到。换个说法试试，例如行业名、产品名；或者：",
    some: (/** @type {number} */ n) => `${n} 个结果`,
    more: "没有想要的？",
    check: "用这句话去自查，让它找对应的项目",
    catalogue: "按行业查找",
    questions: "看常见问题",
    contacts: "问主管部门",
    page: "在搜索页打开",
  },
  en: {
    none: "Nothing found. Try other words, such as an industry or a product, or:",
    some: (/** @type {number} */ n) => (n === 1 ? "1 result" : `${n} results`),
    more: "Not what you wanted?",
    check: "Take these words to the check and let it find the item",
    catalogue: "Look through the industries",
    questions: "See the questions people ask",
    contacts: "Ask the authority",
    page: "Open on the search page",
  },
};

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {string} cls @param {string} [text]
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(name, cls, text) {
  const element = document.createElement(name);
  element.className = cls;
  if (text !== undefined) element.textContent = text;
  return element;
}
