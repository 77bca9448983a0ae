/** What goes on around each commit, in this order and nowhere else. */
import type { Database } from "../store/database.ts";
import type { Calls } from "./calls.ts";
import type { Executions } from "./executions.ts";
import type { Timers } from "./timers.ts";

/**
 * 1. write: what messages have changed joins the transaction.
 * 2. sync: the database commits; everything is on disk, and whoever waited for that is answered.
 * 3. let out: only now the calls that follow from it are made, so that none is made by an execution that is forgotten.
 * 4. arm: the alarm is set to what falls due next.
 */
export function commitInOrder(db: Database, executions: Executions, calls: Calls, timers: Timers): void {
  db.aroundCommit = {
    write: () => executions.write(),
    synced() {
      executions.letOut(calls);
      timers.arm();
    },
  };
}
