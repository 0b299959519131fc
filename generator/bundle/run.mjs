// Runs one Python file in the pinned Pyodide, and prints as JSON what its main(**arguments) returns.
//
//   node run.mjs JOB.json
//
// JOB: {"runtime": folder of the npm package, "library": archive of Python's library in source, "script": the file,
//       "folders": {"/job": a folder of this machine, …}, "arguments": {…}}
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(process.argv[2], "utf-8"));

async function run() {
  const { loadPyodide } = await import(pathToFileURL(join(job.runtime, "pyodide.mjs")));
  const lock = JSON.parse(readFileSync(join(job.runtime, "pyodide-lock.json"), "utf-8"));
  const lockFileContents = { info: lock.info, packages: {} };
  const python = await loadPyodide({ stdLibURL: job.library, lockFileContents, env: job.environment });
  for (const [place, folder] of Object.entries(job.folders)) python.mountNodeFS(place, folder);
  python.runPython(readFileSync(job.script, "utf-8"));
  python.globals.set("given", python.toPy(job.arguments));
  return JSON.stringify(python.runPython("main(**given)")?.toJs() ?? null);
}

try {
  process.stdout.write(await run());
} catch (error) {
  console.error(error instanceof Error ? error.message : error); // not as Node would: with all of Pyodide's source
  process.exitCode = 1;
}
