import type { BenchAssets } from "../worker";

declare const assets: BenchAssets;
export default assets;
