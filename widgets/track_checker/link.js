// @ts-check
// The state of the check in the address, after the #: never sent to a server. What it means, Python says.

/** {describe, state}: the words to put into the box, and the fragment of a check (empty if there is none). */
export function readAddress() {
  const pairs = split(location.hash.slice(1).replace(/#\w*$/, "")); // such as #wechat_redirect
  const describe = pairs.find(([key]) => key === "describe")?.[1];
  const rest = pairs.filter(([key]) => key !== "describe");
  const ours = location.hash.includes("=") && rest.length > 0; // a heading of the page is no check
  return {
    describe: describe === undefined ? null : decode(describe),
    state: ours ? join(rest) : "",
  };
}

/**
 * Items named in a fragment, as far as they are plain numbers: to show them before Python has read the rest.
 * @param {string} fragment
 */
export function itemsOf(fragment) {
  const value = split(fragment).find(([key]) => key === "items")?.[1] ?? "";
  return [...decode(value).matchAll(/(?:^|,)(\d{1,3})(?=\D|$)/g)].map(([, number]) => Number(number)); // a chat may have put something behind it
}

/**
 * What a fragment says, by key; of two alike the last one counts.
 * @param {string} fragment
 */
export function pairsOf(fragment) {
  return new Map(split(fragment).map(([key, value]) => [key, decode(value)]));
}

/** @param {string} fragment @param {string} key */
export function valueOf(fragment, key) {
  const value = split(fragment).find(([name]) => name === key)?.[1];
  return value === undefined ? null : decode(value);
}

/**
 * Puts the fragment into the address; `kept` stays with this entry of the history and goes into no link.
 * @param {string} fragment @param {{describe: string} | null} [kept]
 */
export function writeAddress(fragment, kept = null) {
  try {
    history.replaceState(kept, "", fragment ? `#${fragment}` : location.pathname + location.search);
  } catch {
    // Some browsers allow only so many changes in half a minute; the next one catches up.
  }
}

/** @param {string} text */
export function describeFragment(text) {
  return text ? `describe=${encodeURIComponent(text)}` : "";
}

/** @param {string} fragment @returns {[key: string, value: string][]} */
function split(fragment) {
  return fragment.split("&").filter(Boolean).map((part) => {
    const at = part.indexOf("=");
    return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  });
}

/** @param {[key: string, value: string][]} pairs */
function join(pairs) {
  return pairs.map(([key, value]) => `${key}=${value}`).join("&");
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
