import { loadPyodide } from "./pyodide.mjs";

export async function answer(request) {
  const here = new URL(".", import.meta.url).href;
  const python = await loadPyodide({ indexURL: here });
  const rules = await (await fetch(`${here}rules.zip`)).arrayBuffer();
  python.FS.writeFile("/lib/rules.zip", new Uint8Array(rules));
  python.runPython("import sys; sys.path.append('/lib/rules.zip')");
  const policy = await (await fetch(`${here}policy.json`)).text();
  return python.pyimport("generator.browser.check").Session(policy).ask(request);
}

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  self.onmessage = async ({ data }) => self.postMessage(await answer(data));
}
