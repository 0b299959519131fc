// @ts-check
// Keeps the site for times without a network. Pages come from the network if it answers, so that nobody reads an old policy
// unawares; a file with a mark of its content in its address comes from what is kept. Only what one build made is ever kept
// together: each file is compared with the mark in that build's list, and a new build takes over whole or not at all.
const { BUILD, POLICY, LIST } = /** @type {Record<"BUILD" | "POLICY" | "LIST", string>} */ (/** @type {unknown} */ ("BUILD_INFO"));
const NAME = `eg-${BUILD}`;
const PATIENCE = 4000; // ms that a page may let the reader wait for the network when a kept one is there
const home = new URL("./", self.location.href).href;
const MARKED = /^assets\/(?:[^?#]+\?v=[0-9a-f]{8}$|check\/(?:pyodide-[0-9.]+-[0-9a-f]{8}\/|[a-z_]+-(?:[0-9a-f]{12}|[0-9A-Z]{8})\.))/; // judged by the path below home: a page with such a query is no such file
const GROUPS = `${home}kept-groups`; // under this address the names of the groups kept so far

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => event.waitUntil(hear(event)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(home)) return;
  if (MARKED.test(request.url.slice(home.length))) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  else event.respondWith(fresh(request));
});

/** What the build before kept for this reader is kept of this build too, before it takes over. */
async function install() {
  const before = (await caches.keys()).filter((name) => name.startsWith("eg-") && name !== NAME);
  const groups = await Promise.all(before.map(async (name) => groupsOf(await caches.open(name))));
  await keep(["core", ...new Set(groups.flat().filter((group) => group !== "core"))]);
}

async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith("eg-") && name !== NAME);
  await Promise.all(names.map((name) => caches.delete(name)));
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
  const marked = MARKED.test(path);
  const before = marked ? await caches.match(url, { ignoreVary: true }) : null;
  const response = before ?? await fetch(url, { integrity, cache: marked ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  await cache.put(url, response);
}

/** @param {Request} request */
async function kept(request) {
  const cache = await caches.open(NAME);
  return cache.match(request.mode === "navigate" ? request.url.split(/[?#]/)[0] : request.url, { ignoreVary: true });
}

/**
 * From the network; from what is kept if that does not answer, or not in time.
 * @param {Request} request
 */
async function fresh(request) {
  const coming = fetch(request);
  const found = await kept(request);
  if (!found) return coming.catch((error) => { if (request.mode === "navigate") return without(); throw error; });
  /** @type {Promise<Response>} */
  const late = new Promise((resolve) => { setTimeout(() => resolve(found), PATIENCE); });
  return Promise.race([coming.then((response) => (response.status < 500 ? response : found), () => found), late]);
}

function without() {
  const text = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有网络 · No network</title>
<h1>没有网络</h1><p>这个页面没有存在您的设备上。<a href="${home}check/">项目自查</a>、<a href="${home}">首页</a></p>
<h1 lang="en">No network</h1><p lang="en">This page is not kept on your device. <a href="${home}en/check/">Check</a>, <a href="${home}en/">home page</a></p></html>`;
  return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
