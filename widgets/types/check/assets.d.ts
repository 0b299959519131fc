import type { CheckAssets } from "../worker";

declare const assets: CheckAssets;
export default assets;
