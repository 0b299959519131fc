import type { Strings } from "../page";

declare const strings: Strings;
export default strings;
