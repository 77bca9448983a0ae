import { changing } from "../../ground/change/index.ts";
import {
  type AgencyId,
  by,
  type CourseId,
  type Ctx,
  type DecisionId,
  isStaff,
  newId,
  notFound,
  type Page,
  type PageRequest,
  type Stored,
  save,
  unlessRefused,
} from "../../ground/shared/index.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNote, writeNote } from "../../ground/vault/index.ts";
import * as Agency from "../agency/index.ts";
import * as decide from "./course.decide.ts";
import type { CourseEvent } from "./course.events.ts";
import * as store from "./course.store.ts";
import {
  ApproveCourse,
  type Course,
  type CourseContent,
  type CourseStatus,
  type CourseSummary,
  type CourseVersion,
  type CourseView,
  NewCourse,
  ReviseCourse,
  WithdrawCourse,
} from "./course.ts";

const placeOf = (id: CourseId): NotePlace => ({ subject: id, field: "course-reason" });

const changed = changing<CourseId, Course, CourseEvent>({
  load: store.load,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { courseId }) => store.partition(tenant, courseId),
  audit: ({ courseId, agencyId }) => ({ subject: agencyId, detail: { courseId } }),
  ref: ({ courseId }) => ({ kind: "course", id: courseId }),
});

const when = async (ctx: Ctx) => ({
  at: ctx.now().toString(),
  by: by(ctx.actor),
  today: (await Tenant.today(ctx)).toString(),
});

/** Of an organisation that teaches, by itself or by staff for it. @throws Refusal input.invalid */
export async function draft(ctx: Ctx, input: unknown): Promise<CourseView> {
  const { agencyId, content } = parse(NewCourse, input);
  const agency = await provider(ctx, agencyId);
  const now = ctx.now();
  const courseId: CourseId = newId("course", now.epochMilliseconds);
  const course: Course = {
    courseId,
    agencyId,
    municipality: agency.municipality,
    status: "draft",
    version: 0,
    draft: content,
    approvedOn: [],
    createdAt: now.toString(),
  };
  await save(ctx, {
    writes: [store.write(ctx.tenant, course, "absent")],
    stream: store.partition(ctx.tenant, courseId),
    events: [{ type: "course.drafted", data: decide.refOf(course) } satisfies CourseEvent],
    audit: { subject: agencyId, action: "course.draft", detail: { courseId } },
    ref: { kind: "course", id: courseId },
  });
  return shown(ctx, { data: course, version: 1 });
}

/** What one may not speak for does not exist. @throws Refusal input.invalid */
async function provider(ctx: Ctx, agencyId: AgencyId): Promise<Agency.Agency> {
  const found = await unlessRefused(async () => {
    await Agency.mustManage(ctx, agencyId);
    return Agency.load(ctx, agencyId);
  });
  if (found?.agency.status !== "active")
    throw invalid([fault("/agencyId", "ваша действующая организация", "an active organisation of yours")]);
  return found.agency;
}

/** @throws Refusal not-found, course.closed, input.invalid, conflict.version */
export async function revise(ctx: Ctx, id: CourseId, input: unknown, expectedVersion?: number): Promise<CourseView> {
  const { content, changes } = parse(ReviseCourse, input);
  const after = await changed(ctx, id, { action: "course.revise", expectedVersion }, ({ data }) =>
    decide.revise(data, content, changes),
  );
  return shown(ctx, after);
}

/** By an order of the organisation's head, or by a decision. @throws Refusal not-found, course.closed, approval.by-decision, input.invalid */
export async function approve(ctx: Ctx, id: CourseId, input: unknown, decisionId?: DecisionId): Promise<CourseView> {
  const { act } = parse(ApproveCourse, input);
  await Tenant.mustBeDecided(ctx, "course", decisionId);
  const now = await when(ctx);
  const after = await changed(ctx, id, { action: "course.approve" }, ({ data }) => {
    // Told twice, or said by whoever had it in hand when the decision took effect.
    if (decisionId !== undefined && data.approval?.decisionId === decisionId) return { events: [] };
    const decided = decide.approve(data, { act, decisionId }, now);
    const { courseId, version, content, changes, approval } = decided.after;
    if (version === data.version) return decided;
    const kept: CourseVersion = { courseId, version, content: content!, changes, approval: approval! };
    return { ...decided, writes: [store.writeVersion(ctx.tenant, kept)] };
  });
  return shown(ctx, after);
}

/** It still holds. @throws Refusal not-found, course.closed */
export async function confirm(ctx: Ctx, id: CourseId): Promise<CourseView> {
  const now = await when(ctx);
  const after = await changed(ctx, id, { action: "course.confirm" }, ({ data }) => decide.confirm(data, now));
  return shown(ctx, after);
}

/** Nobody is taught by it any more. @throws Refusal not-found, course.closed, input.invalid */
export async function withdraw(ctx: Ctx, id: CourseId, input: unknown): Promise<CourseView> {
  const { reason } = parse(WithdrawCourse, input);
  const after = await changed(ctx, id, { action: "course.withdraw" }, async ({ data }) => {
    const note = await writeNote(ctx, reason, placeOf(id));
    return { ...decide.withdraw(data, note.noteId), writes: [note.write] };
  });
  return shown(ctx, after);
}

/** What is approved everybody who works here reads; what is being prepared, its organisation and staff of where that is. */
const isVisible = async (ctx: Ctx, { status, agencyId, municipality }: Course): Promise<boolean> => {
  if (isStaff(ctx.actor, { municipality }) || (await Agency.actsFor(ctx, agencyId))) return true;
  return status === "approved" && (isStaff(ctx.actor, "each") || "agency" in ctx.actor);
};
const isOurs = async (ctx: Ctx, { agencyId, municipality }: Course): Promise<boolean> =>
  isStaff(ctx.actor, { municipality }) || Agency.actsFor(ctx, agencyId);

/** @throws Refusal not-found */
async function visible(ctx: Ctx, id: CourseId): Promise<Stored<Course>> {
  const found = await store.load(ctx, id);
  if (!(await isVisible(ctx, found.data))) throw notFound();
  return found;
}

/** @throws Refusal not-found */
export const get = async (ctx: Ctx, id: CourseId): Promise<CourseView> => shown(ctx, await visible(ctx, id));

/** What it said in each of its approved versions. @throws Refusal not-found */
export async function versions(ctx: Ctx, id: CourseId): Promise<CourseVersion[]> {
  await visible(ctx, id);
  return store.versions(ctx, id);
}

export interface CourseQuery extends PageRequest {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  status?: CourseStatus | undefined;
}

/** Approved ones unless asked otherwise; of the rest whoever asks sees what is theirs. @throws Refusal cursor.invalid, not-found */
export async function find(
  ctx: Ctx,
  { agency, municipality, status = "approved", ...page }: CourseQuery,
): Promise<Page<CourseSummary>> {
  const { actor } = ctx;
  if (!isStaff(actor, "each") && !("agency" in actor)) throw notFound();
  const own = status !== "approved" && "agency" in actor ? actor.agency : agency;
  const { items, next } = await store.find(ctx, { agency: own, municipality, status }, page);
  const names = await namesIn(ctx, items);
  const seen = await Promise.all(
    items.map(async (one) =>
      (await isVisible(ctx, one.data)) ? [summary(one, names, await isOurs(ctx, one.data))] : [],
    ),
  );
  return { items: seen.flat(), next };
}

/** All of an organisation's, for its page. @throws Refusal not-found */
export async function ofAgency(ctx: Ctx, agencyId: AgencyId): Promise<CourseView[]> {
  await Agency.mustManage(ctx, agencyId);
  const { items } = await store.ofAgency(ctx, agencyId, { limit: 100 });
  const views = [];
  for (const one of items) views.push(await shown(ctx, one));
  return views;
}

/**
 * By which programme an organisation runs a group: the version that is in force.
 * @throws Refusal input.invalid: it is another's, or nobody is taught by it
 */
export async function taught(
  ctx: Pick<Ctx, "bank" | "tenant">,
  id: CourseId,
  agencyId: AgencyId,
): Promise<{ courseId: CourseId; version: number; content: CourseContent }> {
  const found = await unlessRefused(() => store.load(ctx, id));
  const course = found?.data;
  if (course?.agencyId !== agencyId || course.status !== "approved" || !course.content)
    throw invalid([
      fault("/courseId", "утверждённая программа этой организации", "an approved programme of this organisation"),
    ]);
  return { courseId: id, version: course.version, content: course.content };
}

/** What an organisation announces groups of: approved, by title. */
export async function taughtBy(ctx: Pick<Ctx, "bank" | "tenant">, agencyId: AgencyId) {
  const { items } = await store.find(ctx, { agency: agencyId, status: "approved" }, { limit: 100 });
  return items.flatMap(({ data: { courseId, content } }) => (content ? [{ courseId, title: content.title }] : []));
}

type Found = Pick<Stored<Course>, "data" | "version">;

const namesIn = (ctx: Ctx, all: readonly Found[]) =>
  Agency.namesOf(ctx, [...new Set(all.map(({ data }) => data.agencyId))]);

/** @param ours with what is being prepared */
function summary({ data, version }: Found, names: ReadonlyMap<string, string>, ours: boolean): CourseSummary {
  const { version: approvedVersion, reasonId: _, approvedOn: __, draft, draftChanges, asked, ...told } = data;
  return {
    ...told,
    agency: names.get(data.agencyId) ?? "",
    approvedVersion,
    draft: ours ? draft : undefined,
    draftChanges: ours ? draftChanges : undefined,
    asked: ours ? asked : undefined,
    version,
  };
}

async function shown(ctx: Ctx, found: Found): Promise<CourseView> {
  const { data } = found;
  const [names, ours] = [await namesIn(ctx, [found]), await isOurs(ctx, data)];
  return {
    ...summary(found, names, ours),
    reason: data.reasonId && ours ? await readNote(ctx, data.reasonId, placeOf(data.courseId)) : undefined,
    mayDo: ours ? decide.mayDo(data) : [],
  };
}
