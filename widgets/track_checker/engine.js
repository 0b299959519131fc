// The page's side of the worker: start it, watch it, ask it, start it again. The check, the tables and the workbench share it.
const SILENCE = 30_000; // ms without any sign of life while starting, after which the reader is told

export class Engine {
  #worker = null;
  #waiting = new Map();
  #last = 0;
  #timer = 0;

  #failure = null;

  /** on.progress, on.ready, on.failed({code, detail}); without them it may start, and listen() gives them later. */
  constructor(base, assets, on, { name = "check", silence = SILENCE } = {}) {
    this.base = base;
    this.assets = assets;
    this.on = on;
    this.name = name;
    this.silence = silence;
    this.state = "loading";
  }

  /** on, as above; what came before it is told now. */
  listen(on) {
    this.on = on;
    if (this.state === "ready") on.ready();
    if (this.state === "failed") on.failed(this.#failure);
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

  /** One request to Python: resolves to its answer, {ok, result} or {ok, errors}. more: what else the worker is given; moved: buffers in it. */
  ask(request, more = {}, moved = []) {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, request: JSON.stringify(request), ...more }, moved);
    });
  }

  #hear(data) {
    if (data.id) {
      this.#waiting.get(data.id)?.(Object.assign(JSON.parse(data.answer), data.more));
      this.#waiting.delete(data.id);
    } else if (data.failed) {
      this.#fail(data.failed);
    } else if (data.ready) {
      clearTimeout(this.#timer);
      this.state = "ready";
      this.on?.ready();
    } else if (this.state === "loading") {
      this.#watch();
      this.on?.progress(data.progress);
    }
  }

  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail({ code: "silent", detail: "" }), this.silence);
  }

  #fail(failure) {
    if (this.state === "failed") return;
    this.stop();
    this.state = "failed";
    this.#failure = failure;
    this.on?.failed(failure);
  }
}
