/** When a Map has had more failures than it tolerates. */
import type { Tolerance } from "./run.ts";

/** Without either limit no failure is tolerated; with both, the one that is passed first counts. */
export function exceeds({ count, percentage }: Tolerance, failed: number, total: number): boolean {
  if (failed === 0) return false;
  if (count === undefined && percentage === undefined) return true;
  return failed > (count ?? Infinity) || (failed / total) * 100 > (percentage ?? Infinity);
}
