import { randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Programme from "../../agencies/programme/index.ts";
import { quarterId } from "../../ground/calendar/index.ts";
import * as Conference from "../../ground/conference/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { ChildId, EnrolmentId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import { changed, decision } from "./change.ts";
import { mustWork } from "./enrolment.scope.ts";
import * as store from "./enrolment.store.ts";
import { type Enrolment, type EnrolmentView, view } from "./enrolment.ts";
import * as decide from "./lesson.decide.ts";
import { isOwed, lessonAt } from "./lesson.month.ts";
import { type Lesson, lessonStatuses, OneLesson, PlanLessons, TellLesson } from "./lesson.ts";
import type { GateOf } from "./sessions.actions.ts";

const newRoom = (): string => randomBytes(16).toString("hex");

/** Hours by video of a child's sessions. @throws as {@link decide.plan}; not-found */
export async function planLessons(
  ctx: Ctx,
  id: EnrolmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<EnrolmentView> {
  const wanted = parse(PlanLessons, input);
  const clock = await Tenant.clock(ctx);
  const after = await changed(ctx, id, { action: "enrolment.plan-lessons", expectedVersion }, ({ data }) =>
    decision(decide.plan(data, wanted, clock, newRoom)),
  );
  return view(after.data, after.version);
}

/** @throws as {@link decide.callOff}; not-found */
export async function callOffLesson(
  ctx: Ctx,
  id: EnrolmentId,
  input: unknown,
  expectedVersion?: number,
): Promise<EnrolmentView> {
  const { at } = parse(OneLesson, input);
  const after = await changed(ctx, id, { action: "enrolment.call-off-lesson", expectedVersion }, ({ data }) =>
    decision(decide.callOff(data, at, ctx.now())),
  );
  return view(after.data, after.version);
}

/** Whether it was held, as long as its quarter is open. @throws as {@link decide.tell}; period.locked, not-found */
export async function tellLesson(
  ctx: Ctx,
  id: EnrolmentId,
  input: unknown,
  gate: GateOf,
  expectedVersion?: number,
): Promise<EnrolmentView> {
  const told = parse(TellLesson, input);
  const after = await changed(ctx, id, { action: "enrolment.tell-lesson", expectedVersion }, async ({ data }) => {
    const decided = decide.tell(data, told, ctx.now());
    const quarter = quarterId(Temporal.PlainDate.from(lessonAt(data, told.at).day));
    return decision(decided, decided.events.length > 0 ? await gate(quarter) : []);
  });
  return view(after.data, after.version);
}

/** A room is open so long before, and after, its hour: as of consultations. */
const before = { minutes: 10 };
const after = { minutes: 30 };

function hoursOf({ at, minutes, status }: Lesson) {
  if (status !== "planned") return undefined;
  const begins = Temporal.Instant.from(at);
  return { opens: begins.subtract(before), closes: begins.add({ minutes }).add(after) };
}

/** Whether those who meet may come into its room now. */
export function isLessonOpen(lesson: Lesson, now: Temporal.Instant): boolean {
  const hours = hoursOf(lesson);
  return hours !== undefined && Temporal.Instant.compare(hours.opens, now) <= 0 && isBefore(now, hours.closes);
}
const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/**
 * Where a child and whoever teaches it meet, in that hour alone, for these and nobody else; on record. Whoever teaches leads.
 * @throws Refusal enrolment.not-allowed, conference.none, input.invalid, not-found
 */
export async function joinLesson(ctx: Ctx, id: EnrolmentId, input: unknown): Promise<{ url: string }> {
  const { at } = parse(OneLesson, input);
  const { data } = await store.load(ctx, id);
  const isTeacher = await mustMeet(ctx, data);
  const lesson = lessonAt(data, at);
  const hours = hoursOf(lesson);
  if (!hours || !isLessonOpen(lesson, ctx.now()))
    throw new Refusal(
      "enrolment.not-allowed",
      {
        ru: "Встреча открыта за 10 минут до начала и пока она идёт.",
        en: "The room is open from ten minutes before it begins, and as long as it lasts.",
      },
      { current: { status: lesson.status, at: lesson.at } },
    );
  const url = await Conference.addressOf(ctx, { room: lesson.room, ...hours, isModerator: isTeacher });
  await auditRead(ctx, { subject: data.childId, action: "enrolment.join-lesson", detail: { enrolmentId: id } });
  return { url };
}

/** @returns whether it is whoever teaches @throws Refusal not-found: what is said there is nobody else's business */
async function mustMeet(ctx: Ctx, e: Enrolment): Promise<boolean> {
  const { kind } = ctx.actor;
  if (kind === "representative") {
    await Child.visible(ctx, e.childId);
    return false;
  }
  if (kind !== "specialist" && kind !== "link") throw notFound();
  await mustWork(ctx, e);
  return true;
}

/** What a family sees of its child's lessons by video. */
export const FamilyLesson = z.strictObject({
  enrolmentId: z.string(),
  /** The instant, and the date and time of day on the region's wall. */
  at: z.string(),
  local: z.string(),
  minutes: z.int(),
  programme: z.string(),
  agency: z.string(),
  status: z.enum(lessonStatuses),
  may: z.array(z.enum(["join"])),
});
export type FamilyLesson = z.infer<typeof FamilyLesson>;

const mostAhead = 15;
const mostOver = 5;

/** Those to come, and the newest of those that are over. @throws Refusal not-found */
export async function familyLessons(ctx: Ctx, childId: ChildId): Promise<FamilyLesson[]> {
  await Child.visible(ctx, childId);
  const found = (await store.ofChild(ctx, childId)).map(({ data }) => data).filter((e) => !e.double && e.lessons);
  if (found.length === 0) return [];
  await auditRead(ctx, { subject: childId, action: "enrolment.list" });
  const now = ctx.now();
  const all = found
    .flatMap((e) => (e.lessons ?? []).map((lesson) => ({ e, lesson })))
    .toSorted((a, b) => Temporal.Instant.compare(a.lesson.at, b.lesson.at));
  // One that was called off stands at its hour until that is over.
  const isAhead = ({ lesson }: { lesson: Lesson }) =>
    (lesson.status === "planned" && !isOwed(lesson, now)) ||
    (lesson.status === "called-off" && lesson.at > now.toString());
  const shown = [
    ...all.filter(isAhead).slice(0, mostAhead),
    ...all
      .filter((one) => !isAhead(one))
      .slice(-mostOver)
      .toReversed(),
  ];
  const programmes = await Programme.loadMany(ctx, [...new Set(shown.map(({ e }) => e.programmeId))]);
  const names = await Agency.namesOf(ctx, [...new Set(shown.map(({ e }) => e.agencyId))]);
  const { zone } = await Tenant.load(ctx);
  return shown.map(({ e, lesson }) => ({
    enrolmentId: e.enrolmentId,
    at: lesson.at,
    local: localOf(lesson.at, zone),
    minutes: lesson.minutes,
    programme: programmes.get(e.programmeId)?.data.content?.title ?? "",
    agency: names.get(e.agencyId) ?? "",
    status: lesson.status,
    may: isLessonOpen(lesson, now) ? ["join"] : [],
  }));
}

/** On the region's wall, to the minute. */
export const localOf = (at: string, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });
