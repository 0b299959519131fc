// @ts-check
// Starts Python once and then answers one request after another. Both are JSON texts, so that the same bytes
// can be replayed in CPython. No rule stands here.
/** @type {Python | null} */
export let python = null; // for batch_worker.js
/** @typedef {(request: string) => string} Ask JSON in, JSON out */
/** @type {Ask} what asks Python: nobody asks before this worker said that it is ready */
let ask = /** @type {Ask} */ (/** @type {unknown} */ (null));
const SEARCHES = /"op":"(find|read|answers)"|"description":/; // requests that ask the finder
/** @type {() => Promise<void>} */
let search = async () => {}; // once: fetches what the finder takes, which a check from a link does without
/** @type {(() => unknown) | null} */
let putAway = null; // what would keep the reader waiting, and is done once nothing has been asked for a moment
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer = 0;
const QUIET = 500; // ms

self.onmessage = async ({ data }) => {
  if (data.start) return start(data.start).catch(fail);
  if (putAway) whenQuiet();
  try {
    if (SEARCHES.test(data.request)) await search();
    self.postMessage({ id: data.id, answer: ask(data.request) });
  } catch (error) {
    fail(problem("worker", error)); // Python names what is wrong with a request and never throws: this is a fault
  }
};

/** @param {{base: string, assets: CheckAssets}} given @returns {Promise<void>} */
async function start({ base, assets }) {
  if (typeof WebAssembly !== "object") throw problem("no_webassembly");
  /** @type {At} */
  const at = (name) => new URL(name, base).href;
  const fetched = fetchAll(at(assets.runtime), at, assets);
  const memory = new Memory(assets, at);
  const image = await memory.read();
  try {
    python = await up(at, assets, fetched, image ? { _loadSnapshot: image } : { _makeSnapshot: memory.possible }, !image);
  } catch (error) {
    if (!image) throw error;
    await memory.forget(); // whatever was wrong with it: start as on a first visit
    return start({ base, assets });
  }
  // Taken before the first question, so that nothing a reader says is ever in it.
  const made = !image && memory.possible ? attempt(() => /** @type {Python} */ (python).makeMemorySnapshot()) : null;
  ask = python.globals.get("session").ask;
  if (image && ask(PROBE) !== memory.probe) {
    await memory.forget();
    return start({ base, assets });
  }
  /** @type {Promise<void> | undefined} */
  let found;
  search = () => (found ??= addFinder(/** @type {Python} */ (python), at, assets.search));
  self.postMessage({ ready: true });
  if (made) {
    putAway = () => memory.keep(/** @type {Uint8Array<ArrayBuffer>} */ (made), ask(PROBE));
    whenQuiet();
  }
}

/** The finder's code and words; for the tables too. */
export function ensureSearch() {
  return search();
}

/** @type {Promise<ArrayBuffer[]> | null} */
let searchFiles = null;

/**
 * Fetches them, once.
 * @param {At} at @param {Record<string, string>} files
 */
export function fetchSearch(at, files) {
  return (searchFiles ??= Promise.all(Object.entries(files).map(async ([name, integrity]) => (await download(at(name), () => {}, integrity)).arrayBuffer())));
}

/** @param {Python} started @param {At} at @param {Record<string, string>} files */
async function addFinder(started, at, files) {
  const [code, words] = await fetchSearch(at, files);
  started.FS.writeFile("/lib/search.zip", new Uint8Array(code));
  started.globals.set("words_json", new TextDecoder().decode(words));
  started.runPython("import generator; generator.__path__.append('/lib/search.zip/generator'); session.add_words(words_json); del words_json");
}

function whenQuiet() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    /** @type {() => unknown} */ (putAway)();
    putAway = null;
  }, QUIET);
}

/**
 * Python with the rules; with the policy too unless it comes with an image of the memory.
 * @param {At} at @param {CheckAssets} assets @param {ReturnType<typeof fetchAll>} fetched
 * @param {object} options @param {boolean} whole
 */
async function up(at, assets, fetched, options, whole) {
  const runtime = at(assets.runtime);
  const policy = whole ? fetched.policy() : null;
  // All downloads run at once; Pyodide is handed the ones it would have asked for itself.
  const waiting = new Map([
    [runtime + "pyodide.asm.wasm", fetched.wasm],
    [at(assets.library), fetched.library],
  ]);
  const started = await bootstrap(runtime, fetched.scripts, waiting, { ...options, stdLibURL: at(assets.library), lockFileContents: assets.lock });
  step("rules");
  started.FS.writeFile("/lib/rules.zip", new Uint8Array(await (await fetched.rules).arrayBuffer()));
  if (whole) {
    started.globals.set("policy_json", await /** @type {Response} */ (await policy).text());
    started.runPython("import sys; sys.path.append('/lib/rules.zip'); from generator.browser.check import Session; session = Session(policy_json); del policy_json");
  }
  await fetched.sound;
  return started;
}

/**
 * All that every start needs, at once; and the policy, which an image of the memory holds already.
 * @param {string} runtime @param {At} at @param {CheckAssets} assets
 */
function fetchAll(runtime, at, assets) {
  const { sizes, integrity } = assets;
  const report = meter(Object.values(sizes).reduce((sum, size) => sum + size, 0));
  const file = (/** @type {string} */ name, folder = at("")) => download(folder + name, report(sizes[name]), integrity[name]);
  const script = async (/** @type {string} */ name) => {
    await (await file(name, runtime)).arrayBuffer();
    return import(runtime + name);
  };
  const wasm = streamed(runtime + "pyodide.asm.wasm", report(sizes["pyodide.asm.wasm"]), integrity["pyodide.asm.wasm"]);
  const fetched = {
    wasm: wasm.response, // compiled while it comes
    sound: wasm.sound, // and not used before it is known to be the one that was built
    scripts: Promise.all([script("pyodide.mjs"), script("pyodide.asm.mjs")]).catch((error) => { throw error.problem ? error : problem("file", error); }),
    library: file(assets.library),
    rules: file(assets.rules),
    policy: () => told(file(assets.policy)),
  };
  for (const one of Object.values(fetched)) if (one instanceof Promise) told(/** @type {Promise<unknown>} */ (one));
  return fetched;
}

/**
 * A failed download is told at once, not when its turn comes.
 * @template T
 * @param {Promise<T>} promise
 */
function told(promise) {
  promise.catch(fail);
  return promise;
}

/**
 * @param {string} runtime @param {Promise<Scripts>} scripts @param {Map<string, Promise<Response>>} waiting
 * @param {object} options
 * @returns {Promise<Python>}
 */
async function bootstrap(runtime, scripts, waiting, options) {
  const [{ loadPyodide }, { default: createPyodideModule }] = await scripts;
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = (url, init) => waiting.get(String(url)) ?? fetch(url, init);
  // Pyodide only warns when the wasm cannot be had and then waits for ever.
  const broken = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (...args) =>
      instantiateStreaming.apply(WebAssembly, args).catch((error) => {
        reject(error.problem ? error : problem(blocked(error) ? "no_webassembly" : "file", error));
        throw error;
      });
  });
  step("start");
  try {
    return await Promise.race([broken, loadPyodide({ ...options, indexURL: runtime, createPyodideModule, env: { PYTHONHASHSEED: "0" } })]);
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

// An image of Python's memory, made on the first visit and kept by the browser: the next visit starts from it. The option is
// private to Pyodide, so the image belongs to exactly these files, is asked a question it must answer as it did when it was
// made, and is thrown away for an ordinary start whenever anything is wrong.
const PROBE = '{"op":"questions","items":[0]}';

class Memory {
  /** @param {CheckAssets} assets @param {At} at */
  constructor(assets, at) {
    const site = new URL("../../", at("")).pathname;
    this.place = site === "/" ? "check-memory" : `check-memory ${site}`; // another site may stand on the same host
    this.key = at(`memory?${[assets.runtime, assets.library, assets.rules, assets.policy].join("&")}`);
    this.possible = typeof caches === "object";
    this.probe = null;
  }

  async read() {
    if (!this.possible) return null;
    try {
      const kept = await caches.open(this.place);
      const [image, probe] = await Promise.all([kept.match(this.key), kept.match(`${this.key}&probe`)]);
      if (!image || !probe) return null;
      this.probe = await probe.text();
      return await image.arrayBuffer();
    } catch {
      this.possible = false; // storage that is forbidden or broken
      return null;
    }
  }

  /** @param {Uint8Array<ArrayBuffer>} image @param {string} probe */
  async keep(image, probe) {
    await attempt(async () => {
      await caches.delete(this.place);
      const kept = await caches.open(this.place);
      await kept.put(this.key, new Response(image));
      await kept.put(`${this.key}&probe`, new Response(probe));
    })?.catch(() => this.forget()); // no room for it: nothing is lost but speed
    self.postMessage({ kept: true });
  }

  async forget() {
    this.possible = false;
    await caches.delete(this.place).catch(() => null);
  }
}

/**
 * @template T
 * @param {() => T} action
 */
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

/** @param {unknown} error */
function blocked(error) {
  return /Content Security Policy|unsafe-eval|disallowed by embedder/i.test(String(error));
}

/**
 * The wasm as it comes, and a promise that fails if it turns out not to be the one that was built.
 * @param {string} url @param {Meter} report @param {string} integrity
 */
function streamed(url, report, integrity) {
  if (!self.crypto?.subtle) { // only over http: the browser looks at the file as a whole, before any of it is compiled
    return { response: download(url, report, integrity), sound: Promise.resolve() };
  }
  const response = download(url, report);
  const copy = response.then((whole) => {
    const [one, other] = /** @type {ReadableStream} */ (whole.body).tee();
    return [new Response(one, whole), new Response(other)];
  });
  const sound = copy.then(async ([, other]) => {
    let digest;
    try {
      digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await other.arrayBuffer()));
    } catch (error) {
      throw problem("file", error);
    }
    if (`sha256-${btoa(String.fromCharCode(...digest))}` !== integrity) throw problem("file", `integrity ${url}`);
  });
  return { response: copy.then(([one]) => one), sound };
}

/**
 * With an integrity given, the browser hands over the file only if it is the one that was built.
 * @param {string} url @param {Meter} report @param {string} [integrity]
 */
async function download(url, report, integrity = "") {
  let response;
  try {
    response = await fetch(url, { integrity, priority: "low" }); // the page's own files come first
  } catch (error) {
    throw problem("file", error);
  }
  if (!response.ok) throw problem("file", `${response.status} ${url}`);
  report(0, Number(response.headers.get("content-length")));
  const counter = new TransformStream({
    transform(chunk, controller) {
      report(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  const type = url.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(/** @type {ReadableStream} */ (response.body).pipeThrough(counter), { headers: { "content-type": type } });
}

/**
 * Tells how much has come, of a file of so many bytes, in bytes as they are transferred: what is not known of some files yet
 * is taken to be as in the others.
 * @param {number} total @returns {(size: number) => Meter}
 */
function meter(total) {
  let loaded = 0;
  let last = 0;
  let known = 0;
  let packed = 0;
  return (size) => (bytes, transferred = 0) => {
    if (transferred) {
      known += size;
      packed += transferred;
    }
    loaded += bytes;
    if (!bytes || (loaded - last < 200_000 && loaded < total)) return;
    last = loaded;
    const share = known ? packed / known : 1;
    self.postMessage({ progress: { step: "download", loaded: loaded * share, total: total * share } });
  };
}

/** @param {Progress["step"]} name */
function step(name) {
  self.postMessage({ progress: { step: name } });
}

/** @param {string} code @param {unknown} [cause] */
function problem(code, cause = "") {
  const error = /** @type {Problem} */ (new Error(String(cause)));
  error.problem = code;
  return error;
}

/** @param {Problem} error */
function fail(error) {
  self.postMessage({ failed: { code: error.problem ?? "start", detail: String(error.message ?? error).slice(0, 300) } });
}
