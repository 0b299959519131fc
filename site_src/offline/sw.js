// @ts-check
// Keeps the site for times without a network. Pages come from the network if it answers, so that nobody reads an old policy
// unawares; a file with a mark of its content in its address comes from what is kept. Only what one build made is ever kept
// together: each file is compared with the mark in that build's list, and a new build takes over whole or not at all.
const { BUILD, POLICY, LIST } = /** @type {Record<"BUILD" | "POLICY" | "LIST", string>} */ (/** @type {unknown} */ ("BUILD_INFO"));
const PATIENCE = 4000; // ms that a page may let the reader wait for the network when a kept one is there
const home = new URL("./", self.location.href).href;
const HERE = new URL(home).pathname; // another site may stand on the same host
const NAME = `eg-${BUILD} ${HERE}`;
const CHECK = "assets/check/";
const HASHED = /^assets\/check\/(pyodide-[0-9.]+-[0-9a-f]{8}\/|[a-z_]+-(?:[0-9a-f]{12}|[0-9A-Z]{8})\.)/;
const PACK = /^assets\/pack-([a-z]+)-[0-9a-f]{12}\.json$/; // many files of one kind in one, which compresses and is fetched as one
const GROUPS = `${home}kept-groups`; // under this address the names of the groups kept so far

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => event.waitUntil(hear(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(home)) return;
  if (request.mode !== "navigate" && marked(request.url)) event.respondWith(kept(request).then((found) => found ?? fetch(request).catch(async (error) => { const packed = await unpacked(request); if (packed) return packed; throw error; })));
  else event.respondWith(fresh(request));
});

/**
 * Whether a file's address carries a mark of its content: by its path; of other assets, after the question mark.
 * @param {string} url
 */
function marked(url) {
  const { pathname, search } = new URL(url);
  const path = pathname.slice(HERE.length);
  return HASHED.test(path) || (path.startsWith("assets/") && /^\?v=[0-9a-f]{8}$/.test(search));
}

/** What earlier builds of this very site kept; before names told the site, a cache told it by its groups. */
async function earlier() {
  const names = (await caches.keys()).filter((name) => name.startsWith("eg-") && name !== NAME);
  const own = await Promise.all(names.map(async (name) => name.endsWith(` ${HERE}`) || (!name.includes(" ") && Boolean(await (await caches.open(name)).match(GROUPS)))));
  return names.filter((_, i) => own[i]);
}

/** What the build before kept for this reader is kept of this build too, before it takes over. */
async function install() {
  const before = await earlier();
  const groups = await Promise.all(before.map(async (name) => groupsOf(await caches.open(name))));
  await keep(["core", ...new Set(groups.flat().filter((group) => group !== "core"))]);
}

async function tidy() {
  await Promise.all((await earlier()).map((name) => caches.delete(name)));
}

/** @param {ExtendableMessageEvent} event */
async function hear({ data, ports }) {
  if (data.ask) return ports[0].postMessage({ build: BUILD, policy: POLICY });
  if (data.use) {
    const pages = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
    if (data.use === "now" || pages.length < 2) await self.skipWaiting(); // another page may still need the files of the build before
    return null;
  }
  const done = data.keep ? await keep(data.keep).then(() => true, () => false) : false;
  return ports[0]?.postMessage({ kept: done });
}

/** @param {Cache} cache @returns {Promise<string[]>} */
async function groupsOf(cache) {
  const found = await cache.match(GROUPS);
  return found ? found.json() : [];
}

/** @param {string[]} groups */
async function keep(groups) {
  const cache = await caches.open(NAME);
  const have = await groupsOf(cache);
  const wanted = groups.filter((group) => !have.includes(group));
  if (!wanted.length) return;
  const list = await (await fetch(new URL(LIST, home))).json();
  const files = wanted.flatMap((group) => list[group] ?? []);
  const next = async () => { for (let file = files.shift(); file; file = files.shift()) await add(cache, .../** @type {[path: string, integrity: string]} */ (file)); };
  await Promise.all(Array.from({ length: 6 }, next));
  await cache.put(GROUPS, new Response(JSON.stringify([...have, ...wanted])));
}

/**
 * The browser itself refuses a file whose content is not that of the list.
 * @param {Cache} cache @param {string} path @param {string} integrity
 */
async function add(cache, path, integrity) {
  const url = new URL(path, home).href;
  if (await cache.match(url)) return;
  const hashed = marked(url);
  const before = hashed ? await caches.match(url, { ignoreVary: true }) : null;
  const response = before ?? await fetch(url, { integrity, cache: hashed ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  await cache.put(url, response);
}

/** @param {Request} request */
function bare({ mode, url }) {
  return mode === "navigate" ? url.split(/[?#]/)[0] : url;
}

/** @param {Request} request */
async function kept(request) {
  return (await caches.open(NAME)).match(bare(request), { ignoreVary: true });
}

/** @type {Map<string, Promise<Record<string, string>>>} texts by address, of each pack that was opened */
const opened = new Map();

/**
 * A file out of its pack, with the headers under which the pack came.
 * @param {Request} request
 */
async function unpacked(request) {
  const path = bare(request).slice(home.length);
  const wanted = path.startsWith(CHECK) ? "items" : path.startsWith("en/") ? "en" : "zh";
  const cache = await caches.open(NAME);
  const place = (await cache.keys()).find(({ url }) => PACK.exec(url.slice(home.length))?.[1] === wanted);
  const pack = place && await cache.match(place, { ignoreVary: true });
  if (!pack) return undefined;
  if (!opened.has(place.url)) opened.set(place.url, pack.clone().json());
  const texts = await /** @type {Promise<Record<string, string>>} */ (opened.get(place.url));
  if (!Object.hasOwn(texts, path)) return undefined;
  const headers = new Headers(pack.headers);
  ["content-encoding", "content-length", "etag", "last-modified"].forEach((name) => headers.delete(name));
  headers.set("content-type", path.endsWith(".json") ? "application/json" : "text/html; charset=utf-8");
  return new Response(texts[path], { headers });
}

/**
 * From the network; from what is kept if that does not answer, or not in time.
 * @param {Request} request
 */
async function fresh(request) {
  let answered = false;
  const coming = fetch(request).finally(() => { answered = true; });
  const instead = async () => (await kept(request)) ?? (await unpacked(request)) ?? coming;
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => { setTimeout(() => answered || resolve(instead()), PATIENCE); });
  const answer = coming.then((response) => (response.status < 500 ? response : instead()), instead);
  return Promise.race([answer, late]).catch((error) => { if (request.mode === "navigate") return without(); throw error; });
}

function without() {
  const text = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有网络 · No network</title>
<h1>没有网络</h1><p>这个页面没有存在您的设备上。<a href="${home}check/">项目自查</a>、<a href="${home}">首页</a></p>
<h1 lang="en">No network</h1><p lang="en">This page is not kept on your device. <a href="${home}en/check/">Check</a>, <a href="${home}en/">home page</a></p></html>`;
  return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
