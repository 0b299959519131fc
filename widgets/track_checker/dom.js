// Elements are made here and nowhere else; text goes in as text, never as markup.

/** el("p", {class: "x", hidden: true, "data-y": 1, onclick: f}, "text", node, null, [more]) */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) set(node, key, value);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
  else if (key === "value") node.value = value;
  else node.setAttribute(key, value === true ? "" : value);
}

export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A link, but only to an address of the web or of this site: data can never make it run something. */
export function link(href, text) {
  const safe = /^(https?:\/\/|\.{0,2}\/|\.\.)/i.test(href);
  const outside = /^https?:/i.test(href);
  return safe ? el("a", { href, rel: outside ? "noopener noreferrer" : null }, text) : el("span", {}, text);
}

export function later(delay, action) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), delay);
  };
}
