// Starts Python once and then answers one request after another. Both are JSON texts, so that the same bytes
// can be replayed in CPython. No rule stands here.
let ask = null;

self.onmessage = async ({ data }) => {
  if (data.start) return start(data.start).catch(fail);
  try {
    self.postMessage({ id: data.id, answer: ask(data.request) });
  } catch (error) {
    fail(problem("worker", error)); // Python names what is wrong with a request and never throws: this is a fault
  }
};

async function start({ base, assets }) {
  if (typeof WebAssembly !== "object") throw problem("no_webassembly");
  const at = (name) => new URL(name, base).href;
  const runtime = at(assets.runtime);
  const fetched = fetchAll(runtime, at, assets);
  // All downloads run at once; Pyodide is handed the ones it would have asked for itself.
  const waiting = new Map([
    [runtime + "pyodide.asm.wasm", fetched.wasm],
    [at(assets.library), fetched.library],
  ]);
  const python = await bootstrap(runtime, waiting, at(assets.library), assets.lock);
  step("rules");
  python.FS.writeFile("/lib/rules.zip", new Uint8Array(await (await fetched.rules).arrayBuffer()));
  python.runPython("import sys; sys.path.append('/lib/rules.zip')");
  const module = python.pyimport("generator.rules.session");
  ask = module.Session(await (await fetched.policy).text()).ask;
  self.postMessage({ ready: true });
}

function fetchAll(runtime, at, assets) {
  const sizes = { ...assets.sizes };
  const report = meter(Object.values(sizes).reduce((sum, size) => sum + size, 0));
  const whole = (name) => download(at(name), report, assets.integrity[name]);
  const fetched = {
    wasm: download(runtime + "pyodide.asm.wasm", report), // compiled while it comes; a damaged one does not compile
    library: whole(assets.library),
    rules: whole(assets.rules),
    policy: whole(assets.policy),
  };
  // A failed download is told at once, not when its turn comes.
  for (const promise of Object.values(fetched)) promise.catch(fail);
  report.scripts = sizes["pyodide.mjs"] + sizes["pyodide.asm.mjs"];
  fetched.report = report;
  imported = Promise.all([import(runtime + "pyodide.mjs"), import(runtime + "pyodide.asm.mjs")]).then((modules) => {
    report(report.scripts);
    return modules;
  }, (error) => { throw problem("file", error); });
  return fetched;
}

let imported = null;

async function bootstrap(runtime, waiting, library, lock) {
  const [{ loadPyodide }, { default: createPyodideModule }] = await imported;
  const { fetch } = self;
  const { instantiateStreaming } = WebAssembly;
  self.fetch = (url, options) => waiting.get(String(url)) ?? fetch(url, options);
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
    return await Promise.race([broken, loadPyodide({
      indexURL: runtime, stdLibURL: library, lockFileContents: lock, createPyodideModule, env: { PYTHONHASHSEED: "0" },
    })]);
  } finally {
    self.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

function blocked(error) {
  return /Content Security Policy|unsafe-eval|disallowed by embedder/i.test(String(error));
}

/** With an integrity given, the browser hands over the file only if it is the one that was built. */
async function download(url, report, integrity = "") {
  let response;
  try {
    response = await fetch(url, { integrity });
  } catch (error) {
    throw problem("file", error);
  }
  if (!response.ok) throw problem("file", `${response.status} ${url}`);
  const counter = new TransformStream({
    transform(chunk, controller) {
      report(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  const type = url.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(response.body.pipeThrough(counter), { headers: { "content-type": type } });
}

function meter(total) {
  let loaded = 0;
  let told = 0;
  return (bytes) => {
    loaded += bytes;
    if (loaded - told < 200_000 && loaded < total) return;
    told = loaded;
    self.postMessage({ progress: { step: "download", loaded, total } });
  };
}

function step(name) {
  self.postMessage({ progress: { step: name } });
}

function problem(code, cause = "") {
  const error = new Error(String(cause));
  error.problem = code;
  return error;
}

function fail(error) {
  self.postMessage({ failed: { code: error.problem ?? "start", detail: String(error.message ?? error).slice(0, 300) } });
}
