// @ts-check
// The first of the check's scripts to run: Python starts while the page's own modules are still coming.
/** @import { CheckEngine } from "../types/page.js" */
import assets from "./assets.js";
import { Diagrams } from "./diagrams.js";
import { Engine } from "./engine.js";
import { itemsOf, readAddress } from "./link.js";

export { assets };
const base = new URL(".", import.meta.url);
export const diagrams = new Diagrams(base, assets.diagrams);
for (const item of itemsOf(readAddress().state)) diagrams.load(item); // before anything else: the first answer is in it
/** @type {CheckEngine} */
export const engine = new Engine(base, assets, null);
engine.start();
