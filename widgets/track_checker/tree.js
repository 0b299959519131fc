// @ts-check
// The tree of all conditions, as Python weighed them. Loaded only when it is opened.
/** @import { TreeItem, TreeNode, TreeTier } from "../types/messages.js" */
import { el } from "./dom.js";
import { t, say, sentence } from "./text.js";

/** @param {TreeItem[]} items */
export function branches(items) {
  return items.map((item) => [
    el("h4", {}, t("item_title", { number: item.item, name: say(item) })),
    el("ul", {}, item.of.map(branch)),
  ]);
}

/** @param {TreeNode & Partial<TreeTier>} node @returns {HTMLElement} */
function branch(node) {
  return el("li", { "data-state": node.state, "data-tier": node.tier },
    el("span", {}, sentence(say(node))), " ", el("span", { class: "ck-tag", "data-kind": node.state === "met" ? "decided" : "open" }, t(`tree_${node.state}`)),
    node.of.length ? el("ul", {}, node.of.map(branch)) : null);
}
