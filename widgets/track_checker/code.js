// @ts-check
// A link as a QR code. Loaded only when it is asked for; the encoder is the npm package uqr, served with the site.
import { encode } from "./uqr.js";
import { t } from "./text.js";

const SVG = /** @type {SVGSVGElement} */ (document.querySelector("svg")).namespaceURI; // every page has one in its head
const QUIET = 4; // modules of white around it, as the standard asks

/**
 * The code as a picture; null if the link is too long for one.
 * @param {string} link
 */
export function drawn(link) {
  let code;
  try {
    code = encode(link, { ecc: "L", border: QUIET });
  } catch {
    return null;
  }
  const svg = make("svg", { viewBox: `0 0 ${code.size} ${code.size}`, role: "img", "aria-label": t("code_of"), "shape-rendering": "crispEdges" });
  const dark = code.data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  svg.append(make("path", { d: dark.join(""), fill: "#000" }));
  return svg;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} name @param {Record<string, string>} attributes
 */
function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
