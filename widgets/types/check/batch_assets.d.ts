import type { TableAssets } from "../worker";

declare const assets: TableAssets;
export default assets;
