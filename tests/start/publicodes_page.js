// The document of a pig farm by Publicodes, as soon as the page can give it; and how long a new one takes.
import Engine from "publicodes";

const here = new URL(".", import.meta.url);
const { rules, situation } = await (await fetch(new URL("rules.json", here))).json();
const engine = new Engine(rules);
const answer = () => engine.setSituation(situation).evaluate("item_3").nodeValue;
document.getElementById("out").textContent = answer();
document.getElementById("out").dataset.status = "decided";
performance.mark("check-verdict");
window.again = () => {
  const start = performance.now();
  answer();
  return performance.now() - start;
};
