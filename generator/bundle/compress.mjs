// Compresses files hard: node compress.mjs STEP FILE… writes FILE.br and FILE.gz beside each; Brotli takes text with STEP, all else with its last.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { readFileSync, writeFileSync } from "node:fs";

const [step, ...paths] = process.argv.slice(2);
for (const path of paths) {
  const content = readFileSync(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: content.includes(0) ? constants.BROTLI_MAX_QUALITY : Number(step),
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
