import type { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import type { AgencyId, Ctx, Mailer, Page, Stored } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { coordinatorOf, type TenantSettings } from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import * as Route from "../../routes/route/index.ts";
import * as Step from "../../routes/step/index.ts";
import * as Delivery from "../delivery/index.ts";
import * as Inbox from "../inbox/index.ts";
import type { AskedErasures, AskedRequests, LateAgency, RemovedFiles, WaitingPlans } from "./coordinator.digest.ts";
import { type Item, ofDay, removeItems, waiting } from "./digest.store.ts";

/** What became of one reader's digest; `waits`: today's has left already. */
export type Outcome = "sent" | "nothing" | "waits";

/** What one coordinator's digest is made of. */
interface Content {
  kind: "monday" | "daily";
  day: string;
  overdue: readonly Step.Step[];
  /** Answers that came after their due dates. */
  answered: readonly Step.Step[];
  /** Results that are not what was asked for: since yesterday, on Mondays all. */
  failed: readonly Step.Step[];
  /** Plans that wait for approval; told on Mondays. */
  drafts: WaitingPlans;
  /** Families that ask for everything to be destroyed; told on Mondays. */
  erasures: AskedErasures;
  /** What families ask; told on Mondays, and when an answer is due soon or late. */
  requests: AskedRequests;
  /** Steps that rest although their due dates have passed. */
  resting: readonly Step.Step[];
  /** Last days of representatives' papers that end soon. */
  authorities: readonly string[];
  /** Last days of places that are kept for families who are yet to be asked. */
  offers: readonly string[];
  /** Organisations that have taken files of their reports away, and how many. */
  files: readonly RemovedFiles[];
}

/**
 * The digests of the municipalities' coordinators: on Mondays who is late, by organisation, on other days what became late;
 * with either the late answers that have come since, and what failed.
 */
export async function toCoordinators(ctx: Ctx, mailer: Mailer, settings: TenantSettings): Promise<Outcome[]> {
  const today = localDay(ctx.now(), settings.zone);
  const items = new Map<string, Stored<Item>[]>();
  for await (const { reader, items: of } of waiting(ctx, "coordinators"))
    if ("municipality" in reader) items.set(reader.municipality, of);
  const monday = today.dayOfWeek === 1 ? await overdueByMunicipality(ctx, today) : undefined;
  const outcomes: Outcome[] = [];
  for (const key of new Set([...settings.municipalities.map((m) => m.key), ...items.keys()])) {
    const mine = items.get(key) ?? [];
    if (!monday && mine.length === 0) continue;
    const { open, answered, failed, resting } = await asTheyAre(ctx, mine);
    const content = monday
      ? {
          kind: "monday" as const,
          overdue: monday.get(key) ?? [],
          failed: await undecidedIn(ctx, key),
          drafts: await draftsIn(ctx, key),
          erasures: await erasuresIn(ctx, key),
        }
      : { kind: "daily" as const, overdue: open, failed, drafts: { plans: 0, days: 0 }, erasures: { asked: 0 } };
    const outcome = await toCoordinator(ctx, mailer, settings, key, {
      ...content,
      day: today.toString(),
      requests: monday || mine.some(({ data }) => "requests" in data) ? await requestsIn(ctx, key) : noRequests,
      answered,
      resting,
      authorities: await endingOf(ctx, mine),
      offers: await offeredIn(ctx, mine),
      files: await removedIn(ctx, mine),
    });
    // What came after today's digest had left stays for tomorrow's.
    if (outcome !== "waits") await removeItems(ctx, mine);
    if (outcome !== "waits" || mine.length > 0) outcomes.push(outcome);
  }
  return outcomes;
}

/** Last days of the papers that still end then. */
async function endingOf(ctx: Ctx, items: readonly Stored<Item>[]): Promise<string[]> {
  const found = await Promise.all(
    items.map(async ({ data }) => {
      if (!("authority" in data)) return [];
      const { standings } = (await Child.load(ctx, data.childId)).record;
      return standings?.[data.authority]?.to === data.until ? [data.until] : [];
    }),
  );
  return found.flat().toSorted();
}

/** Those that are still kept; who answered, or was too late, is not asked. */
async function offeredIn(ctx: Ctx, items: readonly Stored<Item>[]): Promise<string[]> {
  const found = await Promise.all(
    items.map(async ({ data }) => {
      if (!("offered" in data)) return [];
      // It may have been destroyed with its child's data meanwhile.
      const found = (await unlessRefused(() => Enrolment.load(ctx, data.offered)))?.data;
      return found?.status === "offered" && found.offeredUntil ? [found.offeredUntil] : [];
    }),
  );
  return found.flat().toSorted();
}

async function removedIn(ctx: Ctx, items: readonly Stored<Item>[]): Promise<RemovedFiles[]> {
  const removed = items.flatMap(({ data }) => ("fileRemoved" in data ? [data] : []));
  const groups = [...Map.groupBy(removed, ({ agencyId }) => agencyId)];
  return Promise.all(
    groups.map(async ([agencyId, of]) => ({
      name: (await Agency.load(ctx, agencyId)).agency.shortName,
      files: of.length,
    })),
  );
}

/** The steps as they are now: those still open, those that were answered late, and those to be decided about. */
async function asTheyAre(ctx: Ctx, items: readonly Stored<Item>[]) {
  const [open, answered, failed, resting]: Step.Step[][] & { length: 4 } = [[], [], [], []];
  for (const { data } of items) {
    if (!("stepId" in data)) continue;
    const { data: step } = await Step.load(ctx, data.stepId);
    if (!Step.isSettled(step)) {
      if (data.why === "hold-overdue") {
        if (step.status === "on-hold") resting.push(step);
      } else if (data.why !== "failed") open.push(step); // asked again meanwhile: nobody is late yet
    } else if (Step.isUndecided(step)) failed.push(step);
    else if (data.why === "late-answer") answered.push(step);
  }
  return { open, answered, failed, resting };
}

/** All that waits for a municipality's coordinator to decide what follows. */
async function undecidedIn(ctx: Ctx, municipality: string): Promise<Step.Step[]> {
  const found: Step.Step[] = [];
  let from: string | undefined;
  do {
    const page: Page<Stored<Step.Step>> = await ctx.bank.find<Step.Step>(
      "gsi3",
      Step.waitingSteps(ctx.tenant, "failed"),
      { prefix: `${municipality}#` },
      { limit: 200, from },
    );
    found.push(...page.items.map(({ data }) => data));
    from = page.next;
  } while (from);
  return found;
}

/** How many plans of a municipality wait for approval, and for how many days the one that has waited longest. */
async function draftsIn(ctx: Ctx, municipality: string): Promise<WaitingPlans> {
  const found: WaitingPlans = { plans: 0, days: 0 };
  let from: string | undefined;
  do {
    const page = await Route.findDrafts(ctx, { only: municipality, counting: true, limit: 200, from });
    found.plans += page.items.length;
    found.days = Math.max(found.days, ...page.items.map(({ daysWaiting }) => daysWaiting));
    from = page.next;
  } while (from);
  return found;
}

async function erasuresIn(ctx: Ctx, municipality: string): Promise<AskedErasures> {
  // Asked on Mondays only, and it stands on most other rooms.
  const { find } = await import("../../routes/erasure/erasure.actions.ts");
  const found: AskedErasures = { asked: 0 };
  let from: string | undefined;
  do {
    const page = await find(ctx, { status: "asked", counting: true, limit: 200, from });
    for (const erasure of page.items.filter((one) => one.municipality === municipality)) {
      found.asked += 1;
      // The most urgent comes first.
      found.actBy ??= erasure.actBy;
    }
    from = page.next;
  } while (from);
  return found;
}

const noRequests: AskedRequests = { asked: 0, overdue: 0 };
/** Likewise: asked seldom. */
async function requestsIn(ctx: Ctx, municipality: string): Promise<AskedRequests> {
  const { waitingIn } = await import("../../routes/request/find.actions.ts");
  return waitingIn(ctx, municipality);
}

async function overdueByMunicipality(ctx: Ctx, today: Temporal.PlainDate): Promise<Map<string, Step.Step[]>> {
  const overdue = new Map<string, Step.Step[]>();
  let from: string | undefined;
  do {
    const page: Page<Stored<Step.Step>> = await ctx.bank.find<Step.Step>(
      "gsi2",
      Step.tenantSteps(ctx.tenant),
      { from: "open#", to: `open#${today}` },
      { limit: 200, from },
    );
    for (const { data } of page.items)
      if (data.status !== "planned") overdue.set(data.municipality, [...(overdue.get(data.municipality) ?? []), data]);
    from = page.next;
  } while (from);
  return overdue;
}

async function toCoordinator(
  ctx: Ctx,
  mailer: Mailer,
  settings: TenantSettings,
  municipality: string,
  { kind, day, overdue, answered, failed, drafts, erasures, requests, resting, authorities, offers, files }: Content,
): Promise<Outcome> {
  const openTasks = await openTasksIn(ctx, municipality);
  const steps = overdue.length + answered.length + failed.length + resting.length;
  const waits =
    steps + drafts.plans + erasures.asked + requests.asked + authorities.length + offers.length + files.length;
  if (waits === 0 && (kind === "daily" || openTasks === 0)) return "nothing";
  const deliveryId = await ofDay(ctx, { municipality }, kind, day);
  const before = await Delivery.load(ctx, deliveryId);
  if (before && !Delivery.isUnderWay(before.data)) return "waits";
  const [late, lateAnswers] = [await byAgency(ctx, overdue), await byAgency(ctx, answered)];
  const [failures, holds] = [await byAgency(ctx, failed), await byAgency(ctx, resting)];
  const { status } = await Delivery.deliver(ctx, mailer, {
    deliveryId,
    audience: "coordinator",
    kind: `digest-${kind}`,
    about: { municipality },
    from: settings.mailFrom,
    guards: [],
    to: [coordinatorOf(settings, municipality)],
    compose: async () => {
      const { composeCoordinatorDigest } = await import("./coordinator.digest.ts");
      const of = {
        kind,
        late,
        lateAnswers,
        failures,
        holds,
        drafts,
        erasures,
        requests,
        authorities,
        offers,
        files,
        openTasks,
        municipality,
      };
      return composeCoordinatorDigest({ ...of, now: ctx.now(), settings });
    },
  });
  return status === "sent" ? "sent" : "nothing";
}

async function openTasksIn(ctx: Ctx, municipality: string): Promise<number> {
  let count = 0;
  let from: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof Inbox.openTasks>> = await Inbox.openTasks(ctx, {
      limit: 200,
      from,
    });
    // What is the whole tenant's stands in each coordinator's inbox, and in each one's letter.
    count += page.items.filter((t) => (t.data.municipality ?? municipality) === municipality).length;
    from = page.next;
  } while (from);
  return count;
}

async function byAgency(ctx: Ctx, steps: readonly Step.Step[]): Promise<LateAgency[]> {
  const groups = Map.groupBy(steps, (step) => step.agencyId);
  const late: LateAgency[] = [];
  for (const [agencyId, of] of groups as Map<AgencyId, Step.Step[]>) {
    const { agency } = await Agency.load(ctx, agencyId);
    const dates = of.map((s) => s.due.date).toSorted();
    late.push({ name: agency.shortName, steps: of.length, oldest: dates[0]! });
  }
  return late.toSorted((a, b) => b.steps - a.steps);
}
