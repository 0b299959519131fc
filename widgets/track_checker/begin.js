// @ts-check
// The first of the check's scripts to run: Python starts while the page's own modules are still coming.
/** @import { CheckEngine } from "../types/page.js" */
import assets from "./assets.js";
import { Items } from "./items.js";
import { Engine } from "./engine.js";
import { itemsOf, readAddress } from "./link.js";

export { assets };
const base = new URL(".", import.meta.url);
export const items = new Items(base, assets.items);
for (const item of itemsOf(readAddress().state)) items.load(item); // before anything else: the first answer is in it
/** @type {CheckEngine} */
export const engine = new Engine(base, assets, null);
engine.start();
