// Compresses files: node compress.mjs STEP FILE STEP FILE… writes FILE.br and FILE.gz beside each, several at once on as many
// processors as there are, in this order.
import { brotliCompress, constants, gzip } from "node:zlib";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

const given = process.argv.slice(2);

async function compress(step, path) {
  const content = await readFile(path);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: Number(step),
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  if (step === "10") params[constants.BROTLI_PARAM_LGBLOCK] = constants.BROTLI_MAX_INPUT_BLOCK_BITS; // fewer bytes, and sooner
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}

await Promise.all(Array.from({ length: given.length / 2 }, (_, place) => compress(given[2 * place], given[2 * place + 1])));
