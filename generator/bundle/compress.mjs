// Compresses files: node compress.mjs STEP_FOR_BYTES STEP_FOR_TEXT FILE… writes FILE.br and FILE.gz beside each,
// several at once on as many processors as there are.
import { brotliCompress, constants, gzip } from "node:zlib";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

const [bytes, text, ...paths] = process.argv.slice(2);

async function compress(path) {
  const content = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: Number(content.includes(0) ? bytes : text),
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}

await Promise.all(paths.map(compress));
