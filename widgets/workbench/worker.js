// @ts-check
// Starts Python with the generator and then answers one request after another, both JSON texts. No rule stands here.
/** @type {((request: string) => string) | null} */
let ask = null;

self.onmessage = async ({ data }) => {
  try {
    if (data.start) await start(data.start);
    else self.postMessage({ id: data.id, answer: /** @type {(request: string) => string} */ (ask)(data.request) });
  } catch (error) {
    self.postMessage({ failed: { code: /** @type {Problem} */ (error).problem ?? "start", detail: String(/** @type {Problem} */ (error).message ?? error).slice(-2000) } });
  }
};

/** @param {{base: string, assets: BenchAssets}} given */
async function start({ base, assets }) {
  if (typeof WebAssembly !== "object") throw problem("no_webassembly");
  const runtime = new URL(assets.runtime, base).href;
  const report = meter(Object.values(assets.sizes).reduce((sum, size) => sum + size, 0));
  const file = (/** @type {string} */ name) => download(new URL(name, base).href, assets.integrity[name], report);
  const wasm = `${assets.runtime}pyodide.asm.wasm`;
  const library = `${assets.runtime}python_stdlib.zip`;
  const scripts = ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => assets.runtime + name);
  const names = [...scripts, wasm, library, assets.packages, assets.generator, assets.data];
  const files = new Map(await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await file(name)]))));
  say("start");
  const python = await boot(runtime, new Map([wasm, library].map((name) => [new URL(name, base).href, files.get(name)])), assets);
  say("packages");
  for (const name of [assets.packages, assets.generator]) python.unpackArchive(new Uint8Array(/** @type {ArrayBuffer} */ (files.get(name))), "zip", { extractDir: "/lib/app" });
  say("data");
  python.globals.set("texts", new TextDecoder().decode(files.get(assets.data)));
  python.runPython("import sys; sys.path.append('/lib/app')\nfrom generator.browser.workbench import Session\nsession = Session(texts, '/policy_data'); del texts");
  ask = python.globals.get("session").ask;
  self.postMessage({ ready: true });
}

/**
 * Pyodide is handed the files it would have asked for itself.
 * @param {string} runtime @param {Map<string, ArrayBuffer | undefined>} waiting @param {BenchAssets} assets
 */
async function boot(runtime, waiting, assets) {
  const { fetch } = self;
  self.fetch = (url, options) => {
    const held = waiting.get(String(url));
    return held ? Promise.resolve(new Response(held, { headers: { "content-type": String(url).endsWith(".wasm") ? "application/wasm" : "application/zip" } })) : fetch(url, options);
  };
  try {
    const [{ loadPyodide }, { default: createPyodideModule }] = /** @type {Scripts} */ (await Promise.all(["pyodide.mjs", "pyodide.asm.mjs"].map((name) => import(runtime + name))));
    return await loadPyodide({ indexURL: runtime, createPyodideModule, stdLibURL: `${runtime}python_stdlib.zip`, lockFileContents: assets.lock, env: { PYTHONHASHSEED: "0" } });
  } catch (error) {
    throw /Content Security Policy|unsafe-eval|disallowed by embedder/i.test(String(error)) ? problem("no_webassembly", error) : error;
  } finally {
    self.fetch = fetch;
  }
}

/**
 * With its mark given, the browser hands a file over only if it is the one that was built.
 * @param {string} url @param {string} integrity @param {Meter} report
 */
async function download(url, integrity, report) {
  let response;
  try {
    response = await fetch(url, { integrity });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    const content = await response.arrayBuffer();
    report(content.byteLength);
    return content;
  } catch (error) {
    throw problem("file", error);
  }
}

/** @param {number} total @returns {Meter} */
function meter(total) {
  let loaded = 0;
  return (bytes) => {
    loaded += bytes;
    self.postMessage({ progress: { step: "download", loaded, total } });
  };
}

/** @param {Progress["step"]} step */
function say(step) {
  self.postMessage({ progress: { step } });
}

/** @param {string} code @param {unknown} [cause] */
function problem(code, cause = "") {
  const error = /** @type {Problem} */ (new Error(String(cause)));
  error.problem = code;
  return error;
}
