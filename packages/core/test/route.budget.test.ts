import { beforeAll, expect, it } from "vitest";
import { type Ctx, type DataBank, type RouteId, readOnce, type StepId } from "../src/ground/shared/index.ts";
import { memoryBank } from "../src/ground/shared/memory/index.ts";
import * as Route from "../src/routes/route/index.ts";
import * as Step from "../src/routes/step/index.ts";
import * as Webhook from "../src/telling/webhook/index.ts";
import { type RouteWorld, routeWorld, stepsOf } from "./worlds/relay.ts";

/** What is asked of the data bank: of one record, of up to a hundred by their keys, of a page of an order; what is written. */
interface Operations {
  reads: number;
  batches: number;
  pages: number;
  puts: number;
  transactions: number;
}
const none = (): Operations => ({ reads: 0, batches: 0, pages: 0, puts: 0, transactions: 0 });

/** A bank that counts. Looking for what waits in the outbox is not counted: on AWS the stream brings it. */
function counting(bank: DataBank, seen: Operations): DataBank {
  return {
    get(key) {
      seen.reads++;
      return bank.get(key);
    },
    getMany(keys) {
      seen.batches++;
      return bank.getMany(keys);
    },
    list(...question) {
      seen.pages++;
      return bank.list(...question);
    },
    find(...question) {
      if (question[0] !== "outbox") seen.pages++;
      return bank.find(...question);
    },
    commit(writes) {
      if (writes.length === 1) seen.puts++;
      else seen.transactions++;
      return bank.commit(writes);
    },
  };
}

// One route of school age with two measures, as the API, the machines and the relay go through it: from its opening until
// every step is reported or, where its quarter is yet to come, cancelled, and the next cycle has begun.
let w: RouteWorld;
const seen = none();
const spent: Record<string, Operations> = {};
/** A request of its own, as the API makes it. */
const asked = (): Ctx => ({ ...w.ctx, bank: readOnce(w.ctx.bank) });

async function part<T>(name: string, work: () => Promise<T>): Promise<T> {
  Object.assign(seen, none());
  const result = await work();
  await w.settle();
  spent[name] = { ...seen };
  return result;
}

async function answerAll(look: RouteWorld, routeId: RouteId): Promise<void> {
  for (let first = true; ; first = false) {
    const open = Object.values(await stepsOf(look, routeId)).filter((step) => !step.settledAt && step.cycle === 1);
    if (open.length === 0) return;
    for (const [i, { stepId, status }] of open.entries()) {
      const before = { ...seen };
      if (status === "planned") await Step.cancel(asked(), stepId as StepId, { reason: "нет нужды" });
      else await Step.complete(asked(), stepId as StepId, { result: "performed" });
      await w.settle();
      if (first && i === 0) spent.answer = difference(seen, before);
    }
  }
}

const difference = (now: Operations, before: Operations): Operations => ({
  reads: now.reads - before.reads,
  batches: now.batches - before.batches,
  pages: now.pages - before.pages,
  puts: now.puts - before.puts,
  transactions: now.transactions - before.transactions,
});

beforeAll(async () => {
  const bank = memoryBank();
  w = await routeWorld(counting(bank, seen));
  const look = { ...w, ctx: { ...w.ctx, bank } };
  await w.consent();
  await w.ipra(["Занятия с логопедом", "Массаж"]);
  await w.settle();
  // Of whoever has been told something before it is known whether it has a system of its own.
  await Promise.all(Object.values(w.agencies).map((id) => Webhook.hearsInPlaceOfMail(w.ctx, id, "step.requested")));
  const opened = await part("opening", () => Route.open(asked(), w.childId, { template: "school-age" }));
  const routeId = opened.routeId as RouteId;
  const [review] = Object.values(await stepsOf(look, routeId));
  await part("review", () => Step.complete(asked(), review!.stepId as StepId, { result: "performed" }));
  await part("plan", () => Route.approvePlan(asked(), routeId));
  await part("answers", () => answerAll(look, routeId));
  expect(await Route.get(look.ctx, routeId)).toMatchObject({ status: "open", cycle: 2, generation: 2 });
});

/**
 * What each part may take at most: measured, with one or two to spare, and written by hand. Of what is news for a family it is asked of
 * which families those are who represent the child: a batch for each such event, and the card where nobody has read it yet (decision 0196).
 */
const most: Record<string, Operations> = {
  // Two organisations of a kind are compared by two batches: their records with what they say, and how their work stands.
  // Each stage counts as it is entered and as it is settled: the route and the stage with the mark, the sums, a transaction (decision 0257).
  // Seven reads are the request's, four count the route with the papers that end, two its stage, eight ask the first organisation (0274).
  opening: { reads: 5, batches: 11, pages: 10, puts: 4, transactions: 11 },
  review: { reads: 6, batches: 16, pages: 4, puts: 3, transactions: 12 },
  // Of a step with a service, when it is asked and when it ends: all that its child needs and has, by four pages (decision 0270).
  // A school's step is asked how the child is to be taught: a page of conclusions for each.
  plan: { reads: 24, batches: 36, pages: 33, puts: 12, transactions: 40 },
  // One step with a service, beside which others of its stage are open: the answer and all that follows from it, ten reads and four
  // writes. What its child needs and has is half of them.
  answer: { reads: 2, batches: 4, pages: 4, puts: 1, transactions: 3 },
  answers: { reads: 28, batches: 55, pages: 36, puts: 23, transactions: 49 },
};

it.each(Object.keys(most))("%s: a route takes no more operations of the data bank than it may", (name) => {
  const [taken, may] = [Object.entries(spent[name]!), new Map(Object.entries(most[name]!))];
  expect(taken.filter(([operation, n]) => n > may.get(operation)!)).toEqual([]);
  // A budget that is far from what is taken holds nothing: who needs less lowers it.
  expect(taken.filter(([operation, n]) => n < may.get(operation)! - 8)).toEqual([]);
});
