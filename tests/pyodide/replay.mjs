// Answers requests with the very files that the browser gets, in Pyodide under Node.
//
//   node replay.mjs WIDGET_FOLDER --requests FILE.jsonl > answers.jsonl
//   node replay.mjs WIDGET_FOLDER --python FILE > output of the Python file (rules on the path, POLICY_JSON and EVERY set)
//   … --every N            EVERY for the Python file, else 1
//   … --source RULES_ZIP   Pyodide's whole library as npm ships it, and the rules from source in RULES_ZIP
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...options] = process.argv.slice(2);
const option = (name) => (options.includes(name) ? options[options.indexOf(name) + 1] : null);
const at = (name) => join(resolve(folder), name);
const manifest = JSON.parse(readFileSync(at("manifest.json"), "utf-8"));
const { library, rules, search, words, policy } = manifest.roles;

const { loadPyodide } = await import(pathToFileURL(at(manifest.runtime + "pyodide.mjs")));
const source = option("--source");
const python = await loadPyodide({
  indexURL: at(manifest.runtime),
  stdLibURL: source ? new URL("../../widgets/node_modules/pyodide/python_stdlib.zip", import.meta.url).pathname : at(library),
  lockFileContents: manifest.lock,
  env: { PYTHONHASHSEED: option("--seed") ?? "0" },
});
python.FS.writeFile("/lib/rules.zip", new Uint8Array(readFileSync(source ?? at(rules))));
python.FS.writeFile("/lib/search.zip", new Uint8Array(readFileSync(at(search))));
python.runPython("import sys; sys.path.append('/lib/rules.zip'); import generator; generator.__path__.append('/lib/search.zip/generator')");
const policyJson = readFileSync(at(policy), "utf-8");

if (option("--python")) {
  python.globals.set("POLICY_JSON", policyJson);
  python.globals.set("EVERY", Number(option("--every") ?? 1));
  python.setStdout({ batched: (line) => process.stdout.write(`${line}\n`) });
  python.runPython(readFileSync(option("--python"), "utf-8"));
} else {
  const session = python.pyimport("generator.browser.check").Session(policyJson);
  session.add_words(readFileSync(at(words), "utf-8"));
  const { ask } = session;
  const lines = readFileSync(option("--requests"), "utf-8").split("\n").filter(Boolean);
  // one by one: all the answers of a whole run do not fit into one string
  for (const line of lines) process.stdout.write(`${ask(line)}\n`);
}
