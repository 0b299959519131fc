// Every scalar of every data file is changed as a form would change it, and every record is added to, taken from and put back.
//
//   node form_edits.mjs FOLDER_OF_MODULES FILES.json OUT_FOLDER     writes each file with all its changes, and what should stand in it
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, given, out] = process.argv.slice(2);
const { Written } = await import(pathToFileURL(join(resolve(modules), "form_text.js")));
const texts = JSON.parse(readFileSync(given, "utf-8"));
const told = { scalars: 0, kinds: {}, put: 0, inserted: 0, renamed: 0, wrong: [] };

/** Another value of the same kind, awkward ones among them. */
function other(value) {
  const turn = told.scalars % 7;
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return "2031-01-02";
  return [`${value}改`, "true", "a: b", "x #y", "“引”, {z} [1]", "say \"so\"", "5000"][turn];
}

/** Another value at a path, held against the lines that it may touch: all before them and all after them is as it was. */
function edit(name, written, path) {
  const [start, end] = written.node(path).range;
  const wanted = other(written.at(path));
  const made = written.set(path, wanted);
  const first = written.text.lastIndexOf("\n", start) + 1, next = written.text.indexOf("\n", end);
  const rest = written.text.slice(next < 0 ? written.text.length : next);
  if (!made.startsWith(written.text.slice(0, first)) || !made.endsWith(rest)) told.wrong.push(`${name} ${path.join("/")}: other lines changed`);
  told.scalars += 1;
  told.kinds[typeof wanted] = (told.kinds[typeof wanted] ?? 0) + 1;
  return { path, wanted, start, end, value: made.slice(start, made.length - (written.text.length - end)) };
}

function walk(value, path, visit) {
  if (Array.isArray(value)) value.forEach((one, index) => walk(one, [...path, index], visit));
  else if (value !== null && typeof value === "object") Object.keys(value).forEach((key) => walk(value[key], [...path, key], visit));
  else if (value !== null) visit(path);
}

/** All changes of a file at once. */
function all(name, written) {
  const edits = [];
  walk(written.at(), [], (path) => edits.push(edit(name, written, path)));
  const pieces = [], expected = written.at();
  let from = 0;
  for (const { path, wanted, start, end, value } of edits.sort((a, b) => a.start - b.start)) {
    pieces.push(written.text.slice(from, start), value);
    from = end;
    path.slice(0, -1).reduce((at, step) => at[step], expected)[path.at(-1)] = wanted;
  }
  return { text: pieces.join("") + written.text.slice(from), expected };
}

/** A key or an entry that comes and goes leaves the text as it was. */
function back(name, written) {
  const spots = [];
  const look = (value, path) => {
    if (path.length > 3 || value === null || typeof value !== "object") return;
    if (Object.keys(value).length) spots.push([path, value]);
    Object.entries(value).forEach(([key, one]) => look(one, [...path, Array.isArray(value) ? Number(key) : key]));
  };
  look(written.at(), []);
  const step = Math.ceil(spots.length / 4);
  for (const [path, value] of spots.filter((_, index) => index % step === 0)) {
    if (Array.isArray(value) && value.length) return_(name, written, path, [...path, value.length], (one) => one.insert(path, value.length, { id: "neu", zh: "新", en: "new: one" }), "inserted");
    if (Array.isArray(value) && value.length) return_(name, written, path, [...path, 0], (one) => one.insert(path, 0, "x"), "inserted");
    if (!Array.isArray(value)) return_(name, written, path, [...path, "neu"], (one) => one.put([...path, "neu"], { zh: "新的一句", en: "new, one" }), "put");
  }
}

function return_(name, written, path, at, add, count) {
  const text = add(written);
  const added = new Written(text);
  const expected = structuredClone(written.at(path));
  const now = added.sound ? added.at(path) : null;
  const rest = Array.isArray(now) ? now.filter((_, index) => index !== at.at(-1)) : now && Object.fromEntries(Object.entries(now).filter(([key]) => key !== "neu"));
  if (JSON.stringify(rest) !== JSON.stringify(expected) || !added.has(at)) told.wrong.push(`${name} ${at.join("/")}: not added where it belongs`);
  else if (added.remove(at) !== written.text) told.wrong.push(`${name} ${at.join("/")}: not as before once it is gone`);
  told[count] += 1;
}

for (const [name, text] of Object.entries(texts)) {
  const written = new Written(text);
  if (!written.sound) told.wrong.push(`${name}: cannot be read`);
  const made = all(name, written);
  back(name, written);
  const key = written.keys([])[0];
  const renamed = new Written(written.rename([key], "renamed"));
  if (renamed.keys([])[0] !== "renamed" || new Written(renamed.text).rename(["renamed"], key) !== text) told.wrong.push(`${name}: not renamed`);
  told.renamed += 1;
  const file = name.replaceAll("/", "__");
  writeFileSync(join(out, file), made.text);
  writeFileSync(join(out, `${file}.json`), JSON.stringify({ before: written.at(), after: made.expected }));
}
process.stdout.write(JSON.stringify(told));
