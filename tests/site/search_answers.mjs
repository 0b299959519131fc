// Runs the site's own search over a built index: node search_answers.mjs <search.mjs> <index.json> < queries.json
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, index] = process.argv.slice(2);
const { find, prepare } = await import(pathToFileURL(module));
const engine = prepare(JSON.parse(readFileSync(index, "utf8")));
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(queries.map((text) => find(engine, text, 8).map((hit) => hit.u))));
