// Names the exports of a WebAssembly module: node exports.mjs FILE.wasm prints them as JSON.
import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
process.stdout.write(JSON.stringify(WebAssembly.Module.exports(module).map(({ name }) => name)));
