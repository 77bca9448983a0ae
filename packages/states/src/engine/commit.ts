/** What goes on around each commit, in this order and nowhere else. */
import type { Database } from "../store/database.ts";
import type { Calls } from "./calls.ts";
import type { Executions } from "./executions.ts";
import type { Timers } from "./timers.ts";
import type { WaitGroup } from "./wait-group.ts";

/**
 * 1. write: what messages have changed joins the transaction, which is committed.
 * 2. sync: it gets on disk, in another thread; whoever waited for that is answered.
 * 3. let out: only now the calls that follow from it are made, so that none is made by an execution that is forgotten.
 * 4. arm: the alarm is set to what falls due next.
 */
export function commitInOrder(
  db: Database,
  executions: Executions,
  calls: Calls,
  timers: Timers,
  underWay: WaitGroup,
): void {
  db.aroundCommit = {
    write() {
      const settled = executions.write();
      return () => {
        executions.letOut(settled, calls);
        timers.arm();
      };
    },
    syncing: () => underWay.begin(),
    synced: () => underWay.end(),
  };
}
