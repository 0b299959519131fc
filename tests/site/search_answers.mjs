// Runs the site's own search over a built index: node search_answers.mjs <search.mjs> <index.json> < queries.json
// Prints for each query the addresses in the order in which they are shown: by group, the best group first.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, index] = process.argv.slice(2);
const { find, grouped, prepare } = await import(pathToFileURL(module));
const engine = prepare(JSON.parse(readFileSync(index, "utf8")));
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(queries.map((text) => grouped(find(engine, text)).flatMap((group) => group.hits.map((hit) => hit.u)))));
