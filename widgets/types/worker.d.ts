/** What a page and its worker say to each other around requests and answers, and what the worker has itself. */

import type { Refused } from "./messages";

/** Names, sizes and marks of the files that a worker loads. */
export interface WorkerAssets {
  /** Name of the worker's script. */
  worker: string;
  /** Folder of Pyodide, with a slash at its end. */
  runtime: string;
  /** Pyodide's list of packages: none. */
  lock: import("pyodide").Lockfile;
  /** Bytes by name. */
  sizes: Record<string, number>;
  /** Subresource Integrity by name. */
  integrity: Record<string, string>;
}

export interface CheckAssets extends WorkerAssets {
  library: string;
  rules: string;
  policy: string;
  finder: string;
  /** Subresource Integrity of the file of each item; its first bytes are in the file's name. */
  items: Record<string, string>;
  /** What the finder takes besides, its code and its words: Subresource Integrity by name. */
  search: Record<string, string>;
}

export interface TableAssets {
  worker: string;
  tables: { name: string; integrity: string };
}

export interface BenchAssets extends WorkerAssets {
  packages: string;
  generator: string;
  data: string;
  forms: string;
}

/** An answer of Python. */
export type Answer<T> = { ok: true; result: T } | (Refused & { result?: undefined });

/** Files that the page gives to the worker's memory, or takes from it. */
export interface More {
  put?: { path: string; bytes: ArrayBuffer };
  take?: string[];
}

/** What a page says to its worker. */
export interface ToWorker<A = WorkerAssets> extends More {
  /** The first message: where the files are. */
  start?: { base: string; assets: A };
  /** Number of a request; its answer has the same. */
  id?: number;
  /** The request as JSON. */
  request?: string;
}

export interface Failure {
  /** Which: the label `failed_…` says it. */
  code: string;
  /** For the console. */
  detail: string;
}

/** How far a start has come; while files are downloaded, in bytes. */
export type Progress =
  | { step: "download"; loaded: number; total: number }
  | { step: "start" | "rules" | "packages" | "data"; loaded?: undefined; total?: undefined };

/** What a worker says to its page: one of these at a time. */
export interface FromWorker {
  /** Number of the request that `answer` answers, as JSON. */
  id?: number;
  answer?: string;
  /** What the worker adds to the answer. */
  more?: { files: Uint8Array<ArrayBuffer>[] };
  failed?: Failure;
  ready?: true;
  /** An image of Python's memory is kept; for measuring. */
  kept?: true;
  progress?: Progress;
}

/** An error with its kind, as a worker throws it. */
export interface Problem extends Error {
  problem?: string;
}

// -- within the worker ------------------------------------------------------------------------------------

export type Python = import("pyodide").PyodideAPI;

/** Pyodide's own modules. */
export type Scripts = [
  loader: typeof import("pyodide"),
  made: { default: import("pyodide").PyodideConfig["createPyodideModule"] },
];

/** The address of a file by its name. */
export type At = (name: string) => string;

/** Told of bytes that have come, and once of how many are transferred for them in all. */
export type Meter = (bytes: number, transferred?: number) => void;
