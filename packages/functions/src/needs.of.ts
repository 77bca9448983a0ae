import type { TaskName } from "@marshrut/workflows";
import { apiEnv, bankEnv, type EnvName, jobEnv, type Needs, relayEnv, sealEnv, tableEnv } from "./needs.ts";

/** What an entry point reads from its environment, and what it may do. */
interface Grant {
  env: readonly EnvName[];
  needs: Needs;
}

// Every change and every read writes an audit entry beside its state, and nobody changes or removes one: audit is `put`
// everywhere; it is read by the API, and by the notary, who writes none.
const audit = ["put"] as const;

/** The state machines' tasks: they move a record on, and know neither people nor mail. */
const task = (...records: NonNullable<Needs["tables"]["records"]>): Grant => ({
  env: bankEnv,
  needs: { tables: { records, audit } },
});

/** Telling events onward: executions are started, answered and stopped, links and webhooks signed, mails sent, counters kept. */
const telling = {
  // `getMany` of the vault: a closed guardian's successor stands in its children's cards.
  tables: {
    records: ["get", "getMany", "list", "find", "put", "overwrite", "remove", "check"],
    // `get`: at which address whoever signed up for an event is written to; `remove`: once that was the last letter; `put`: a conference's
    // programme as everybody sees it.
    vault: ["get", "getMany", "put", "remove"],
    audit,
  },
  keys: ["mac", "seal", "open"],
  machines: ["start", "succeed", "wake", "stop"],
  mail: true,
} as const satisfies Needs;

/**
 * The needs of each entry point. The local cloud refuses what is not here, so every journey tests that nothing is missing;
 * test/infra/needs.after.test.ts wants each need to be used by one of them, so none is here for nothing.
 */
export const needsOf = {
  api: {
    env: apiEnv,
    needs: {
      tables: {
        // `remove`: an Idempotency-Key whose day is over, a block that is lifted.
        records: ["get", "getMany", "list", "find", "put", "remove", "check"],
        // `remove`: the mark of a СНИЛС that a child has no more.
        vault: ["get", "getMany", "list", "put", "remove"],
        // The log is read by whoever may ask who looked, of a child or by an account, and compared with its seals (`getMany`).
        audit: [...audit, "list", "find", "getMany"],
      },
      keys: ["seal", "open", "mac"],
      files: ["put", "get", "remove"],
      scans: ["submit"],
      seals: ["get", "check"],
    },
  },
  relay: { env: relayEnv, needs: telling },
  sweeper: { env: relayEnv, needs: telling },
  reconciler: {
    env: relayEnv,
    needs: {
      // `overwrite`: a webhook whose execution was lost is marked as retried again, and steps of an older program get their numbers.
      // `remove`: counters that were counted anew.
      tables: { records: ["get", "getMany", "list", "find", "put", "overwrite", "remove", "check"], audit },
      keys: ["seal"],
      machines: ["start", "succeed", "stop", "status", "waits"],
    },
  },
  digest: {
    env: relayEnv,
    needs: {
      // The vault: to which address a member of a family is written.
      tables: {
        records: ["get", "getMany", "list", "find", "put", "overwrite", "remove", "check"],
        vault: ["getMany"],
        audit,
      },
      keys: ["mac", "open"],
      machines: ["start"],
      mail: true,
    },
  },
  "open-stage": task("get", "getMany", "list", "find", "put", "check"),
  "conclude-cycle": task("get", "getMany", "list", "find", "put", "remove"),
  "continue-route": task("get", "list", "put"),
  "dispatch-step": task("get", "list", "put", "check"),
  "await-report": task("get", "put"),
  milestone: task("get", "list", "put", "check"),
  "begin-enrolment": task("get", "list", "put"),
  "await-sessions": task("get", "put"),
  "enrolment-milestone": task("get", "list", "put"),
  "begin-consultation": task("get", "list", "put"),
  "await-consultation": task("get", "put"),
  "consultation-milestone": task("get", "list", "put"),
  // Asks consent (`list`, `check`), signs (`open`), makes the answer's token (`mac`), and clears the mark of what it retried.
  "retry-webhook": {
    env: relayEnv,
    needs: {
      tables: { records: ["get", "list", "put", "overwrite", "remove", "check"], audit },
      keys: ["open", "mac"],
    },
  },
  "mail-events": task("get", "put"),
  // `getMany`: whom decisions name.
  "open-period": task("get", "getMany", "list", "find", "put"),
  "collect-period": task("get", "put"),
  "period-milestone": task("get", "getMany", "list", "find", "put"),
  // `put`: only where locking died before it froze the figures; otherwise they stand already.
  "aggregate-period": task("get", "list", "put"),
  "hand-over-period": task("get", "list", "find", "put"),
  // The vault, to know on which day somebody is of age: only where a consent reaches beyond. `remove`: who had signed up for an event,
  // once that is kept no longer.
  "open-periods": {
    env: bankEnv,
    needs: {
      tables: { records: ["get", "list", "find", "put", "remove", "check"], vault: ["get", "remove"], audit },
      keys: ["open", "mac"],
    },
  },
  // It carries papers from one card to another as the API does that began it: what is personal is opened and sealed anew.
  // `check`: no family comes back that was forgotten meanwhile, and no organisation gets a name that it has just lost.
  "carry-cards": {
    env: bankEnv,
    needs: {
      tables: {
        records: ["get", "getMany", "list", "find", "put", "remove", "check"],
        vault: ["get", "getMany", "list", "put", "remove"],
        audit,
      },
      keys: ["seal", "open", "mac"],
    },
  },
  // Destroys what is personal, for good: it alone removes keys. What it reads of people is where else they are found.
  erasures: {
    env: jobEnv,
    needs: {
      tables: {
        // `check`: a report of a locked period, whose files go when their term is over.
        records: ["get", "getMany", "list", "find", "put", "remove", "check"],
        vault: ["get", "getMany", "list", "put", "remove"],
        audit,
        safe: ["getMany", "list", "put"],
      },
      keys: ["seal", "open", "mac", "destroy"],
      files: ["remove"],
    },
  },
  // Takes what the scanner says, gives a file once more, and removes what is infected as a person would.
  "malware-scans": {
    env: [...jobEnv, "SCANS"],
    needs: {
      tables: {
        // `check`: a report of a locked period, whose file goes all the same.
        records: ["get", "getMany", "list", "find", "put", "check"],
        vault: ["get", "put", "remove"],
        audit,
      },
      keys: ["seal", "open"],
      files: ["get", "remove"],
      scans: ["submit", "verdict", "forget"],
    },
  },
  // An import registers and records as the API does; an export reads what its lists read. `remove` of files: none, the store lets them go.
  "work-piece": {
    env: jobEnv,
    needs: {
      tables: {
        // `check`: a paper or a result is recorded as long as the card is as it was read.
        records: ["get", "getMany", "list", "find", "put", "check"],
        // `list`: whom a row of papers may mean, by the name alone.
        vault: ["get", "getMany", "list", "put"],
        audit,
      },
      keys: ["seal", "open", "mac"],
      files: ["put", "get"],
    },
  },
  // Whoever can write entries cannot sign them, and whoever signs cannot write any: it reads the log and nothing else.
  notary: {
    env: [...tableEnv, ...sealEnv],
    needs: { tables: { records: ["get", "find"], audit: ["find"] }, seals: ["put", "get", "sign"] },
  },
  // It reads the seals and not the log, and puts what it found beside its own mark.
  watch: {
    env: [...bankEnv, ...sealEnv],
    needs: { tables: { records: ["get", "find", "put"], audit }, seals: ["get"] },
  },
  // An agency's system is looked up by its client; people's claims stand in their accounts.
  claims: { env: tableEnv, needs: { tables: { records: ["get"] } } },
} satisfies Record<string, Grant> & Record<TaskName, Grant>;
