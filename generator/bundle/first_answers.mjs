// Runs the page's own modules over many cases, one JSON a line: [item, answers as a link writes them]; prints what they find.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { firstAnswer } = await import(pathToFileURL(`${folder}/first_answer.js`));
const { texts, diagrams, cases } = JSON.parse(readFileSync(file, "utf8"));
const found = cases.map(([item, known]) => firstAnswer(texts, diagrams[item], new Map(Object.entries(known))));
console.log(JSON.stringify(found.map((one) => one && [one.documents, one.tracks, one.asked, one.settled, one.headline])));
