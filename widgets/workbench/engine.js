// The page's side of the worker. Requests are asked one after another; the page says which edit each belongs to.
const SILENCE = 60_000; // ms without any sign of life while starting, after which the reader is told

export class Engine {
  #worker = null;
  #waiting = new Map();
  #last = 0;
  #timer = 0;

  /** on.progress, on.ready, on.failed({code, detail}) */
  constructor(base, assets, on) {
    Object.assign(this, { base, assets, on, state: "idle" });
  }

  start() {
    this.#stop();
    this.state = "loading";
    try {
      this.#worker = new Worker(new URL(this.assets.worker, this.base), { type: "module", name: "workbench" });
    } catch (error) {
      return this.#fail({ code: "worker", detail: String(error) });
    }
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail({ code: "worker", detail: event.message ?? "" });
    };
    this.#worker.postMessage({ start: { base: String(this.base), assets: this.assets } });
    return this.#watch();
  }

  /** Resolves to {ok, result} or {ok, errors}; to null if the engine stops before. */
  ask(request) {
    if (this.state !== "ready") return Promise.resolve(null);
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, request: JSON.stringify(request) });
    });
  }

  #hear(data) {
    if (data.id) {
      this.#waiting.get(data.id)?.(JSON.parse(data.answer));
      this.#waiting.delete(data.id);
    } else if (data.failed) {
      this.#fail(data.failed);
    } else if (data.ready) {
      clearTimeout(this.#timer);
      this.state = "ready";
      this.on.ready();
    } else {
      this.#watch();
      this.on.progress(data.progress);
    }
  }

  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail({ code: "silent", detail: "" }), SILENCE);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    for (const resolve of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }

  #fail(failure) {
    if (this.state === "failed") return;
    this.#stop();
    this.state = "failed";
    this.on.failed(failure);
  }
}
