// Byte-compiles the decision core and the part of Python's library that it needs, inside the very Pyodide
// that will run it: so the bytecode always fits, whatever Python the build machine has.
//
//   node compile.mjs JOB.json
//
// JOB: {"runtime": folder of the npm package, "library": archive of Python's library in source,
//       "out": folder to fill with out/library and out/rules,
//       "rules": {"generator/rules/check.py": source, …}, "start": ["generator.browser.check", …] modules to
//       import to learn what is needed, "also": [modules of the library that are kept whether seen or not]}
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const { loadPyodide } = await import(pathToFileURL(join(job.runtime, "pyodide.mjs")));
const lock = JSON.parse(readFileSync(join(job.runtime, "pyodide-lock.json"), "utf-8"));
const python = await loadPyodide({ stdLibURL: job.library, lockFileContents: { info: lock.info, packages: {} }, env: { PYTHONNODEBUGRANGES: "1" } });

const FOLDER = "/tmp/rules";
for (const [name, source] of Object.entries(job.rules)) {
  python.FS.mkdirTree(dirname(`${FOLDER}/${name}`));
  python.FS.writeFile(`${FOLDER}/${name}`, source);
}
python.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf-8"));
const given = python.toPy({ folder: FOLDER, rules: Object.keys(job.rules), start: job.start, also: job.also });
const made = python.globals.get("archives")(given);
for (const name of made.keys()) {
  const bytes = made.get(name);
  const path = join(job.out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes.toJs());
  bytes.destroy();
}
