// @ts-check
// The page's side of the worker: start it, watch it, ask it, start it again. The check, the tables and the workbench share it.
/** @import { Answer, Failure, FromWorker, Listener, More, Progress, WorkerAssets } from "../types/page.js" */
const SILENCE = 30_000; // ms without any sign of life while starting, after which the reader is told

/**
 * @template Q what may be asked, by operation
 * @template {Record<keyof Q, unknown>} A what is answered
 */
export class Engine {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, (answer: object) => void>} by number of the request */
  #waiting = new Map();
  #last = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = 0;

  /** @type {Failure | null} */
  #failure = null;

  /**
   * on.progress, on.ready, on.failed({code, detail}); without them it may start, and listen() gives them later.
   * @param {URL} base @param {Pick<WorkerAssets, "worker">} assets @param {Listener | null} on
   * @param {{name?: string, silence?: number}} [options]
   */
  constructor(base, assets, on, { name = "check", silence = SILENCE } = {}) {
    this.base = base;
    this.assets = assets;
    this.on = on;
    this.name = name;
    this.silence = silence;
    /** @type {"loading" | "ready" | "failed"} */
    this.state = "loading";
  }

  /**
   * on, as above; what came before it is told now.
   * @param {Listener} on
   */
  listen(on) {
    this.on = on;
    if (this.state === "ready") on.ready();
    if (this.state === "failed") on.failed(/** @type {Failure} */ (this.#failure));
  }

  start() {
    this.stop();
    this.state = "loading";
    try {
      this.#worker = new Worker(new URL(this.assets.worker, this.base), { type: "module", name: this.name });
    } catch (error) {
      return this.#fail({ code: "worker", detail: String(error) });
    }
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail({ code: "worker", detail: event.message ?? "" });
    };
    this.#worker.postMessage({ start: { base: String(this.base), assets: this.assets } });
    this.#watch();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#waiting.clear();
  }

  /**
   * One request to Python: resolves to its answer, {ok, result} or {ok, errors}. more: what else the worker is given; moved: buffers in it.
   * @template {keyof Q} O
   * @param {{op: O} & Q[O]} request @param {More} [more] @param {Transferable[]} [moved]
   * @returns {Promise<Answer<A[O]>>}
   */
  ask(request, more = {}, moved = []) {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, /** @type {(answer: object) => void} */ (resolve));
      /** @type {Worker} */ (this.#worker).postMessage({ id, request: JSON.stringify(request), ...more }, moved);
    });
  }

  /** @param {FromWorker} data */
  #hear(data) {
    if (data.id) {
      this.#waiting.get(data.id)?.(Object.assign(JSON.parse(/** @type {string} */ (data.answer)), data.more));
      this.#waiting.delete(data.id);
    } else if (data.failed) {
      this.#fail(data.failed);
    } else if (data.ready) {
      clearTimeout(this.#timer);
      this.state = "ready";
      this.on?.ready();
    } else if (this.state === "loading") {
      this.#watch();
      this.on?.progress(/** @type {Progress} */ (data.progress));
    }
  }

  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail({ code: "silent", detail: "" }), this.silence);
  }

  /** @param {Failure} failure */
  #fail(failure) {
    if (this.state === "failed") return;
    this.stop();
    this.state = "failed";
    this.#failure = failure;
    this.on?.failed(failure);
  }
}
