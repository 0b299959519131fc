// @ts-check
// Starting the check: the lists that work before Python, how far it has come, and what is said when it does not start.
/** @import { CheckAssets, Failure, Page, Progress } from "../types/page.js" */
import { Finder } from "./finder.js";
import { NO_ITEM } from "./choose.js";
import { el, fill } from "./dom.js";
import { t, megabytes } from "./text.js";

/** @type {(id: string) => HTMLElement} every id that is asked for stands in the page */
const node = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class Starting {
  #listed = false; // whether the list of items has come

  /**
   * page: what page.js shares with its rooms. on.failed(): say at the answer that there is none; on.update().
   * @param {Page} page @param {CheckAssets} assets @param {URL} base @param {{update(): unknown, failed(): unknown, again(): unknown}} on
   */
  constructor(page, assets, base, on) {
    this.page = page;
    this.assets = assets;
    this.base = base;
    this.on = on;
    node("check-retry").addEventListener("click", () => { (this.#listed ? Promise.resolve() : this.lists()).then(() => this.start()); });
  }

  start() {
    this.on.again();
    this.page.root.dataset.state = "loading";
    node("check-failed").hidden = true;
    node("check-bar").removeAttribute("value");
    node("check-progress").textContent = t("progress_begin");
    this.page.engine.start();
    this.on.update();
  }

  async lists() {
    const { page } = this;
    try {
      page.chooser.use(new Finder(await this.#get(this.assets.finder)));
      this.#listed = true;
      return this.on.update();
    } catch (error) {
      page.engine.stop();
      page.engine.state = "failed";
      return this.failed({ code: "file", detail: String(error) });
    }
  }

  /** @param {string} name */
  async #get(name) {
    const response = await fetch(new URL(name, this.base), { priority: "high" });
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response.json();
  }

  /** @param {Progress} progress */
  progress({ step, loaded, total }) {
    const bar = node("check-bar");
    if (step === "download") Object.assign(bar, { max: total, value: loaded });
    node("check-progress").textContent = total ? t("progress_download", { loaded: megabytes(loaded), total: megabytes(total) }) : t(`progress_${step}`);
  }

  /** @param {Failure} failure */
  failed(failure) {
    this.page.root.dataset.state = "failed";
    console.warn("check:", failure.code, failure.detail);
    node("check-failed-why").textContent = t(`failed_${failure.code}`);
    node("check-failed").hidden = false;
    this.showFailed();
  }

  /** The printed tables of the chosen items, and no answer. */
  showFailed() {
    const { root, state, chooser } = this.page;
    const pages = state.items.filter((item) => item !== NO_ITEM);
    fill(node("check-failed-links"),
      pages.map((item) => el("li", {}, el("a", { href: `${root.dataset.root}catalogue/item-${item}/` }, t("failed_item", { name: chooser.title(item) })))),
      el("li", {}, el("a", { href: `${root.dataset.root}catalogue/` }, t("failed_catalogue"))));
    this.on.failed();
  }
}
