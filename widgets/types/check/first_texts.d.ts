import type { FirstTexts } from "../messages";

declare const texts: FirstTexts;
export default texts;
