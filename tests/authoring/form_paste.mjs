// Rows as the helper of the workbench takes them in:  node form_paste.mjs FOLDER_OF_MODULES GIVEN.json
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, given] = process.argv.slice(2);
const { Choices, cells, recordsOf, whole } = await import(pathToFileURL(join(resolve(modules), "all.js")));
const { texts, forms, model, rows } = JSON.parse(readFileSync(given, "utf-8"));
const choices = new Choices({ names: Object.keys(texts), text: (name) => texts[name] }, forms);
const options = (shape) => (shape.choices ? Object.entries(shape.choices).map(([id, words]) => ({ id, ...words })) : choices.of(shape.refers));
const shape = { ...forms.definitions[model], model };
const made = recordsOf(forms, shape, cells(rows), options);
process.stdout.write(JSON.stringify({ ...made, whole: Object.keys(whole(forms, shape, made.records[0] ?? {})) }));
