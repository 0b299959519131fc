// The search over the small index made from the records. Nothing is sent anywhere: index and words stay in the page.
const KINDS = {
  zh: { item: "项目", category: "类别", page: "页面", track: "办理方式", list: "清单", measure: "措施", service: "服务", law: "依据", term: "术语", question: "问答" },
  en: { item: "Item", category: "Category", page: "Page", track: "Handling", list: "List", measure: "Measure", service: "Service", law: "Source", term: "Term", question: "Question" },
};
const HAN = /[\u3400-\u9fff]/;
const STOP = new Set("的 了 和 与 及 在 是 要 我 吗 怎么 什么 哪些 项目 建设 新建 工程 环评 the a an of for to in is do does i my how what which and or with project new".split(" "));

const SPELLING = [[/\btire/g, "tyre"], [/fertiliz/g, "fertilis"], [/\bfiber/g, "fibre"], [/aluminum/g, "aluminium"], [/mold/g, "mould"], [/\bcenter/g, "centre"]];

const simple = (text, map) => [...text.normalize("NFKC").toLowerCase()].map((c) => map[c] ?? c).join("").replace(/[^\p{L}\p{N}.]+/gu, " ").trim();
const plain = (text, map) => SPELLING.reduce((said, [from, to]) => said.replace(from, to), simple(text, map));

// Pieces of a text that can match: pairs of Chinese characters, Latin words and numbers.
function pieces(text) {
  const found = new Set();
  for (const run of text.match(/[\u3400-\u9fff]+|[\p{L}\p{N}.]+/gu) ?? []) {
    if (!HAN.test(run)) found.add(run.length > 4 && run.endsWith("s") ? run.slice(0, -1) : run);
    else if (run.length === 1) found.add(run);
    else for (let i = 0; i + 2 <= run.length; i += 1) found.add(run.slice(i, i + 2));
  }
  return found;
}

function prepare(index) {
  const weight = new Map();
  const syllable = new Map(Object.entries(index.sounds).flatMap(([sound, characters]) => [...characters].map((c) => [c, sound])));
  const heard = (word) => [...word].filter((c) => HAN.test(c)).map((c) => syllable.get(c) ?? "").join(" ");
  const entries = index.entries.map((entry) => {
    const phrases = [entry.t, ...entry.w].map((text) => plain(text, index.map));
    const all = new Set(phrases.flatMap((phrase) => [...pieces(phrase)]));
    for (const piece of all) weight.set(piece, (weight.get(piece) ?? 0) + 1);
    const read = [...phrases.filter((phrase) => HAN.test(phrase) && phrase.length <= 12).map(heard), ...(entry.p ?? [])];
    const sounds = read.map((p) => [p.replaceAll(" ", ""), p.split(" ").map((s) => s[0]).join("")]);
    return { ...entry, phrases, all, sounds };
  });
  const rare = (piece) => Math.log(1 + entries.length / (weight.get(piece) ?? entries.length)) * (STOP.has(piece) ? 0.1 : 1);
  const known = new Set([...weight.keys()].filter((piece) => piece.length > 4 && !HAN.test(piece)));
  return { entries, rare, known, map: index.map };
}

// How well one phrase of an entry fits the words typed: the same, one inside the other, or sharing pieces.
function fit(phrase, query, wanted, rare, total) {
  if (phrase === query) return 60;
  const short = phrase.length < query.length ? phrase : query;
  if (short.length > 1 && !STOP.has(short)) {
    const latin = !HAN.test(short);
    const inside = latin ? ` ${phrase} `.includes(` ${query} `) || ` ${query} `.includes(` ${phrase} `) || phrase.startsWith(query) : phrase.includes(query) || query.includes(phrase);
    if (inside) return 18 + 30 * (short.length / Math.max(phrase.length, query.length)) + Math.min(short.length, 8);
  }
  const own = pieces(phrase);
  let shared = 0;
  for (const piece of wanted) {
    if (own.has(piece)) shared += rare(piece);
    else if (piece.length > 3 && !HAN.test(piece)) for (const mine of own) if (mine.startsWith(piece)) { shared += 0.7 * rare(piece); break; }
  }
  return total ? 24 * (shared / total) * (0.6 + 0.4 * Math.min(1, wanted.size / Math.max(1, own.size))) : 0;
}

function score(entry, query, wanted, engine, total) {
  let best = fit(entry.phrases[0], query, wanted, engine.rare, total) * 1.15;
  let containing = 0; // an entry that many of its words speak of is more to the point than one that mentions it once
  for (const phrase of entry.phrases) {
    best = Math.max(best, fit(phrase, query, wanted, engine.rare, total));
    if (query.length > 1 && phrase.includes(query)) containing += 1;
  }
  best += 4 * Math.log2(1 + Math.min(containing, 7));
  let together = 0;
  for (const piece of wanted) if (entry.all.has(piece)) together += engine.rare(piece);
  if (total) best += 10 * (together / total);
  if (entry.c && engine.code) best = Math.max(best, ...entry.c.map((code) => near(code, engine.code)));
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
  return best * (0.7 + 0.3 * entry.x);
}

// An industry code as people write it: 1320, C1320, 行业代码303, or a finer code than the catalogue's own.
function codeIn(query) {
  const alone = query.match(/^[a-t]?\s?(\d{3,4})$/);
  const named = /代码|code|gb/.test(query) && query.match(/(?<!\d)(\d{3,4})$/);
  return (alone ?? (named || null))?.[1];
}

function near(code, wanted) {
  if (code === wanted) return 70;
  if (wanted.startsWith(code) && code.length > 2) return 62 + code.length;
  return code.startsWith(wanted) ? 60 : 0;
}

// The word of the index that a mistyped word stands for, if one is a letter away.
function mended(word, engine) {
  if (word.length < 6 || HAN.test(word) || engine.known.has(word)) return word;
  for (const other of engine.known) if (Math.abs(other.length - word.length) < 2 && other[0] === word[0] && oneAway(word, other)) return other;
  return word;
}

function oneAway(a, b) {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const rest = (x, y) => a.slice(i + x) === b.slice(i + y);
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(2, 2));
}

export function find(engine, text, top = 12) {
  let query = plain(text, engine.map);
  if (!query) return [];
  query = query.split(" ").map((word) => mended(word, engine)).join(" ");
  engine = { ...engine, code: codeIn(query) };
  const number = query.match(/^(?:第|item )?\s*(\d{1,3})\s*项?$/);
  const wanted = pieces(query);
  let total = 0;
  for (const piece of wanted) total += engine.rare(piece);
  return engine.entries
    .map((entry) => ({ entry, points: number && entry.u === `catalogue/item-${number[1]}/` ? 90 : score(entry, query, wanted, engine, total) }))
    .filter((hit) => hit.points > 5)
    .sort((a, b) => b.points - a.points)
    .slice(0, top)
    .filter((hit, _, all) => hit.points > all[0].points * 0.22)
    .map((hit) => ({ ...hit.entry, points: hit.points }));
}

export { prepare };

export async function start({ index, root, lang }) {
  const chinese = lang.startsWith("zh");
  const kinds = KINDS[chinese ? "zh" : "en"];
  const engine = prepare(await (await fetch(index)).json());
  const said = {
    none: chinese ? "没有找到。换个说法试试，例如行业名或产品名。" : "Nothing found. Try other words, such as an industry or a product.",
    some: (n) => (chinese ? `${n} 个结果` : n === 1 ? "1 result" : `${n} results`),
  };

  function draw(hits, query, results, status) {
    results.replaceChildren();
    const words = query.trim() ? (hits.length ? said.some(hits.length) : said.none) : "";
    if (status) status.textContent = words;
    if (!hits.length) {
      if (query.trim()) results.append(make("p", "eg-results__none", said.none));
      return;
    }
    const list = make("ol", "eg-results__list");
    for (const hit of hits) {
      const link = make("a", "eg-hit");
      link.href = root + hit.u;
      link.append(make("span", "eg-hit__kind", kinds[hit.k] ?? ""), make("span", "eg-hit__title", hit.t));
      if (hit.s) link.append(make("span", "eg-hit__note", hit.s));
      const row = document.createElement("li");
      row.append(link);
      list.append(row);
    }
    results.append(list);
  }

  return {
    engine,
    attach(input, results, status) {
      const run = () => draw(find(engine, input.value), input.value, results, status);
      if (!input.dataset.attached) {
        input.dataset.attached = "yes";
        input.addEventListener("input", run);
        input.addEventListener("keydown", (event) => {
          const links = [...results.querySelectorAll("a")];
          if (event.key === "Enter" && links.length) { event.preventDefault(); links[0].click(); }
          if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[0].focus(); }
        });
        results.addEventListener("keydown", (event) => {
          const links = [...results.querySelectorAll("a")];
          const at = links.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (Number.isNaN(at)) return;
          event.preventDefault();
          (links[at] ?? (at < 0 ? input : links.at(-1))).focus();
        });
        results.addEventListener("click", (event) => { if (event.target.closest("a")) input.closest("dialog")?.close(); });
      }
      run();
    },
  };
}

function make(name, cls, text) {
  const element = document.createElement(name);
  element.className = cls;
  if (text !== undefined) element.textContent = text;
  return element;
}
