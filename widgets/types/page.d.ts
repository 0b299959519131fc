/** What the scripts of the pages share among themselves; what they say to Python stands in `messages.d.ts`. */

import type {
  CheckRequests,
  CheckResults,
  Document,
  Facts,
  FormQuestion,
  Lang,
  MajorChangeAnswer,
  Mistake,
  Question,
  SizeAnswer,
  TableRequests,
  TableResults,
  Text,
  Value,
  Verdict,
} from "./messages";
import type { Failure, Progress } from "./worker";
import type { Answers } from "../track_checker/answers.js";
import type { Chooser } from "../track_checker/choose.js";
import type { Engine } from "../track_checker/engine.js";
import type { Where } from "../track_checker/who.js";

// -- elements ---------------------------------------------------------------------------------------------

/** What may be put into an element: null, undefined and false are left out. */
export type Child = Node | string | null | undefined | false | Child[];

type Attribute = string | number | boolean | null | undefined;

type AttributeName =
  | "accept" | "autocomplete" | "class" | "checked" | "colspan" | "disabled" | "download" | "for" | "hidden" | "href" | "id" | "inputmode" | "label" | "lang"
  | "max" | "maxlength" | "min" | "name" | "open" | "rel" | "role" | "rows" | "scope" | "selected" | "spellcheck" | "tabindex" | "type" | "value"
  | `data-${string}` | `aria-${string}`;

/** `target`: handlers stand on controls, which have no element within. */
type Handlers<E> = {
  [K in keyof GlobalEventHandlersEventMap as `on${K}`]?: (
    event: Omit<GlobalEventHandlersEventMap[K], "target" | "currentTarget"> & { target: E; currentTarget: E },
  ) => unknown;
};

/** Attributes and handlers of an element to make. */
export type Props<E = HTMLElement> = { [K in AttributeName]?: Attribute } & Handlers<E>;

export type * from "./worker";

/** Labels by language and name. */
export type Strings = Record<Lang, Record<string, string>>;

/** What a page does when its worker says something. */
export interface Listener {
  progress(progress: Progress): unknown;
  ready(): unknown;
  failed(failure: Failure): unknown;
}

export type CheckEngine = Engine<CheckRequests, CheckResults>;

/** On the page for tables: all that the check is asked, and more. */
export type TableEngine = Engine<CheckRequests & TableRequests, CheckResults & TableResults>;

/** What two shapes have in common, and the rest of each, which may be missing. */
type Either<A, B> = { [K in keyof A & keyof B]: A[K] | B[K] } & Partial<Omit<A, keyof B>> &
  Partial<Omit<B, keyof A>>;

/** The answer of either small check. */
export type OwnVerdict = Either<SizeAnswer, MajorChangeAnswer>;

/** What stands below every answer. */
export type Footed = Pick<Verdict, "on" | "standing" | "standing_text" | "policy" | "policy_current_to">;

// -- the check --------------------------------------------------------------------------------------------

/** A quantity as it was typed, and, once Python has read it, what it comes to. */
export interface TypedAmount {
  text?: string;
  unit: string;
  days: string;
  said?: Text;
}

/** What a reader says to the questions of a form. */
export interface Answered {
  /** What Python gets. */
  facts: Facts;
  /** Numbers as typed. */
  raw: Record<string, string>;
  /** In which unit, and what Python made of it. */
  typed: Record<string, TypedAmount>;
  /** "I don't know". */
  unsure: Set<string>;
  errors: Map<string, Mistake[]>;
  /** Ids as answered. */
  order: string[];
}

export interface FormState extends Answered {
  items: number[];
  /** The day whose rules count; null for today. */
  on: string | null;
}

export type DayName = "start" | "submitted" | "accepted";

export interface CheckState extends FormState {
  /** Days of the plan. */
  days: Partial<Record<DayName, string>>;
  /** Of the link that was opened: its policy's mark, and what was answered then. */
  policy: string | null;
  was: string | null;
  describe: string;
  /** Where the project lies, by the ids of places. */
  place: string[];
  /** The part of the address that stands for all of it. */
  fragment: string;
}

/** What page.js shares with its rooms. */
export interface Page {
  root: HTMLElement;
  state: CheckState;
  engine: CheckEngine;
  chooser: Chooser;
  answers: Answers;
}

/** What is done with an answer, wherever it is shown. */
export interface Actions {
  /** Relative address of the language's home. */
  root: string;
  /** The answers given, as lines to print. */
  said: string[];
  setDate(on: string | null): unknown;
  clear(): unknown;
  copy(event: { currentTarget: HTMLElement }): unknown;
  href(): string;
  qr?(): unknown;
  json?(): unknown;
  text?(event: { currentTarget: HTMLElement }): unknown;
}

/** What the answer of the check can do besides. */
export interface AnswerContext extends Actions {
  /** Short names of the documents. */
  documents: Partial<Record<Document, Text>>;
  describe: string;
  /** Titles of the items chosen. */
  items: string[];
  /** Whether the link that was opened was made with other policy data. */
  older: boolean;
  /** Where remarks on the guide go; empty while it has no address of its own. */
  reportTo: string;
  /** Goes to the questions. */
  toQuestions(): unknown;
  /** What a question is about; empty for one that is not asked. */
  nameOf(id: string): string;
  setDay(name: DayName, day: string | null): unknown;
  /** Chooses an item in place of "none fits". */
  choose(number: number): unknown;
  goToQuestion(id: string): unknown;
  /** Where the place is chosen. */
  where: Where;
  calendar(): unknown;
  /** Fills the box with the tree of conditions. */
  tree(box: HTMLElement): unknown;
}

/** The boxes that questions are put into. */
export interface QuestionNodes {
  root: HTMLElement;
  main: HTMLElement;
  more: HTMLElement;
  rest: HTMLElement;
  restBox: HTMLElement;
  restTitle: HTMLElement;
  service: HTMLElement;
  serviceBox: HTMLElement;
}

/** What a reader does with a card. */
export interface CardListener {
  answer(id: string, value: Value | null): unknown;
  unsure(id: string): unknown;
  text(id: string, text: string, unit: { unit: string; days: string }): unknown;
}

/** A question with its units where it has any: that of a small check, or of a verdict, has none. */
export type Asked = Question & Pick<FormQuestion, "units">;

export interface Groups {
  main: string[];
  rest: string[];
  service: string[];
  /** Those of `main` that are not answered. */
  wanted: string[];
}
