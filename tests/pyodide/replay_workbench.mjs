// Answers requests with the very files that the workbench page gets, in Pyodide under Node.
//
//   node replay_workbench.mjs WORKBENCH_FOLDER REQUESTS.jsonl > answers.jsonl     milliseconds of each go to standard error
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, requests] = process.argv.slice(2);
const at = (name) => join(resolve(folder), name);
const assets = JSON.parse(readFileSync(at("manifest.json"), "utf-8"));
const begun = performance.now();
const told = (what, since) => process.stderr.write(`${what} ${Math.round(performance.now() - since)}\n`);

const { loadPyodide } = await import(pathToFileURL(at(`${assets.runtime}pyodide.mjs`)));
const python = await loadPyodide({
  indexURL: at(assets.runtime), stdLibURL: at(`${assets.runtime}python_stdlib.zip`), lockFileContents: assets.lock, env: { PYTHONHASHSEED: "0" },
});
told("runtime", begun);
for (const name of [assets.packages, assets.generator]) python.unpackArchive(new Uint8Array(readFileSync(at(name))), "zip", { extractDir: "/lib/app" });
python.globals.set("texts", readFileSync(at(assets.data), "utf-8"));
python.runPython("import sys; sys.path.append('/lib/app')\nfrom generator.browser.workbench import Session");
told("imported", begun);
python.runPython("session = Session(texts, '/policy_data')");
told("started", begun);
const { ask } = python.globals.get("session");
for (const line of readFileSync(requests, "utf-8").split("\n").filter(Boolean)) {
  const since = performance.now();
  process.stdout.write(`${ask(line)}\n`);
  told("answer", since);
}
