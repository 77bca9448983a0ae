import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { changing, expected } from "../../ground/change/index.ts";
import * as Link from "../../ground/link/index.ts";
import { mustBeStaff, reachOf } from "../../ground/shared/authorise.ts";
import type { Key, Stored } from "../../ground/shared/bank.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { NewEvent } from "../../ground/shared/events.ts";
import { type AgencyId, newId, type YearPlanId } from "../../ground/shared/ids.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { explanation, type ReportingDuty } from "../obligation/duty.ts";
import * as obligations from "../obligation/obligation.store.ts";
import { isOutstanding } from "../obligation/obligation.ts";
import * as store from "../period/period.store.ts";
import { periodName } from "../period/period.ts";
import type { PlanDay } from "../year-plan/index.ts";

/** Whose deadlines: an organisation's own, all of the tenant's for the department, or what a municipality has planned for a year. */
export type FeedOf = AgencyId | YearPlanId | "tenant";

/** Loaded where a calendar asks for them (decision 0101). */
const plans = () => import("../year-plan/calendar.actions.ts");

const isPlan = (of: FeedOf): of is YearPlanId => of.startsWith("yearplan_");

interface Feed {
  of: FeedOf;
  /** Which secret address is live; those of before are dead. */
  n: number;
  live: boolean;
}

const keyOf = (tenant: string, of: FeedOf): Key => ({ table: "records", pk: `T#${tenant}#FEED#${of}`, sk: "FEED" });

/** A new secret address of a calendar; the one of before stops working. Staff, and an organisation for itself. */
export async function issueFeed(ctx: Ctx, of: FeedOf): Promise<{ url: string }> {
  const { n } = await change(ctx, of, true);
  const { publicUrl } = await Tenant.load(ctx);
  const epoch = of === "tenant" || isPlan(of) ? undefined : await Agency.linkEpoch(ctx, of);
  const token = await Link.seal(ctx.keys, "feed", { tenant: ctx.tenant, fields: [of, n, epoch] });
  return { url: `${publicUrl}/v1/calendars/${token}` };
}

/** The calendar's address stops working at once. */
export async function revokeFeed(ctx: Ctx, of: FeedOf): Promise<void> {
  await change(ctx, of, false);
}

async function load(ctx: Ctx, of: FeedOf): Promise<Stored<Feed>> {
  const key = keyOf(ctx.tenant, of);
  return (await ctx.bank.get<Feed>(key)) ?? { key, version: 0, kind: "feed", data: { of, n: 0, live: false } };
}

const changed = changing<FeedOf, Feed, NewEvent>({
  load,
  authorise: (ctx, { of }) => mustOwn(ctx, of),
  writes: (_, before, data) => [{ put: { key: before.key, kind: "feed", data }, expect: expected(before) }],
  stream: (tenant, { of }) => keyOf(tenant, of).pk,
  audit: ({ of }) => ({ subject: of }),
});

async function change({ idempotency: _, ...ctx }: Ctx, of: FeedOf, live: boolean): Promise<Feed> {
  const { data } = await changed(ctx, of, { action: live ? "feed.issue" : "feed.revoke" }, ({ data: { n } }) => ({
    events: [{ type: live ? "feed.issued" : "feed.revoked", data: { of } }],
    after: { of, n: n + 1, live },
  }));
  return data;
}

/** The region's address is one for all who subscribe to it: whoever takes it back takes it from everybody. */
const regional = () =>
  new Refusal("forbidden", {
    ru: "Календарь всего региона ведёт региональный координатор. Укажите организацию своего муниципалитета.",
    en: "The whole region's calendar is for a coordinator of the region. Name an organisation of your municipality.",
  });

async function mustOwn(ctx: Ctx, of: FeedOf): Promise<void> {
  if (of === "tenant" && reachOf(ctx.actor) !== undefined) throw regional();
  if (of === "tenant") mustBeStaff(ctx.actor, "region");
  else if (isPlan(of)) await (await plans()).mustSteer(ctx, of);
  else await Agency.mustManage(ctx, of);
}

/** The calendar behind a secret address. @throws Refusal link.invalid, link.dead */
export async function feed(deps: Deps, token: string): Promise<string> {
  const { tenant, fields } = await Link.open(deps.keys, "feed", token);
  const [of, n, epoch] = fields;
  const found = await deps.bank.get<Feed>(keyOf(tenant, of));
  const actor = { kind: "system" as const, id: "feed", tenant };
  const ctx: Ctx = { ...deps, tenant, actor, requestId: newId("request", deps.now().epochMilliseconds) };
  const speaks = of === "tenant" || isPlan(of) || (await Agency.spokenFor(ctx, of, epoch)) !== undefined;
  const isLive = speaks && found?.data.live === true && found.data.n === n;
  if (of !== "tenant" && !isPlan(of))
    await Agency.noteUse(ctx, { kind: "feed", agencyId: of, n, did: "view", outcome: isLive ? "done" : "link.dead" });
  if (!isLive) throw Link.dead();
  return isPlan(of) ? planCalendar(ctx, of) : calendar(ctx, of);
}

/** A calendar reads its address again so often, at most. */
const ttl = Temporal.Duration.from({ hours: 6 }).total("seconds");
const prodId = "//Marshrut//Roadmap deadlines//RU";

/** What a municipality has planned for a year. @throws Refusal link.dead: it was withdrawn */
async function planCalendar(ctx: Ctx, planId: YearPlanId): Promise<string> {
  const { default: ical } = await import("ical-generator");
  const plan = await (await plans()).daysOf(ctx, planId);
  if (!plan) throw Link.dead();
  const book = ical({ prodId, name: plan.title, ttl });
  for (const day of plan.days) book.createEvent(await planEvent(ctx, day));
  return `${book.toString()}\r\n`;
}

async function planEvent(ctx: Ctx, { id, day, summary, description }: PlanDay) {
  const { ICalEventBusyStatus, ICalEventTransparency } = await import("ical-generator");
  return {
    id: `${id}@marshrut`,
    stamp: ctx.now(),
    start: Temporal.PlainDate.from(day),
    allDay: true,
    summary,
    description,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  };
}

/** Day-long events, one for each measure; what is handed in says so and stays, so that nobody wonders where it went. */
async function calendar(ctx: Ctx, of: Exclude<FeedOf, YearPlanId>): Promise<string> {
  const { default: ical, ICalEventBusyStatus, ICalEventTransparency } = await import("ical-generator");
  const { name } = await Tenant.load(ctx);
  const book = ical({
    prodId,
    name:
      of === "tenant"
        ? `${name.ru}: сроки дорожной карты`
        : `Сроки отчётов: ${(await Agency.load(ctx, of)).agency.shortName}`,
    ttl,
  });
  for (const { period } of await store.list(ctx)) {
    const duties = (await obligations.duties(ctx, period)).map((d) => d.data).filter((d) => d.status === "active");
    const own = of === "tenant" ? undefined : await obligations.ofAgency(ctx, period, of);
    for (const duty of duties) {
      const obligation = own?.find((o) => o.data.dutyKey === duty.dutyKey)?.data;
      if (own && (!obligation || obligation.status === "withdrawn")) continue;
      const done = obligation !== undefined && !isOutstanding(obligation);
      book.createEvent({
        id: `${period}.${duty.dutyKey.replace("/", ".")}@marshrut`,
        stamp: ctx.now(),
        start: Temporal.PlainDate.from(duty.due.date),
        allDay: true,
        summary: `${done ? "Сдано: " : "Срок: "}${duty.measureKey} ${duty.title.ru}`.slice(0, 200),
        description: describe(duty),
        transparency: ICalEventTransparency.TRANSPARENT,
        busystatus: ICalEventBusyStatus.FREE,
      });
    }
  }
  if (of !== "tenant")
    for (const day of await (await plans()).daysOfAgency(ctx, (await Agency.load(ctx, of)).agency))
      book.createEvent(await planEvent(ctx, day));
  return `${book.toString()}\r\n`;
}

const describe = (duty: ReportingDuty): string => {
  const told = explanation(duty.due);
  return [
    `Отчёт за ${periodName(duty.period).ru}. Последний рабочий день: ${duty.due.workBy}.`,
    told.ru,
    "",
    told.en,
  ].join("\n");
};
