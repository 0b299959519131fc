// What forms are made from: generator/authoring/forms.py writes it.
import type { Text } from "../messages";

/** The shape of a value: a part of JSON Schema, with titles, what choices are called, and whose ids a value names. */
export interface Shape {
  $ref?: string;
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  patternProperties?: Record<string, Shape>;
  additionalProperties?: boolean | Shape;
  items?: Shape;
  anyOf?: Shape[];
  pattern?: string;
  choices?: Record<string, Text>;
  refers?: string;
  condition?: boolean;
  model?: string;
}

export interface Forms {
  files: [pattern: string, root: string][];
  roots: Record<string, Shape>;
  definitions: Record<string, Shape>;
  empty: Record<string, import("../../workbench/form_text.js").Plain>;
  blanks: string[];
  route: Record<string, { type: string; name: Text | null; options: ({ id: string } & Text)[] | null }>;
}
