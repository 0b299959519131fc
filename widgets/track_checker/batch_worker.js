// @ts-check
// The check's own worker, which also takes files in and hands files out: for the page that checks tables. The code for
// tables is an archive of its own, fetched while Python starts and opened when it is first wanted.
import { ensureSearch, fetchSearch, python } from "./worker.js";

const ordinary = /** @type {(event: MessageEvent) => unknown} */ (self.onmessage);
/** @type {Promise<Uint8Array<ArrayBuffer>> | null} */
let fetched = null;
/** @type {Promise<void> | null} */
let opened = null;

self.onmessage = async (event) => {
  const { start, id, put, take } = /** @type {ToWorker<CheckAssets & TableAssets>} */ (event.data);
  if (start) {
    fetched = get(start);
    fetched.catch(fail);
    fetchSearch((name) => new URL(name, start.base).href, start.assets.search).catch(fail); // nothing is fetched once a table is given
    return ordinary(event);
  }
  try {
    await (opened ??= open());
    if (put) /** @type {Python} */ (python).FS.writeFile(put.path, new Uint8Array(put.bytes));
    if (!take) return ordinary(event);
    const files = take.map((path) => /** @type {Uint8Array<ArrayBuffer>} */ (/** @type {Python} */ (python).FS.readFile(path)));
    self.postMessage({ id, answer: '{"ok":true}', more: { files } }, files.map((file) => file.buffer));
  } catch (error) {
    fail(error);
  }
};

/** @param {{base: string, assets: TableAssets}} given */
async function get({ base, assets }) {
  const { name, integrity } = assets.tables;
  const response = await fetch(new URL(name, base), { integrity });
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Packages that are there already are told where more of them lies. */
async function open() {
  await ensureSearch(); // rows without an item get proposals
  /** @type {Python} */ (python).FS.writeFile("/lib/tables.zip", /** @type {Uint8Array} */ (await fetched));
  /** @type {Python} */ (python).runPython(`
import sys, warnings
sys.path.append("/lib/tables.zip")
for name, module in list(sys.modules.items()):
    if hasattr(module, "__path__"):
        module.__path__.append("/lib/tables.zip/" + name.replace(".", "/"))
warnings.simplefilter("ignore")
from generator.browser.tables import Tables
tables = Tables(session)`);
}

/** @param {unknown} error */
function fail(error) {
  self.postMessage({ failed: { code: "file", detail: String(/** @type {Error} */ (error).message ?? error).slice(0, 300) } });
}
