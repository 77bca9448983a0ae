/** One round of `npm run bench:wire`: asks as the product does, and tells milliseconds of processor a call, by kind. */
import path from "node:path";
import { pathToFileURL } from "node:url";

const [checkout = "", calls = "2000", only = ""] = process.argv.slice(2);
const room = (name: string) => import(pathToFileURL(path.join(checkout, "packages/aws/src", name, "index.ts")).href);
const { dynamoBank } = (await room("bank")) as typeof import("@marshrut/aws/bank");
const { dynamoClient, sfnClient } = (await room("clients")) as typeof import("@marshrut/aws/clients");
const { sfnWorkflows } = (await room("workflows")) as typeof import("@marshrut/aws/workflows");

const bank = dynamoBank(dynamoClient(), { records: "records", vault: "vault", audit: "audit", safe: "safe" });
const workflows = sfnWorkflows(sfnClient(), {
  arnOf: (m) => `arn:aws:states:eu-central-1:123456789012:stateMachine:${m}`,
});

const key = (n: number) => ({ table: "records" as const, pk: "ROUTE#01JN3V5QK8", sk: `STEP#${n}` });
const record = (n: number) => ({
  key: key(n),
  kind: "step",
  index: { gsi1: { pk: "novokuznetsk#open", sk: `2026-03-12#${n}` } },
  data: {
    stepId: `01JN3V5QK8${n}`,
    status: "requested",
    attempts: 2,
    agency: { agencyId: "01JM0", name: "Школа № 12 города Новокузнецка", kind: "school" },
    history: Array.from({ length: 5 }, (_, i) => ({ at: `2026-03-0${i + 1}T10:00:00Z`, what: "asked", turn: i })),
    words: "Занятия с логопедом дважды в неделю, по расписанию школы, до конца учебного года.",
  },
});

const kinds: Record<string, (n: number) => Promise<unknown>> = {
  "get one": (n) => bank.get(key(n)),
  "get ten in a batch": (n) => bank.getMany(Array.from({ length: 10 }, (_, i) => key(n * 10 + i))),
  "query fifty": () => bank.list("records", "ROUTE#01JN3V5QK8", { prefix: "STEP#" }, { limit: 50 }),
  "put one": (n) => bank.commit([{ put: record(n), expect: 3 }]),
  "transaction of four": (n) =>
    bank.commit(Array.from({ length: 4 }, (_, i) => ({ put: record(n * 4 + i), expect: 3 }))),
  "start an execution": (n) => workflows.start({ machine: "step", name: `s${n}`, input: { stepId: `01JN3V5QK8${n}` } }),
};

/** Eight at a time, as a relay or a busy API has them. */
async function all(times: number, call: (n: number) => Promise<unknown>): Promise<void> {
  let n = 0;
  const one = async () => {
    while (n < times) await call(n++);
  };
  await Promise.all(Array.from({ length: 8 }, one));
}

const cost: Record<string, number> = {};
const asked = Object.entries(kinds).filter(([kind]) => kind.includes(only));
// Twice as many as V8 needs until it has compiled all of it for speed.
for (const [, call] of asked) await all(1_000, call);
for (const [kind, call] of asked) {
  const before = process.cpuUsage();
  await all(Number(calls), call);
  const { user, system } = process.cpuUsage(before);
  cost[kind] = (user + system) / 1000 / Number(calls);
}
process.stdout.write(JSON.stringify(cost));
process.exit(0);
