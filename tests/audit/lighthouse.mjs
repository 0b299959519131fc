// Lighthouse in mobile mode over addresses given as arguments, one Chromium for all of them:
//   CHROME_PATH=… node lighthouse.mjs RUNS CATEGORY,CATEGORY URL…
// One line of JSON a page: its scores (0 to 100; performance is the median of the runs) and the audits that did not pass.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [runs, categories, ...addresses] = process.argv.slice(2);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const chrome = await launch({
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let failed = false;
for (const address of addresses) {
  const scores = {};
  const wrong = new Set();
  for (let run = 0; run < Number(runs); run += 1) {
    const { lhr } = await lighthouse(address, { port: chrome.port, output: "json", logLevel: "error", onlyCategories: categories.split(",") });
    if (lhr.runtimeError) { console.error(address, lhr.runtimeError.message); failed = true; }
    for (const [name, category] of Object.entries(lhr.categories)) {
      (scores[name] ??= []).push(Math.round(100 * category.score));
      for (const { id, weight } of category.auditRefs) if (weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9) wrong.add(id);
    }
  }
  for (const name of Object.keys(scores)) scores[name] = median(scores[name]);
  console.log(JSON.stringify({ address, scores, wrong: [...wrong] }));
}
await chrome.kill();
process.exit(failed ? 1 : 0);
