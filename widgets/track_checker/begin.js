// @ts-check
// The first of the check's scripts to run: Python starts while the page's own modules are still coming.
/** @import { CheckEngine } from "../types/page.js" */
import assets from "./assets.js";
import { Engine } from "./engine.js";

export { assets };
/** @type {CheckEngine} */
export const engine = new Engine(new URL(".", import.meta.url), assets, null);
engine.start();
