import * as Agency from "@marshrut/core/agency";
import * as Attendance from "@marshrut/core/attendance";
import * as Child from "@marshrut/core/child";
import * as Enrolment from "@marshrut/core/enrolment";
import * as Programme from "@marshrut/core/programme";
import * as ServiceList from "@marshrut/core/service-list";
import * as ServiceListFile from "@marshrut/core/service-list/file";
import { type ChildId, type Ctx, type EnrolmentId, type Files, type ProgrammeId, Refusal } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { Temporal } from "temporal-polyfill";
import { loadWork } from "./load.work.ts";
import { type LoadedServices, writeMarker } from "./marker.ts";

/**
 * A region's approved list of services, children in the programmes of its first organisations with some months of sessions, and somebody
 * who works: so that pages and figures have something to show, where they are not marked as there. May be cut short and repeated.
 */
export async function servicesOf(ctx: Ctx, files: Files): Promise<LoadedServices> {
  const today = await Tenant.today(ctx);
  const listed = await approveList(ctx, files, today);
  const programmes = await Programme.find(ctx, { status: "approved" });
  let enrolled = 0;
  for (const [nth, { programmeId }] of programmes.items.entries())
    enrolled += await fill(ctx, programmeId as ProgrammeId, nth, today);
  const placed = await loadWork(ctx, today);
  const loaded = { listed, enrolled, placed };
  // A region without children may get some yet.
  if (enrolled > 0) await writeMarker(ctx, "SERVICES", loaded);
  return loaded;
}

/** Services that the region promises, as they stand in its act; some give others besides. */
const promised = [
  ["speech-therapy", "8 занятий в месяц"],
  ["special-pedagogy", "8 занятий в месяц"],
  ["psychological-help", "4 занятия в месяц"],
  ["tutor-support", ""],
  ["adapted-education", ""],
  ["adapted-supplementary", ""],
  ["early-help", ""],
  ["family-consultation", ""],
  ["pmpk-examination", ""],
] as const;

async function approveList(ctx: Ctx, files: Files, today: Temporal.PlainDate): Promise<number> {
  const { regional } = ServiceList;
  const isThere = (await ServiceList.list(ctx)).some(({ listId, inForce }) => listId === regional && inForce);
  if (isThere) return promised.length;
  const idempotency = { key: "pilot services", operation: "pilot.services", bodyHash: "" };
  const rows = promised.map(([service, volume]) => `${service};${volume}`);
  const file = { format: "csv" as const, content: ["Услуга;Объём", ...rows].join("\n") };
  await ServiceListFile.importFile({ ...ctx, idempotency }, files, {
    listId: regional,
    from: today.with({ month: 1, day: 1 }).toString(),
    dryRun: false,
    file,
  });
  const { editions, entries } = await ServiceList.get(ctx, regional);
  const act = "Приказ департамента образования";
  const by = "Департамент образования и науки Кемеровской области";
  await ServiceList.approve(ctx, regional, editions.at(-1)!.edition, { act, number: "214", date: `${today}`, by });
  return entries.length;
}

/** Children of each programme: more than are hidden among figures, and some places are left. */
const ofEach = 7;
/** Cards of its city that are looked at for them. */
const looked = 100;

/** @param nth the how-manyth programme: each begins with other children @returns how many take part now */
async function fill(ctx: Ctx, programmeId: ProgrammeId, nth: number, today: Temporal.PlainDate): Promise<number> {
  const { content, agencyId } = Programme.open((await Programme.load(ctx, programmeId)).data, `${today}`);
  const { municipality } = (await Agency.load(ctx, agencyId)).agency;
  const { items } = await Child.find(ctx, { municipality, limit: looked });
  const most = Math.min(ofEach, content.places - 1);
  let enrolled = 0;
  for (const { record } of [...items.slice(nth * ofEach), ...items.slice(0, nth * ofEach)]) {
    if (enrolled === most) break;
    const id = await enrolledIn(ctx, programmeId, record.childId, content.term.from);
    if (!id) continue;
    await attend(ctx, id, { nth: enrolled, programme: content, today });
    enrolled += 1;
  }
  return enrolled;
}

/** Nobody where consent or age is in the way. */
async function enrolledIn(
  ctx: Ctx,
  programmeId: ProgrammeId,
  childId: ChildId,
  from: string,
): Promise<EnrolmentId | undefined> {
  try {
    return (await Enrolment.enrol(ctx, programmeId, { childId, from })).enrolmentId as EnrolmentId;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // A former loading came as far as that.
    return error.code === "conflict.exists" ? (error.current as { enrolmentId: EnrolmentId }).enrolmentId : undefined;
  }
}

/** A goal, and the sessions of the months that are over; of every other child the last one is still to be told. */
async function attend(
  ctx: Ctx,
  id: EnrolmentId,
  { nth, programme, today }: { nth: number; programme: Programme.ProgrammeContent; today: Temporal.PlainDate },
): Promise<void> {
  const { term, serviceKeys, sessionsPerMonth: planned } = programme;
  const first = Temporal.PlainDate.from(term.from).toPlainYearMonth();
  const over = first.until(today.toPlainYearMonth(), { largestUnit: "months" }).months - (nth % 2);
  for (let n = 0; n < over; n++) {
    const missed = (nth + n) % 3;
    const told = { month: first.add({ months: n }).toString(), planned, held: planned - missed };
    await Attendance.record(ctx, id, { ...told, absent: missed > 0 ? { illness: missed } : {} });
  }
  const { goals } = await Enrolment.get(ctx, id);
  if (goals.length > 0) return;
  const goal = { serviceKey: serviceKeys[0]!, title: "Просит о помощи словом, жестом или карточкой", baseline: -2 };
  await Enrolment.setGoals(ctx, id, { agreed: [goal] });
  await Enrolment.setGoals(ctx, id, { measured: [{ goalKey: "g1", on: `${today}`, level: (nth % 3) - 1 }] });
}
