// Reads {rules, asked: [[item, situation], …]} and prints the documents that Publicodes gives, as one JSON list.
import { readFileSync } from "node:fs";
import Engine from "../audit/node_modules/publicodes/dist/index.js";

const { rules, asked } = JSON.parse(readFileSync(0, "utf-8"));
const engine = new Engine(rules);
const documents = asked.map(([item, situation]) => engine.setSituation(situation).evaluate(`item_${item}`).nodeValue ?? null);
console.log(JSON.stringify(documents));
