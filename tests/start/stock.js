// #stock: Pyodide as its documentation starts it, in a worker. #stock-thread: the same on the page's own thread.
// #ours-thread: the worker of the check, run on the page's own thread, since the processor throttle acts on nothing else.
const REQUEST = '{"op":"check","items":[3],"facts":{"pigs_sold_per_year":6000},"on":"2026-11-23"}';
const mode = location.hash.slice(1);
const out = document.getElementById("out");

function show(answer) {
  const { result } = JSON.parse(answer);
  out.textContent = result.headline.zh;
  out.dataset.status = result.status;
  performance.mark("check-verdict");
}

if (mode === "stock") {
  const worker = new Worker(new URL("stock_worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => show(data);
  worker.postMessage(REQUEST);
} else if (mode === "stock-thread") {
  const { answer } = await import("./stock_worker.js");
  show(await answer(REQUEST));
} else {
  const base = new URL("../", import.meta.url);
  const { roles } = await (await fetch(new URL("manifest.json", base))).json();
  window.postMessage = (data) => {
    if (data.ready) window.onmessage({ data: { id: 1, request: REQUEST } });
    if (data.answer) show(data.answer);
  };
  // What the check would give to its worker, taken here.
  const given = new Promise((take) => {
    window.Worker = class {
      constructor(url) { this.url = url; }

      postMessage(data) { take({ url: this.url, data }); }
    };
  });
  await import(new URL(roles.begin, base));
  const { url, data } = await given;
  await import(url);
  window.onmessage({ data });
}
