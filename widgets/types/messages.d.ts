/** Made from generator/models/messages/ by `python -m generator.authoring.typescript`; edit it there. */

export type Document = "report" | "form" | "registration" | "none";

export type Tier = "outside" | "report" | "form" | "registration";

export type Track = "outside" | "exempt" | "filing" | "commitment" | "ordinary";

export type Standing = "official" | "reported" | "inferred" | "unconfirmed";

export type Status = "decided" | "open";

export type Size = "large" | "medium" | "small" | "micro";

export type Lang = "zh" | "en";

export type Scope = "size" | "major_change";

export type Value = boolean | number | string | string[];

export type Facts = Record<string, Value>;

/** What the session takes, by the name of the operation (`op`). */
export interface CheckRequests {
  find: FindRequest;
  read: ReadRequest;
  answers: AnswersRequest;
  questions: QuestionsRequest;
  places: Nothing;
  check: DatedProject;
  size: OwnRequest;
  major_change: OwnRequest;
  tree: Project;
  compare: CompareRequest;
  calendar: CalendarRequest;
  read_link: ReadLinkRequest;
  write_link: WriteLinkRequest;
  read_value: ReadValueRequest;
}

/** Items for a description. */
export interface FindRequest {
  /** The reader's own words, an industry code, or pinyin. */
  text: string;
  /** At most so many, 1 to 50; 8 if absent. */
  top?: number;
}

/** What a description tells of the items chosen. */
export interface ReadRequest {
  /** The reader's own words. */
  text: string;
  /** Numbers of the items chosen, 0 for a project that fits none. */
  items: number[];
}

/** Where the guide answers what a text asks, beside the catalogue. */
export interface AnswersRequest {
  /** The reader's own words. */
  text: string;
}

/** The questions of some items; with a scope, those of a small check. */
export interface QuestionsRequest {
  /** Numbers of items, 0 for a project that fits none; absent with a scope. */
  items?: number[];
  /** The small check; absent or empty for the check of a project. */
  scope?: Scope | "";
}

/** A request that says nothing but its name. */
export interface Nothing {
}

/** A project with the days of its plan. */
export interface DatedProject {
  /** Numbers of items, 0 for a project that fits none. */
  items: number[];
  /** The answers, by fact id; what is absent is not known. */
  facts: Facts;
  /** The day whose rules count; absent or null for the day to which the data are current. */
  on?: string | null;
  /** The day on which the procedure begins; absent for no plan. */
  start?: string | null;
  /** The day of submission, past or aimed at. */
  submitted?: string | null;
  /** The day of acceptance, past or aimed at. */
  accepted?: string | null;
  /** The project in the reader's words, to hold against the claim that no item fits. */
  description?: string | null;
  /** The ids of questions that the reader cannot answer yet; absent for none. */
  unsure?: string[];
  /**
   * Where it lies, by id or by name, such as `golog` or `yushu/nangqen`; several where it lies in several,
   * `outside` for other provinces; absent where that is not known.
   */
  place?: string[] | string;
}

/** The answers to a small check. */
export interface OwnRequest {
  /** The answers, by fact id. */
  facts: Facts;
  /** The day whose rules count. */
  on?: string | null;
}

/** A project as a reader describes it. */
export interface Project {
  /** Numbers of items, 0 for a project that fits none. */
  items: number[];
  /** The answers, by fact id; what is absent is not known. */
  facts: Facts;
  /** The day whose rules count; absent or null for the day to which the data are current. */
  on?: string | null;
}

/** An answer given earlier, to hold against that of today. */
export interface CompareRequest {
  /** Numbers of items, 0 for a project that fits none. */
  items: number[];
  /** The answers, by fact id; what is absent is not known. */
  facts: Facts;
  /** The day whose rules count; absent or null for the day to which the data are current. */
  on?: string | null;
  /** Document, track and day, with commas between; `open` for what was not settled. */
  was: string;
  /** The hash of the policy then; null if it is not known. */
  policy: string | null;
}

/** The plan as a calendar file. */
export interface CalendarRequest {
  /** Numbers of items, 0 for a project that fits none. */
  items: number[];
  /** The answers, by fact id; what is absent is not known. */
  facts: Facts;
  /** The day whose rules count; absent or null for the day to which the data are current. */
  on?: string | null;
  /** The day on which the procedure begins; absent for no plan. */
  start?: string | null;
  /** The day of submission, past or aimed at. */
  submitted?: string | null;
  /** The day of acceptance, past or aimed at. */
  accepted?: string | null;
  /** The project in the reader's words, to hold against the claim that no item fits. */
  description?: string | null;
  /** The ids of questions that the reader cannot answer yet; absent for none. */
  unsure?: string[];
  /**
   * Where it lies, by id or by name, such as `golog` or `yushu/nangqen`; several where it lies in several,
   * `outside` for other provinces; absent where that is not known.
   */
  place?: string[] | string;
  /** The language of the file. */
  lang: Lang;
  /** The address of the check, to stand in the file. */
  link: string;
}

/** A link to read. */
export interface ReadLinkRequest {
  /** What stands behind the # of the address. */
  fragment: string;
  /** The small check; absent or empty for the check of a project. */
  scope?: Scope | "";
}

/**
 * A check to write as a link. Answers that cannot all be true are written too, so that they can be "
 * "mended.
 */
export interface WriteLinkRequest {
  /** Numbers of items, 0 for a project that fits none. */
  items: number[];
  /** The answers, by fact id; what is absent is not known. */
  facts: Facts;
  /** The day whose rules count; absent or null for the day to which the data are current. */
  on?: string | null;
  /** The day on which the procedure begins; absent for no plan. */
  start?: string | null;
  /** The day of submission, past or aimed at. */
  submitted?: string | null;
  /** The day of acceptance, past or aimed at. */
  accepted?: string | null;
  /** The project in the reader's words, to hold against the claim that no item fits. */
  description?: string | null;
  /** The ids of questions that the reader cannot answer yet; absent for none. */
  unsure?: string[];
  /**
   * Where it lies, by id or by name, such as `golog` or `yushu/nangqen`; several where it lies in several,
   * `outside` for other provinces; absent where that is not known.
   */
  place?: string[] | string;
  /** Of quantities typed in another unit, how. */
  typed?: Record<string, GivenTyped>;
  /** The hash of the policy, to stand in the link. */
  policy?: string | null;
  /** What was answered, to stand in the link. */
  was?: string | null;
}

/** A quantity as a page holds it. */
export interface GivenTyped {
  /** The number; absent where only the unit was chosen so far. */
  text?: string;
  /** The id of its unit; empty for the question's own. */
  unit: string;
  /** The days of operation a year, for an amount a day; empty otherwise. */
  days: string;
  /** What it comes to, which Python said and does not need. */
  said?: Text;
}

/** A text in both languages. */
export interface Text {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
}

/** An answer as it was typed. */
export interface ReadValueRequest {
  /** The id of the fact. */
  fact: string;
  /** What was typed. */
  text: string;
  /** The id of the unit that stands beside it; absent or empty for the question's own. */
  unit?: string;
  /** The days of operation a year that stand beside it. */
  days?: string;
  /** The small check; absent or empty for the check of a project. */
  scope?: Scope | "";
}

/** What it answers. */
export interface CheckResults {
  find: Found[];
  read: Reading;
  answers: GuideAnswer[];
  questions: FormQuestion[];
  places: PlaceList;
  check: Verdict;
  size: SizeAnswer;
  major_change: MajorChangeAnswer;
  tree: TreeItem[];
  compare: Comparison;
  calendar: CalendarFile;
  read_link: ReadLink;
  write_link: WrittenLink;
  read_value: ReadValue;
}

/** An item that fits a description. */
export interface Found {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its number. */
  item: number;
  /** How well it fits, 0 to 100. */
  score: number;
  /** Whether the words tell of it, or merely resemble it. */
  strength: "strong" | "weak";
  /** The number of its category. */
  category: number;
  /** The name of that. */
  category_name: Text;
}

/** What a sentence tells; to be confirmed by whoever wrote it. */
export interface Reading {
  /** The facts it states, in the questions' own units. */
  facts: Facts;
  /** Where the project lies; null where it does not say. */
  place: PlaceRead | null;
  /** By which words each was read. */
  read: WordsRead[];
  /** What the words leave in doubt; it decides nothing. */
  doubtful: DoubtfulRead[];
}

/** A place that a sentence names. */
export interface PlaceRead {
  /** Its id; several where it names several. */
  places: string[];
  /** The words that name it. */
  words: string;
}

/** The words of a sentence by which a fact was read. */
export interface WordsRead {
  /** The id of the fact. */
  fact: string;
  /** The words, in plain characters and with their figures in digits. */
  words: string;
}

/** A fact that a sentence may state: a question to whoever wrote it, and nothing more before that. */
export interface DoubtfulRead {
  /** The id of the fact. */
  fact: string;
  /** What it may be, in the question's own unit. */
  value: Value;
  /** The words, as with what was read. */
  words: string;
}

/** A place of the guide that answers a text; its title in both languages. */
export interface GuideAnswer {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** A question that people ask, a row of the exempt list, or a kind of project that no item covers. */
  kind: "question" | "exempt" | "unlisted";
  /** The id of the question, the row, or the option of `unlisted_kind`. */
  id: string;
  /** Its address within a language: `questions/#restaurant-warehouse`. */
  page: string;
  /** How well it fits, 0 to 100. */
  score: number;
}

/** A question of the check of a project, as the operation `questions` gives it. */
export interface FormQuestion {
  /** The id of the fact that answers it. */
  id: string;
  /**
   * What answers it: yes or no, a quantity, one option, any number of options, any number of kinds of
   * sensitive area.
   */
  type: "yes_no" | "number" | "choice" | "set" | "areas";
  /** The id of its own unit; null unless it asks for a quantity. */
  unit: string | null;
  /** The name of that unit; null unless it asks for a quantity. */
  unit_name: UnitName | null;
  /** The question itself. */
  ask: Text;
  /** What it is about, as a noun. */
  name: Text;
  /** How to answer it; null where nothing is to be said. */
  help: Text | null;
  /** The page of the site that helps, such as `services/size`; null where there is none. */
  see: string | null;
  /** What choosing nothing is called, for a set or areas; null for the usual words. */
  none: Text | null;
  /** Whether the quantity is a whole number. */
  integer: boolean;
  /** Which check asks it; `service` changes no document. */
  scope: "project" | "service" | "size" | "major_change";
  /** What may be chosen; null for yes or no and for quantities. */
  options: Option[] | null;
  /** Of the items asked about, those that ask it; empty for questions of approval and services. */
  items: number[];
  /** What yes means, as a clause; absent unless the answer is yes or no. */
  yes?: Text;
  /** What no means, as a clause; absent unless the answer is yes or no. */
  no?: Text;
  /**
   * The id of the question whose answer may give this one, asked before it: this one is for whoever cannot
   * answer that; absent where there is none.
   */
  given_by?: string;
  /** Its own unit and others; empty where there is no other; absent unless it asks for a quantity. */
  units?: Unit[];
}

/** The name of a question's own unit. What else the record of the unit says comes along. */
export interface UnitName {
  /** What it is in another unit, such as `2000/3 m2`; absent for a base unit. */
  is?: string;
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** English for exactly one; absent where it is the same. */
  en_one?: string;
  /** What else people call it; absent where there is nothing else. */
  also?: string[];
  /** The id of the yearly unit of which it is the daily one; absent unless it is a daily one. */
  each_day?: string;
  /** CNY in one of it; absent unless it is an amount of money. */
  money?: number;
}

/** One of the answers that may be chosen. */
export interface Option {
  /** The class of sensitive areas it belongs to; absent but for areas. */
  class?: Text;
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its id: what a request and a link say. */
  id: string;
  /** What it looks like; absent where nothing is to be said. */
  help?: Text;
}

/** A unit in which a quantity may be answered. */
export interface Unit {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its id, such as `t/a`. */
  id: string;
  /** Whether it is an amount a day, so that the days of operation a year are needed too. */
  each_day: boolean;
}

/** What may be chosen as the place of a project. */
export interface PlaceList {
  /** The question. */
  ask: Text;
  /** What the answer is for. */
  help: Text;
  prefectures: PrefecturePlaces[];
  outside: NamedPlace;
}

/** A prefecture with its counties. */
export interface PrefecturePlaces {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its id, as a request and a link say it. */
  id: string;
  /** The counties. */
  counties: NamedPlace[];
}

/** A place by its name. */
export interface NamedPlace {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its id, as a request and a link say it. */
  id: string;
}

/** All that can be said of a project, with the answers given, on a day. */
export interface Verdict {
  /** Whether the answer is settled. */
  status: Status;
  /** The document it needs; null while several are possible. */
  document: Document | null;
  /** Its name as the law of the day has it; null while open. */
  document_name: Text | null;
  /** The documents still possible, strictest first; one if decided. */
  possible_documents: Document[];
  /** Their names, in the same order. */
  possible_document_names: Text[];
  /** The track of the procedure; null while several are possible. */
  track: Track | null;
  /** Its name; null while open. */
  track_name: Text | null;
  /** The tracks still possible, in the order of the data; one if decided. */
  possible_tracks: Track[];
  /** Their names, in the same order. */
  possible_track_names: Text[];
  /** The item that settles the document; null while open. */
  deciding_item: number | null;
  /** Its tier; null while open. */
  deciding_tier: Tier | null;
  /** The time limits; null while open, and where there is none. */
  time_limit: TimeLimit | null;
  /** That a day lies beyond the years whose holidays are known; null otherwise. */
  schedule_note: Text | null;
  /** The dated plan; null without a start, and while open. */
  plan: Plan | null;
  /** The steps in order; empty while open. */
  schedule: Step[];
  /** The papers of all steps, each once; empty while open. */
  papers: Paper[];
  /** The answer in a sentence. */
  headline: Text;
  /** The questions that can still change it, most telling first. */
  ask_next: Question[];
  /** The instruments on which it rests. */
  citations: Citation[];
  /** The least firm of all on which it rests. */
  standing: Standing;
  /** The same in words. */
  standing_text: Text;
  /** The day whose rules it goes by. */
  on: string;
  /** The hash of the policy data. */
  policy: string;
  /** The day to which those are current. */
  policy_current_to: string;
  /** The answers it was given, by fact id. */
  facts: Facts;
  /** Where it may not be built, the sure ones first; with a sure one, nothing is said of how to go on. */
  forbidden: Prohibition[];
  /** Who decides; null without an edition of the catalogue, and where it may surely not be built. */
  deciding: Deciding | null;
  /** Where the project lies; null where that was not said. */
  where: WhereAnswer | null;
  /**
   * That it has to be checked first, and why, or that it may not be built, in a few words; null while open,
   * and where it is firm.
   */
  proviso: Text | null;
  /** Items to which the description leads, against the claim that none fits; the answer is then open. */
  looks_like: LooksLike[];
  /** The questions that can still change the answer and that the reader cannot answer yet. */
  to_find_out: FindOut[];
  /** What to prepare for while several documents are possible; null where the document is known. */
  prepare: Text | null;
  /** On what a settled answer rests, or what in it has to be checked; null while open. */
  rests_on: Text | null;
  /** What to do today; three steps at most. */
  today: NextStep[];
  /** How long it takes; null while open, and where nothing is due. */
  time_band: TimeBand | null;
  /** Texts to copy: a question to the bureau, and those of the services. */
  requests: RequestText[];
  /** The answer in a few lines, for a chat. */
  brief: Text[];
  /** What a remark on this answer should carry, over several lines. */
  feedback: Text;
  /** What the answer is not. */
  disclaimer: Text;
  /** What to do first; null while the track is open. */
  first_step: Text | null;
  /** What may not be done before it; null while the track is open, or where nothing follows. */
  without_it: Text | null;
  /** A warning not to split a project so as to stay below a limit; null where no limit is named. */
  change_warning: Text | null;
  /** The day on which the procedure begins; null if none was given. */
  start: string | null;
  /**
   * Each item chosen, by itself; empty for a day without an edition of the catalogue, as all lists are but
   * `later`.
   */
  items: ItemEntry[];
  /** Why: those of the deciding items, or of all while open. */
  reasons: Reason[];
  /** The answers that follow from those given. */
  derived: DerivedAnswer[];
  /** What would change the document; empty while it is open. */
  change: Change[];
  /** What comes once the EIA is done, group by group; empty while the track is open. */
  afterwards: FollowUp[];
  /** Remarks on the track; empty while it is open. */
  track_notes: FirmText[];
  /** The services. */
  services: Service[];
  /** The ten measures. */
  measures: Measure[];
  /** Modifiers of the tracks still possible, such as simplified content. */
  modifiers: Modifier[];
  /** The ids of the questions that can still change `forbidden`, services, measures and modifiers. */
  ask_services: string[];
  /** Tracks that may be open besides; empty while the track is open. */
  may_apply: MayApply[];
  /** What follows from going on without the document; empty while open. */
  penalties: Penalty[];
  /** Warnings whose condition holds. */
  warnings: WarningEntry[];
  /** What days already known will change. */
  later: Later[];
}

/** The promised and the statutory limit side by side. */
export interface TimeLimit {
  /** Null where nothing is promised. */
  promised: LimitRow | null;
  /** Null where the law sets none. */
  statutory: LimitRow | null;
  /** What a reader of a limit must know; empty where no authority decides. */
  notes: Text[];
}

/** A time limit of the decision, promised or statutory; the text is its length. */
export interface LimitRow {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Promised by the department, or set by law. */
  kind: "promised" | "statutory";
  /** Its length, in `unit`; 0 where the thing is done at once. */
  days: number;
  /** Working days or calendar days. */
  unit: "working_day" | "day";
  /** The milestone with which it starts; null where it has no length. */
  runs_from: "submitted" | "accepted" | null;
  /** What is assumed of its start; null where the start is established. */
  assumption: FirmText | null;
  /** When it starts, in words. */
  starts: Text;
  /** What does not count. */
  excludes: Text;
  /** A remark; null where there is none. */
  note: Text | null;
}

/** A text, and how firm what it says is. */
export interface FirmText {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
}

/** The dated plan as a whole. */
export interface Plan {
  /** The day from which it is reckoned. */
  start: string;
  /** The reader's day of submission; null if none was given. */
  submitted: string | null;
  /** The reader's day of acceptance; null if none was given. */
  accepted: string | null;
  /** The day before which the decision cannot come; null where no authority decides. */
  not_before: string | null;
  /** The least of the whole in words; null where no period must run in full. */
  total: FirmText | null;
  /** The time limits that run. */
  clocks: PlanClock[];
  /** Publicity held against the promised time; null where either is missing. */
  comparison: FirmText | null;
  /** What a reader of the dates must know. */
  notes: PlanNote[];
}

/** A time limit on the calendar; the text is its length. */
export interface PlanClock {
  /** The day with which it starts, or may start. */
  from: string;
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Promised by the department, or set by law. */
  kind: "promised" | "statutory";
  /** Its last day. */
  until: string;
  /** Whether its start is the reader's own day and nothing is assumed. */
  certain: boolean;
  /** All of it in a sentence. */
  text: Text;
  /** What is assumed of its start; null where the start is established. */
  assumption: FirmText | null;
  /** The rule for a last day that is no working day, where it matters. */
  notes: Text[];
}

/** What a reader of the dates must know. */
export interface PlanNote {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Which: the reader's day cannot be kept; the law changes within the plan. */
  id: "out_of_reach" | "law_changes";
}

/** One step of the procedure, with its days as far as they are known. */
export interface Step {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  step: string;
  /** Who acts. */
  who: Text;
  /** How long it may, or must, take; null where no limit is set. */
  limit: Text | null;
  /** The event from which the limit counts; null where none is named. */
  counted_from: Text | null;
  /** How it stands to the time limit of the decision. */
  clock: "before" | "on" | "off" | "open" | "after";
  /** The same in words. */
  clock_text: Text;
  /** The milestone it reaches; null for most. */
  milestone: "submitted" | "accepted" | "decided" | null;
  /** More on it; null where nothing is to be said. */
  detail: Text | null;
  /** Remarks that apply or may apply. */
  notes: StepRemark[];
  /** The papers it needs. */
  papers: Paper[];
  /** A day before which it cannot be; null without a start, or for what is done. */
  earliest: string | null;
  /** The last day for it; null where that cannot be said. */
  latest: string | null;
  /**
   * What the days are: past, the reader's own, set by law, to begin by or to aim at so as to keep the
   * reader's own; null without a start.
   */
  days: "done" | "given" | "law" | "begin" | "aim" | null;
  /** The days in words; null without a start. */
  when: Text | null;
  /** The id of the earlier step for which its last day waits; null where there is none. */
  waits_for: string | null;
  /** Why it has no last day of its own; null where it has one, or waits for another. */
  why_open: Text | null;
}

/** A remark on a step. */
export interface StepRemark {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Whether that it applies is settled. */
  state: "applies" | "unknown";
  /** The ids of the facts that can still change it. */
  missing: string[];
  /** What it rests on. */
  sources: SourceId[];
}

/** A source as the record has it. */
export interface SourceId {
  /** The id of the instrument. */
  instrument: string;
  /** The place in it; absent for the whole. */
  at?: Text;
}

/** A paper to hand in. */
export interface Paper {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** How to come by it; null where nothing is to be said. */
  help: Text | null;
}

/** A question, as a form asks it. */
export interface Question {
  /** The id of the fact that answers it. */
  id: string;
  /**
   * What answers it: yes or no, a quantity, one option, any number of options, any number of kinds of
   * sensitive area.
   */
  type: "yes_no" | "number" | "choice" | "set" | "areas";
  /** The id of its own unit; null unless it asks for a quantity. */
  unit: string | null;
  /** The name of that unit; null unless it asks for a quantity. */
  unit_name: UnitName | null;
  /** The question itself. */
  ask: Text;
  /** What it is about, as a noun. */
  name: Text;
  /** How to answer it; null where nothing is to be said. */
  help: Text | null;
  /** The page of the site that helps, such as `services/size`; null where there is none. */
  see: string | null;
  /** What choosing nothing is called, for a set or areas; null for the usual words. */
  none: Text | null;
  /** Whether the quantity is a whole number. */
  integer: boolean;
  /** Which check asks it; `service` changes no document. */
  scope: "project" | "service" | "size" | "major_change";
  /** What may be chosen; null for yes or no and for quantities. */
  options: Option[] | null;
  /** Of the items asked about, those that ask it; empty for questions of approval and services. */
  items: number[];
  /** What yes means, as a clause; absent unless the answer is yes or no. */
  yes?: Text;
  /** What no means, as a clause; absent unless the answer is yes or no. */
  no?: Text;
  /**
   * The id of the question whose answer may give this one, asked before it: this one is for whoever cannot
   * answer that; absent where there is none.
   */
  given_by?: string;
}

/** An instrument on which the answer rests; the text is its title. */
export interface Citation {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  instrument: string;
  /** Its official number; empty where it has none. */
  number: string;
  /** The place in it; null for the whole. */
  at: Text | null;
  /** Its address; null where none is known. */
  url: string | null;
}

/** A place in which the project may not, or perhaps may not, be built, whatever its document. */
export interface Prohibition {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** Whether that is sure; `may_be` while something is open or unconfirmed. */
  state: "forbidden" | "may_be";
  /** The same in a few words. */
  state_text: Text;
  /** The rule in full. */
  why: Text;
  /** Who knows what is open. */
  ask: Text;
  /** The id of the question to answer next; empty where none can settle it. */
  missing: string[];
  /** On what it rests. */
  citations: Citation[];
}

/** Who decides, as far as it can be said; the text is that in a sentence or two. */
export interface Deciding {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** The four levels, highest first; empty where no EIA document is needed. */
  levels: DecidingLevel[];
  /** Whom to ask first; null where nobody has to be asked. */
  ask: Text | null;
}

/** A level of government that may decide the project; the text is its authority. */
export interface DecidingLevel {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  level: "ministry" | "province" | "prefecture" | "county";
  /** Whether it decides: surely, perhaps, or surely not. */
  state: "yes" | "maybe" | "no";
  /** The same in a few words. */
  state_text: Text;
  /** Whether the sentence of the answer names it. */
  likely: boolean;
  /** Of which place; null where that is not known, or does not matter. */
  where: Text | null;
  /** Why; empty where another level alone acts. */
  reasons: LevelReason[];
}

/** Why a level may decide, or may not. */
export interface LevelReason {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /**
   * That the level alone acts; that what no list names goes to it; that it is named; that it decides in cases
   * that the text names; that it is ruled out.
   */
  says: "settles" | "usual" | "named" | "exception" | "never";
  /** Whether it is settled that this meets the project. */
  state: "applies" | "unknown";
  /** The ids of the questions that can still settle it, `place` for where the project lies. */
  missing: string[];
  /** The rules in full. */
  why: Text[];
  /** On what it rests. */
  citations: Citation[];
}

/** Where the project lies, and what is known of the place; the text is the name of the place. */
export interface WhereAnswer {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** The ids of the places, in the order of the data. */
  places: string[];
  /** Offices of the place that are known. */
  contacts: PlaceContact[];
  /** What is said where no telephone is known; null where one is. */
  no_phone: Text | null;
  /** What the place has published otherwise. */
  notes: CitedText[];
  /** Protected areas of the province by their local names. */
  areas: LocalArea[];
}

/** An office of a place. */
export interface PlaceContact {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** What is known of it. */
  what: Text;
  /** Its telephone; null where none was found. */
  phone: string | null;
  /** Its site; null where none was found. */
  url: string | null;
}

/** Something said with its sources. */
export interface CitedText {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** On what it rests. */
  citations: Citation[];
}

/** A protected area by its local name. */
export interface LocalArea {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Which kinds of sensitive area it is; empty where that is not known. */
  kinds: Text[];
  /** Who knows whether the site lies in it. */
  ask: Text;
  /** The id of the rule of procedure on it; null where none was found. */
  rule: string | null;
}

/** An item to which a description leads, against the claim that none fits. */
export interface LooksLike {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its number. */
  item: number;
}

/** A question that the reader cannot answer yet, to be taken to whoever knows. */
export interface FindOut {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The id of the fact. */
  fact: string;
  /** What counts and who knows it; null where nothing is to be said. */
  help: Text | null;
}

/** Something to do today. */
export interface NextStep {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** Where to do it. */
  ways: Way[];
  /** What to have ready for it. */
  papers: Text[];
}

/** Where to go: a site, a telephone, a page of the guide; the text is its name. */
export interface Way {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The id of the contact; of a page its address. */
  id: string;
  /** The address of a site. */
  url: string | null;
  /** A telephone number. */
  phone: string | null;
  /** A page of the guide, from the root of the language. */
  page: string | null;
  /** How firm the address is; null of a page. */
  standing: Standing | null;
}

/** How long it takes, as a band: the least, and what nobody can say. */
export interface TimeBand {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Which steps count towards the limit of the decision, which do not. */
  counts: Text[];
}

/** A text to copy, written from the answers; the text is its name. */
export interface RequestText {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its id. */
  id: string;
  /** What to copy, over several lines. */
  text: Text;
  /** Whom it is for. */
  ways: Way[];
}

/** One of the items chosen, by itself. */
export interface ItemEntry {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its number; 0 for a project that fits none. */
  item: number;
  /** The document it comes to; null while several are possible. */
  document: Document | null;
  /** The documents still possible, strictest first. */
  possible_documents: Document[];
  /** Why. */
  reasons: Reason[];
  /** Remarks on the item, such as how a doubtful cell was read. */
  notes: FirmText[];
}

/** Why an item comes to its document, or does not come to a stricter one. */
export interface Reason {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The number of the item; 0 for a project that fits none. */
  item: number;
  /** The tier that holds or is ruled out; `none` where no tier holds. */
  tier: Tier | "none";
  /** Whether the tier holds. */
  kind: "decides" | "rules_out";
  /** The ids of the answers on which it rests. */
  facts: string[];
}

/** An answer that follows from those given, as a sentence with from what it follows. */
export interface DerivedAnswer {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** The id of the question answered. */
  fact: string;
  /** The answer. */
  value: Value;
}

/** A limit, or another answer, with which the document would be another. */
export interface Change {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The id of the fact. */
  fact: string;
  /** The limit, in the unit of the question; null where another answer is meant. */
  limit: number | null;
  /** The document there. */
  document: Document;
  /** An answer with which it would be so; absent for a limit. */
  answer?: Value;
}

/** What comes once the EIA is done, beside it. */
export interface FollowUp {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** What to keep, what is due before operation, when it lapses, what changes. */
  group: "keep" | "before_operation" | "lapses" | "changes";
  /** The same as a heading. */
  group_text: Text;
  /** On what it rests. */
  citations: Citation[];
}

/** A service of the department. */
export interface Service {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** The ids of the facts that can still change whether it applies. */
  missing: string[];
  /** Why it does not apply, or on what it depends; null where it applies or questions are missing. */
  why: Text | null;
  /** Whether it applies; `ask`: its condition holds, and more is not known (`why`). */
  state: "applies" | "ask" | "not" | "unknown";
  /** What it is. */
  what: Text;
  /** The group of services it belongs to. */
  group: Text;
  /** How to ask for it; null where nothing is to be said. */
  how: Text | null;
  /** Whom to reach for it, and where to read on. */
  ways: Way[];
  /** The id of the text to copy for it, one of `requests`; null without one. */
  request: string | null;
}

/** One of the ten measures for major projects. */
export interface Measure {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** The ids of the facts that can still change whether it applies. */
  missing: string[];
  /** Why it does not apply, or on what it depends; null where it applies or questions are missing. */
  why: Text | null;
  /** Whether it applies now, at a later stage, at a past one, not at all; `open`: its name was not found. */
  state: "applies" | "later" | "past" | "not" | "unknown" | "open";
  /** What it is; or what is not known of it. */
  what: Text;
  /** Its number, 1 to 10. */
  number: number;
  /** The id of the stage it belongs to. */
  stage: string;
  /** The name of that stage. */
  stage_name: Text;
  /** What to do now; null where nothing is to be said. */
  how: Text | null;
  /** The id of the text to copy for it, one of `requests`; null without one. */
  request: string | null;
}

/** Something that changes the contents of a document, not which one it is. */
export interface Modifier {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** The ids of the facts that can still change whether it applies. */
  missing: string[];
  /** Why it does not apply, or on what it depends; null where it applies or questions are missing. */
  why: Text | null;
  /** Whether it applies. */
  state: "applies" | "not" | "unknown";
  /** Always null: `details` say it line by line. */
  what: null;
  /** What it comes to; empty where it does not apply. */
  details: ModifierLine[];
  /** The condition in words. */
  condition: Text;
}

/** A line of a modifier. */
export interface ModifierLine {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Whether that it applies is settled. */
  state: "applies" | "unknown";
  /** The ids of the facts that can still change it. */
  missing: string[];
  /** What it rests on, those in force on the day. */
  sources: CitedAt[];
}

/** The title of an instrument, and the place in it. */
export interface CitedAt {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The place; null for the whole. */
  at: Text | null;
}

/** A track that may be open besides, although what is known does not establish it. */
export interface MayApply {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** The id of its record. */
  id: string;
  /** Why it may be. */
  why: Text;
  /** What to ask, and whom. */
  ask: Text;
}

/** What follows from going on without the document. */
export interface Penalty {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** What is done. */
  sanction: Text;
  /** The amounts in words, one for each band. */
  amounts: Text[];
}

/** A warning in force whose condition holds. */
export interface WarningEntry {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
}

/** What a day already known will change. */
export interface Later {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The day. */
  date: string;
  /** How firm the event is; null where none is recorded and the text is what differs for this project. */
  standing: Standing | null;
  /** What then differs for this project; empty where nothing does, or the text says it. */
  changes: Text[];
}

/** The size of a firm. */
export interface SizeAnswer {
  /** The answer in a sentence. */
  headline: Text;
  /** The questions that can still change it, most telling first. */
  ask_next: Question[];
  /** The instruments on which it rests. */
  citations: Citation[];
  /** The least firm of all on which it rests. */
  standing: Standing;
  /** The same in words. */
  standing_text: Text;
  /** The day whose rules it goes by. */
  on: string;
  /** The hash of the policy data. */
  policy: string;
  /** The day to which those are current. */
  policy_current_to: string;
  /** The answers it was given, by fact id. */
  facts: Facts;
  /** Whether the answer is settled. */
  status: Status;
  /** The fragment of a link that repeats the check. */
  link: string;
  /** The size; null while several are possible. */
  size: Size | null;
  /** Its name; null while open. */
  size_name: Text | null;
  /** The sizes still possible, largest first. */
  possible_sizes: Size[];
  /** Their names, in the same order. */
  possible_size_names: Text[];
  /** The sector; null if it was not given. */
  sector: Sector | null;
  /** Why. */
  reasons: SizeReason[];
  /** The nearest limits; empty while open. */
  change: SizeChange[];
  /** Figures that do not count in the sector. */
  not_used: NotUsed[];
  /** Services that one of the sizes opens. */
  services: SizeService[];
  /** What the size is good for. */
  effect: Text;
  /** How the criteria are read. */
  logic: Text;
  /** Remarks on the criteria. */
  notes: FirmText[];
  /** The fragment that takes the size to the check of a project; null while open. */
  check_link: string | null;
}

/** The sector of a firm. */
export interface Sector {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its id. */
  id: string;
  /** Its number in the criteria. */
  number: number;
  /** A remark; null where there is none. */
  note: Text | null;
}

/** Why a firm is of a size, or not. */
export interface SizeReason {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The size. */
  size: Size;
  /** Whether it holds. */
  kind: "decides" | "rules_out";
  /** The ids of the answers on which it rests. */
  facts: string[];
}

/** A limit with which the size would be another. */
export interface SizeChange {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The id of the figure. */
  fact: string;
  /** The limit, in the unit of the question. */
  limit: number;
  /** The size there. */
  size: Size;
}

/** A figure that was given and does not count in the sector. */
export interface NotUsed {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its id. */
  fact: string;
}

/** A service that the size of the firm opens. */
export interface SizeService {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** The ids of the facts that can still change whether it applies. */
  missing: string[];
  /** Why it does not apply, or on what it depends; null where it applies or questions are missing. */
  why: Text | null;
  /** Whether it applies; `ask`: its condition holds, and more is not known (`why`). */
  state: "applies" | "ask" | "not" | "unknown";
  /** What it is. */
  what: Text;
  /** The group of services it belongs to. */
  group: Text;
  /** How to ask for it; null where nothing is to be said. */
  how: Text | null;
  /** Whom to reach for it, and where to read on. */
  ways: Way[];
  /** The id of the text to copy for it, one of `requests`; null without one. */
  request: string | null;
  /** What must hold besides; null where nothing must. */
  besides: Text | null;
}

/** Whether a change of an approved project is major. */
export interface MajorChangeAnswer {
  /** The answer in a sentence. */
  headline: Text;
  /** The questions that can still change it, most telling first. */
  ask_next: Question[];
  /** The instruments on which it rests. */
  citations: Citation[];
  /** The least firm of all on which it rests. */
  standing: Standing;
  /** The same in words. */
  standing_text: Text;
  /** The day whose rules it goes by. */
  on: string;
  /** The hash of the policy data. */
  policy: string;
  /** The day to which those are current. */
  policy_current_to: string;
  /** The answers it was given, by fact id. */
  facts: Facts;
  /** Whether the answer is settled. */
  status: Status;
  /** The fragment of a link that repeats the check. */
  link: string;
  /** The result; with `provided`, what the points alone say. */
  verdict: "major" | "not_major" | "not_covered" | "open";
  /** The results still possible. */
  possible: ("major" | "not_major" | "unclear" | "not_covered")[];
  /** Whether the list covers the project; null while that is not known. */
  covered: boolean | null;
  /** What must hold for the list to cover the project; empty once it is known, and while open. */
  provided: Text[];
  /** Every point of the list. */
  points: Point[];
  /** The numbers of the points that are met. */
  met: number[];
  /** Of those that are not. */
  ruled_out: number[];
  /** Of those that are not settled. */
  open: number[];
  /** Why. */
  reasons: PointReason[];
  /** What is not established and matters. */
  doubts: Doubt[];
  /** What follows from it; null while open. */
  follows: FirmText | null;
  /** What the list is about. */
  scope: Text;
  /** Rules of procedure that stand beside the list. */
  rules: Rule[];
}

/** A point of the list of major changes. */
export interface Point {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its number. */
  number: number;
  /** The group it belongs to. */
  group: Text;
  /** How it stands. */
  state: "met" | "ruled_out" | "open";
}

/** Why a point is met, or not. */
export interface PointReason {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its number; null where the list does not cover the project at all. */
  point: number | null;
  /** Whether it holds. */
  kind: "decides" | "rules_out";
  /** The ids of the answers on which it rests. */
  facts: string[];
}

/** What is not established and matters for the answers given. */
export interface Doubt {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** The number of the point. */
  point: number;
}

/** A rule of procedure that stands beside the list. */
export interface Rule {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How firm it is: an official text was read, reported, inferred, or unconfirmed. */
  standing: Standing;
  /** Its id. */
  id: string;
  /** What it rests on. */
  citations: Citation[];
}

/** An item with all its conditions. */
export interface TreeItem {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its number. */
  item: number;
  /** Its tiers, strictest first. */
  of: TreeTier[];
}

/** The condition of a tier. */
export interface TreeTier {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How it stands. */
  state: "met" | "not_met" | "open" | "moot";
  /** Its parts; empty for a single test. */
  of: TreeNode[];
  /** The tier. */
  tier: Tier;
}

/** A condition of an item, or a part of one. */
export interface TreeNode {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** How it stands. */
  state: "met" | "not_met" | "open" | "moot";
  /** Its parts; empty for a single test. */
  of: TreeNode[];
}

/** Whether an earlier answer still stands. */
export interface Comparison {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Whether it does. */
  same: boolean;
  /** Whether the policy data changed in between. */
  newer: boolean;
}

/** A file to save. */
export interface CalendarFile {
  /** Its name. */
  name: string;
  /** What stands in it. */
  text: string;
}

/** What a link says, as far as it can be read. */
export interface ReadLink {
  /** The day whose rules count; absent if it names none. */
  on?: string;
  /** The day on which the procedure begins; absent if it names none. */
  start?: string;
  /** The day of submission; absent if it names none. */
  submitted?: string;
  /** The day of acceptance; absent if it names none. */
  accepted?: string;
  /** The hash of the policy then; absent if it names none. */
  policy?: string;
  /** What was answered then; absent if it does not say. */
  was?: string;
  /** The reader's own words; absent if it holds none. */
  describe?: string;
  /** The ids of the places; absent if it names none. */
  place?: string[];
  /** Numbers of items; absent for a small check. */
  items?: number[];
  /** The answers, by fact id. */
  facts: Facts;
  /** Of quantities typed in another unit, how; absent if there is none. */
  typed?: Record<string, SaidTyped>;
  /** Every part that is wrong; those are left out above. */
  errors: Mistake[];
}

/** A quantity as it was typed, and what it comes to. */
export interface SaidTyped {
  /** The number. */
  text: string;
  /** The id of its unit; empty for the question's own. */
  unit: string;
  /** The days of operation a year, for an amount a day; empty otherwise. */
  days: string;
  /** The quantity in the question's own unit, in words. */
  said: Text;
}

/** One thing that is wrong with a request, said in both languages. */
export interface Mistake {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The path of the field, such as `facts.hospital_beds`. */
  field: string;
  /** The kind of mistake, such as `type`, `unknown`, `unit`, `days`. */
  code: string;
}

/** A link. */
export interface WrittenLink {
  /** What is to stand behind the # of the address. */
  fragment: string;
}

/** An answer as it was read. */
export interface ReadValue {
  /** The answer; a quantity in the question's own unit. */
  value: Value;
  /**
   * The number that was typed, in plain digits; this and the rest are absent unless it is in another unit.
   */
  text?: string;
  /** The id of the unit it is in. */
  unit?: string;
  /** The days of operation a year; empty unless it is an amount a day. */
  days?: string;
  /** The quantity in the question's own unit, in words. */
  said?: Text;
  /** Whether the unit stood behind the number. */
  named?: boolean;
}

/** What the session takes besides, on the page for tables. */
export interface TableRequests {
  name_table: NameTableRequest;
  open_table: OpenTableRequest;
  answer_rows: AnswerRowsRequest;
  close_table: Nothing;
  pick: PickRequest;
  ask_row: RowRequest;
  write_rows: AnswerRowsRequest;
  template: TemplateRequest;
}

/** May this file be put into the worker's memory? */
export interface NameTableRequest {
  /** Its name. */
  name: string;
  /** Its size in bytes. */
  size: number;
}

/** Read the file that was put there. */
export interface OpenTableRequest {
  /** Its name, whose ending counts. */
  name: string;
  /** The language of the answers. */
  lang: Lang;
  /** The day whose rules count where a row names none. */
  on: string;
  /** The sheet to read; absent for the first that is understood. */
  sheet?: string;
  /** Which column is which, as `name=B,header=3`; absent to find out. */
  columns?: string;
}

/** Answer some more rows. */
export interface AnswerRowsRequest {
  /** How many. */
  rows: number;
}

/** This belongs to a row. */
export interface PickRequest {
  /** The number of the row in the file. */
  row: number;
  /** Numbers of items as they were typed; empty takes a choice back. */
  items: string;
  /** Answers to its questions, all of them. */
  facts?: Facts;
}

/** A row. */
export interface RowRequest {
  /** The number of the row in the file. */
  row: number;
}

/** A table to fill in. */
export interface TemplateRequest {
  /** Numbers of items as they were typed; empty for any. */
  items: string;
  /** Its language. */
  lang: Lang;
  /** Its kind. */
  ending: "csv" | "xlsx";
}

/** What it answers. Only a table that was opened can be closed; else that is null. */
export interface TableResults {
  name_table: FilePath;
  open_table: OpenedTable;
  answer_rows: AnsweredRows;
  close_table: ClosedTable;
  pick: PickedRow;
  ask_row: RowQuestions;
  write_rows: WrittenRows;
  template: FilePath;
}

/** A file in the worker's memory. */
export interface FilePath {
  /** Its path there. */
  path: string;
}

/** A table that was read; or what has to be told before it can be. */
export interface OpenedTable {
  /** As what it was read: kind, encoding, sheet. */
  read_as: Text;
  /** Which columns say nothing to the check; empty texts if there is none. */
  unread: Text;
  /** How many rows have a project. */
  total: number;
  /** The sheets that may be read, the one that is read first. */
  sheets: string[];
  /** Null where it is plain which column is which. */
  ask: AskedColumns | null;
}

/** That it is not plain which column is which. */
export interface AskedColumns {
  /** What was found instead. */
  why: Text;
  /** The numbers of the first rows. */
  rows: number[];
  /** The columns, with what stands in these rows. */
  columns: AskedColumn[];
}

/** A column of which the reader is asked what it is. */
export interface AskedColumn {
  /** Its name in a spreadsheet. */
  letter: string;
  /** Its cells in the first rows. */
  cells: string[];
}

/** How far it has come. */
export interface AnsweredRows {
  /** Whether that was the last row. */
  done: boolean;
  /** How many are answered by now. */
  rows: number;
  /** How many of these have a mistake. */
  bad: number;
  /** The new ones, to show. */
  shown: TableRow[];
  /** Lines about mistakes, from the first row on. */
  said: string[];
}

/** A row with its answer, in the language of the table. */
export interface TableRow {
  /** Its number in the file. */
  row: number;
  /** What the reader calls it; empty if nothing does. */
  name: string;
  /** Its cell of item numbers. */
  items: string;
  /** How it came out. */
  kind: "decided" | "check" | "read" | "open" | "choose" | "bad";
  /** How the class that it gives itself compares. */
  differs: "lenient" | "perhaps_lenient" | "stricter" | "";
  /** The same in words. */
  compared: string;
  /** The items found by its words. */
  found: string;
  /** What was read in its words. */
  read: string;
  /** The items to choose from; empty where the item is plain. */
  offers: RowOffer[];
  /** The items that the reader chose. */
  chosen: string;
  /** The answers that the reader added, in words. */
  added: string;
  /** How many questions can still change its answer. */
  asks: number;
  /** Whether its answer rests on what was found or read in its words. */
  unsure: boolean;
  /** What is to be said of its approval. */
  approval: "missing" | "old" | "soon" | "";
  /** The same in words. */
  aged: string;
  /** The same in words. */
  status: string;
  /** The document; empty while open. */
  document: string;
  /** The track; empty while open. */
  track: string;
  /** The promised time; empty where there is none. */
  promised: string;
  /** The documents still possible. */
  possible_documents: string;
  /** What is to be asked next; empty if nothing is. */
  questions: string;
  /** What is wrong with the row; empty if nothing is. */
  error: string;
  /** A link to the check; empty where there is none. */
  link: string;
}

/** An item to choose for a row. */
export interface RowOffer {
  /** Its number. */
  item: number;
  /** Its name. */
  name: string;
}

/** What came of a table. */
export interface ClosedTable {
  /** All counts in a sentence. */
  summary: string;
  /** Of rows decided: each track and how many. */
  tracks: [string, number][];
  /** Of rows decided: each document and how many. */
  documents: [string, number][];
  /** What of the whole list has to be looked at, the gravest first. */
  look_at: string[];
  /** The results. */
  files: TableFiles;
  /** How many rows were answered. */
  rows: number;
  /** How many of these have a mistake. */
  bad: number;
  /** Rows that are no projects, counted; empty texts if there is none. */
  left_out: Text;
}

/** The results, as paths in the worker's memory. */
export interface TableFiles {
  csv: string;
  xlsx: string;
}

/** A row as it is answered now, and what that makes of the whole table. */
export interface PickedRow {
  /** All counts in a sentence. */
  summary: string;
  /** Of rows decided: each track and how many. */
  tracks: [string, number][];
  /** Of rows decided: each document and how many. */
  documents: [string, number][];
  /** What of the whole list has to be looked at, the gravest first. */
  look_at: string[];
  row: TableRow;
}

/** What may be answered in a row. */
export interface RowQuestions {
  /** Its items, given or found. */
  items: number[];
  /** All that these can ask. */
  questions: FormQuestion[];
  /** Those that can still change its answer, most telling first. */
  next: Question[];
  /** The answers that the reader added. */
  facts: Facts;
  /** What was read in its words. */
  read: Facts;
}

/** How far the results are written. */
export interface WrittenRows {
  /** Whether they are all written. */
  done: boolean;
  /** How many are. */
  rows: number;
}

/** What the workbench's session takes. */
export interface BenchRequests {
  validate: Edited;
  impact: ImpactRequest;
  items: Edited;
  questions: BenchQuestionsRequest;
  preview: BenchProject;
  diff: Edited;
  propose: Edited;
  package: PackageRequest;
  open: PackageToOpen;
  sign: PackageToSign;
  rows: SheetRequest;
}

/** Every request of the workbench says what was edited. */
export interface Edited {
  /** The edited texts by the name of their file. */
  files: Record<string, string>;
}

/** The impact sheet. */
export interface ImpactRequest {
  /** The edited texts by the name of their file. */
  files: Record<string, string>;
  /** Its language. */
  lang: Lang;
}

/** The questions of one item. */
export interface BenchQuestionsRequest {
  /** The edited texts by the name of their file. */
  files: Record<string, string>;
  item: number;
}

/** A project, to ask about before and after. */
export interface BenchProject {
  /** The edited texts by the name of their file. */
  files: Record<string, string>;
  items: number[];
  facts: Facts;
  /** The day whose rules count. */
  on?: string;
}

/** The edit as a package. */
export interface PackageRequest {
  /** The edited texts by the name of their file. */
  files: Record<string, string>;
  name: string;
  day: string;
  note: string;
}

/** A package to look at. */
export interface PackageToOpen {
  /** The edited texts by the name of their file. */
  files: Record<string, string>;
  /** The file in base64. */
  content: string;
}

/** A package to sign; the files are those that were opened. */
export interface PackageToSign {
  /** The edited texts by the name of their file. */
  files: Record<string, string>;
  /** The file in base64. */
  content: string;
  name: string;
  day: string;
  verdict: "agreed" | "returned";
  note: string;
}

/** A spreadsheet's file. */
export interface SheetRequest {
  /** The edited texts by the name of their file. */
  files: Record<string, string>;
  /** Its name, of which the ending counts. */
  name: string;
  /** Its bytes. */
  size: number;
  /** The file in base64; empty where it is too large to be handed over. */
  content: string;
}

/** What it answers; null where the edited data cannot be compiled. */
export interface BenchResults {
  validate: Validated;
  impact: Impact | null;
  items: BenchItem[] | null;
  questions: FormQuestion[] | null;
  preview: Preview | null;
  diff: FileDiff[];
  propose: Proposed;
  package: Taken;
  open: Opened;
  sign: Taken;
  rows: SheetRows;
}

/** What the validator says. */
export interface Validated {
  /** Whether there is no error. */
  passed: boolean;
  /** All findings, the worst first. */
  findings: BenchFinding[];
  /** What their kinds mean; null for a kind that is not described. */
  codes: Record<string, CodeEntry | null>;
}

/** A finding of the edited data. */
export interface BenchFinding {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** The file, such as `policy_data/clocks.yaml`. */
  path: string;
  /** The line, from 1. */
  line: number;
  /** The column, from 1. */
  column: number;
  /** An error keeps the site from being published. */
  severity: "error" | "warning";
  /** The kind of finding. */
  code: string;
  /** The page of the site that explains it. */
  page: string;
  /** Whether the published data do not have it. */
  new: boolean;
  /** All of it as the command line prints it. */
  text: Text;
}

/** What a kind of finding means. */
export interface CodeEntry {
  meaning: Text;
  /** An example of what is wrong. */
  wrong: Text;
  /** The same put right. */
  right: Text;
}

/** The impact sheet in one language. */
export interface Impact {
  title: string;
  /** Which states it compares. */
  between: string;
  summary: string[];
  parts: ImpactPart[];
  /** How it was made. */
  note: string;
  /** Whether nothing differs. */
  identical: boolean;
  /** Of each kind of change a project. */
  examples: Example[];
}

/** A section of the impact sheet. */
export interface ImpactPart {
  title: string;
  notes: string[];
  entries: ImpactEntry[];
  /** Whether it matters less, such as texts. */
  quiet: boolean;
}

/** One thing that changes. */
export interface ImpactEntry {
  what: string;
  remarks: string[];
  /** Lines of YAML: sign (- old, + new), place, text. */
  lines: [string, string, string][];
}

/** A project that gets another answer. */
export interface Example {
  item: number;
  facts: Facts;
}

/** An item, to choose from. */
export interface BenchItem {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  number: number;
}

/** The answer before and after. */
export interface Preview {
  before: ShortVerdict | NoVerdict;
  after: ShortVerdict | NoVerdict;
  same: boolean;
}

/** Of a verdict, what is set side by side. */
export interface ShortVerdict {
  status: Status;
  document: Document | null;
  track: Track | null;
  headline: Text;
  time_limit: TimeLimit | null;
  reasons: Reason[];
  standing_text: Text;
  on: string;
}

/** What is wrong with the project for one of the states. */
export interface NoVerdict {
  errors: Mistake[];
}

/** What was edited in a file. */
export interface FileDiff {
  file: string;
  /** A unified diff without the two lines that name the files. */
  lines: string[];
}

/** What cases and scenarios would have to expect after the edit. */
export interface Proposed {
  /** The files with it, by name. */
  edits: Record<string, string>;
  told: Proposal[];
}

/** A value that a case or a scenario would expect. */
export interface Proposal {
  /** File and line. */
  place: string;
  name: Text;
  old: string;
  new: string;
}

/** A file to take away. */
export interface Taken {
  /** What to call it. */
  name: string;
  /** The file in base64. */
  content: string;
}

/** What a package says and comes to. */
export interface Opened {
  author: Author;
  signatures: Signature[];
  /** The files it changes. */
  files: string[];
  /** Those of them that were published anew since. */
  moved: string[];
  conflicts: Clash[];
  /** The files as they would be, by name. */
  edits: Record<string, string>;
  /** Whether the site asks for a second person. */
  second: boolean;
}

/** Who made a package, and when, as typed. */
export interface Author {
  name: string;
  day: string;
  /** Why, for the second person. */
  note: string;
}

/** A second person's verdict. */
export interface Signature {
  name: string;
  day: string;
  /** Why, for the second person. */
  note: string;
  verdict: "agreed" | "returned";
}

/** A value that a package and somebody else changed, each otherwise. */
export interface Clash {
  file: string;
  /** Its keys; empty for a whole file. */
  where: string;
  /** The record. */
  name: Text;
  base: Text;
  published: Text;
  package: Text;
  /** Its keys, and records as `id=…`; empty for a whole file. */
  steps: string[];
  /** What each side has, as JSON; no key for nothing. */
  held: Partial<Record<"published" | "package", string>>;
}

/** What stands in a spreadsheet's file. */
export interface SheetRows {
  /** Its rows in which something is written, cell by cell. */
  rows: string[][];
  /** What was read, and how. */
  read_as: Text;
  /** Other sheets that hold something. */
  unread: string[];
}

/** `finder.json`. */
export interface FinderList {
  items: FinderItem[];
  categories: Category[];
  /** The short names of the documents. */
  documents: Partial<Record<Document, Text>>;
}

/** An item, as typing can search it. */
export interface FinderItem {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  /** Its number. */
  item: number;
  /** The number of its category. */
  category: number;
  /** What else it is called. */
  words: Words;
  /** Industry codes. */
  codes: string[];
  /** The documents it can need at all. */
  documents: Document[];
}

/** Words in both languages. */
export interface Words {
  zh: string[];
  en: string[];
}

/** A category of the catalogue. */
export interface Category {
  /** Chinese. */
  zh: string;
  /** English. */
  en: string;
  number: number;
}

/** `item-….json`: what the page needs of an item before Python is up. */
export interface EarlyItem {
  /** The mark of the policy data. */
  policy: string;
  /** Its number; 0 for a project that no item fits. */
  item: number;
  questions: FormQuestion[];
  /** Null for a project that no item fits. */
  diagram: Diagram | null;
}

/** What one item comes to, whatever is answered. */
export interface Diagram {
  /** The questions in the order in which nodes ask them. */
  facts: DiagramFact[];
  /** Number of the question, then by cell the node that follows, or the leaf `~n`. The last one begins. */
  nodes: number[][];
  /** Document, track, number of the sentence; null: such a project cannot be. */
  leaves: ([Document, Track, number] | null)[];
  /** Answers with which something outside the diagram may have a say; null: any answer. */
  guards: Record<string, string[] | null>;
  /** The questions as they are put while nothing is answered, each with the one put before it. */
  ask: [string, string][];
}

/** How the answer to a question of a diagram falls into a cell. */
export interface DiagramFact {
  /** The id of the question. */
  id: string;
  /** By number of cuts passed, or by sum of bits: the cell; null: there is none. */
  cells: (number | null)[];
  /** Of a quantity: `[5]` is passed from five on, `[5, 1]` above five. */
  cuts?: number[][];
  /** Whether it is counted in whole numbers. */
  whole?: boolean;
  /** Of options, as a link writes them: the bit of each. */
  bits?: Record<string, number>;
}

/** What the page says of leaves. */
export interface FirstTexts {
  /** The mark of the policy data. */
  policy: string;
  /** The first day for which the diagrams hold. */
  first: string;
  /** The last one; null: no end is known. */
  last: string | null;
  /** Their names, the strictest first. */
  documents: Partial<Record<Document, Text>>;
  /** Their names, in the order of the data. */
  tracks: Partial<Record<Track, Text>>;
  /** Sentences for a single leaf, by the number that it names. */
  settled: Text[];
  /**
   * Sentences for several documents (`report,form`), one with several tracks (`form:a,b`), and one that is
   * still to be checked (`form`).
   */
  open: Record<string, Text>;
}

/** The answer to a request that cannot be used. */
export interface Refused {
  ok: false;
  /** Every wrong field at once; never empty. */
  errors: Mistake[];
}
