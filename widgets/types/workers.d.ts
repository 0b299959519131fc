/** The workers are handed out as they are written, so they name these types without a word on where they stand. */

import type * as worker from "./worker";

declare global {
  type At = worker.At;
  type BenchAssets = worker.BenchAssets;
  type CheckAssets = worker.CheckAssets;
  type Meter = worker.Meter;
  type Problem = worker.Problem;
  type Progress = worker.Progress;
  type Python = worker.Python;
  type Scripts = worker.Scripts;
  type TableAssets = worker.TableAssets;
  type ToWorker<A> = worker.ToWorker<A>;
  type WorkerAssets = worker.WorkerAssets;
}
