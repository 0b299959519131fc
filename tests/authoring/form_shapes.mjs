// Every file has a form: each of its values a kind of field, each id that it names a choice by title, each condition its rows.
//
//   node form_shapes.mjs FOLDER_OF_MODULES FILES.json FORMS.json
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, given, shapes] = process.argv.slice(2);
const { Choices, Written, below, kindOf, outline, plainShape, readLine, shapeOf, writeLine } = await import(pathToFileURL(join(resolve(modules), "all.js")));
const texts = JSON.parse(readFileSync(given, "utf-8"));
const forms = JSON.parse(readFileSync(shapes, "utf-8"));
const edits = { names: Object.keys(texts), text: (name) => texts[name] };
const choices = new Choices(edits, forms);
const told = { kinds: {}, records: 0, ids: 0, lines: 0, other: [], wrong: [] };
const known = new Map();
const questions = new Map([...choices.questions(), ...choices.route()].map((one) => [String(one.id), one]));

function ids(source) {
  if (!known.has(source)) known.set(source, new Set(choices.of(source).map((one) => String(one.id))));
  return known.get(source);
}

function condition(place, value) {
  if (Array.isArray(value)) return value.forEach((one) => condition(place, one));
  if (typeof value === "object") return Object.values(value ?? {}).forEach((one) => condition(place, one));
  told.lines += 1;
  const line = readLine(value);
  if (line.kind === "other") told.other.push(`${place}: ${value}`);
  else if (writeLine(line) !== value.replace(/, /g, " or ").replace("always", "otherwise")) told.wrong.push(`${place}: ${value} is not written as it was read`);
  else if ("fact" in line && !questions.has(line.fact)) told.wrong.push(`${place}: no question ${line.fact}`);
}

function look(place, shape, value) {
  if (value === null) return;
  const kind = kindOf(shape);
  told.kinds[kind] = (told.kinds[kind] ?? 0) + 1;
  if (!shape.title && !shape.model && !/\/\d+$/.test(place)) told.wrong.push(`${place}: no title`);
  if (kind === "condition") return condition(place, value);
  if (shape.refers) {
    for (const one of Array.isArray(value) ? value : [value]) {
      told.ids += 1;
      if (!ids(shape.refers).has(String(one))) told.wrong.push(`${place}: ${one} is no choice of ${shape.refers}`);
    }
  }
  if (shape.choices) {
    for (const one of Array.isArray(value) ? value : [value]) if (!(one in shape.choices)) told.wrong.push(`${place}: ${one} has no title`);
  }
  if (["record", "pair", "map"].includes(kind)) for (const [key, one] of Object.entries(value)) look(`${place}/${key}`, { title: key, ...below(forms, shape, key) }, one);
  if (kind === "list" && Array.isArray(value) && !shape.choices && !shape.refers) value.forEach((one, index) => look(`${place}/${index}`, below(forms, shape, index), one));
}

for (const name of edits.names) {
  const shape = shapeOf(forms, name);
  if (!shape) {
    told.wrong.push(`${name}: no shape`);
    continue;
  }
  const written = choices.file(name);
  const groups = outline(forms, shape, written, "zh");
  for (const group of groups) for (const entry of group.entries) {
    told.records += 1;
    if (!entry.title || !written.has(entry.path)) told.wrong.push(`${name}/${entry.path.join("/")}: no title`);
    if (!(entry.model in forms.empty)) told.wrong.push(`${name}/${entry.path.join("/")}: no empty record`);
  }
  look(name, plainShape(forms, shape), written.at());
}
process.stdout.write(JSON.stringify(told));
