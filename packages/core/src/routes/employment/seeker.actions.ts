import { leastAge } from "../../agencies/work-place/work-place.ts";
import { changing } from "../../ground/change/index.ts";
import { within } from "../../ground/shared/authorise.ts";
import {
  auditRead,
  auditReads,
  type ChildId,
  type Ctx,
  caresFor,
  newId,
  notFound,
  type Page,
  type PageRequest,
  Refusal,
  retrying,
  type SeekerId,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { readingAnew } from "../../ground/shared/read-once.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, partitionOf, readNotes, writeNote } from "../../ground/vault/index.ts";
import { ageOn, turnsAge, yearsOn } from "../../people/child/age.ts";
import { governed, mustBeBorn, mustBeHere, mustGovern } from "../../people/child/child.scope.ts";
import { readPerson, unchanged } from "../../people/child/child.store.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import * as Consent from "../../people/consent/index.ts";
import type { EmploymentEvent } from "./employment.events.ts";
import * as store from "./employment.store.ts";
import { mustLook } from "./placement.decide.ts";
import { LeaveSeeking, NewSeeker, type Seeker, type SeekerStatus, type SeekerView } from "./seeker.ts";

/** Words about somebody's work are kept with the child, so that they go when the child's data go. */
export const employmentNotes = (childId: ChildId): NotePlace => ({ subject: childId, field: "employment" });

const changed = changing<store.SeekerAt, Seeker, EmploymentEvent>({
  load: store.loadSeeker,
  authorise: (ctx, seeker) => mustGovern(ctx, seeker),
  writes: ({ tenant }, before, after) => [store.writeSeeker(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, seekerId }) => ({ subject: childId, detail: { seekerId } }),
  ref: ({ childId, seekerId }) => ({ kind: "seeker", id: seekerId, parent: childId }),
});

/**
 * Somebody looks for work: the child, from 14, or an adult of its family. Staff only. @throws Refusal consent.missing: that person has
 * not agreed to it, input.invalid, conflict.exists: is registered already, limit.reached, child.left, not-found
 */
export const register = (ctx: Ctx, childId: ChildId, input: unknown): Promise<SeekerView> =>
  retrying(async () => {
    const { note, representativeId, ...wishes } = parse(NewSeeker, input);
    const { record, version } = await governed(ctx, childId);
    mustBeHere(record);
    mustBeBorn(record);
    if (representativeId) mustBeOfFamily(record, representativeId);
    else await mustBeOldEnough(ctx, record);
    const agreed = await Consent.agreed(ctx, childId, "employment", representativeId);
    if (!agreed) throw noConsent(representativeId !== undefined);
    const order = await store.oneSeeker(ctx, childId);
    const known = await store.seekersOf(readingAnew(ctx), childId);
    mustHaveRoom("seekers", known.length);
    const same = known.find((one) => one.data.representativeId === representativeId && one.data.status !== "left");
    if (same) throw exists(same.data.seekerId);
    const now = ctx.now();
    const written = note === undefined ? undefined : await writeNote(ctx, note, employmentNotes(childId));
    const seeker: Seeker = {
      seekerId: newId("seeker", now.epochMilliseconds),
      childId,
      municipality: record.municipality,
      representativeId,
      ...wishes,
      status: "looking",
      since: (await Tenant.today(ctx)).toString(),
      noteId: written?.noteId,
    };
    const { seekerId } = seeker;
    await save(ctx, {
      writes: [
        store.writeSeeker(ctx.tenant, seeker, "absent"),
        order,
        ...(written ? [written.write] : []),
        unchanged(ctx.tenant, childId, version),
        agreed,
      ],
      stream: partitionOf(ctx.tenant, childId),
      events: [{ type: "seeker.registered", data: { seekerId, childId } } satisfies EmploymentEvent],
      audit: { subject: childId, action: "seeker.register", detail: { seekerId } },
      ref: { kind: "seeker", id: seekerId, parent: childId },
    });
    return view({ data: seeker, version: 1 }, new Map(written ? [[written.noteId, note!]] : []));
  });

function mustBeOfFamily(
  { representativeIds, standings = {} }: ChildRecord,
  id: Seeker["representativeId"] & string,
): void {
  if (representativeIds.includes(id) && !standings[id]?.ended) return;
  throw invalid([fault("/representativeId", "представитель этого ребёнка", "a representative of this child")]);
}

/** The day of birth is opened only where the month cannot tell. */
async function mustBeOldEnough(ctx: Ctx, record: ChildRecord): Promise<void> {
  const age = await ageOf(ctx, record);
  if (age < leastAge)
    throw invalid([
      fault(
        "/representativeId",
        `ребёнок ищет работу с ${leastAge} лет (ТК РФ, ст. 63); до того — только взрослый его семьи`,
        `a child looks for work from ${leastAge} (Labour Code, art. 63); before, only an adult of its family`,
      ),
    ]);
}

/** Full years today. */
export async function ageOf(ctx: Ctx, record: ChildRecord): Promise<number> {
  const today = await Tenant.today(ctx);
  const full = yearsOn(record, today);
  const inBirthMonth = today.month === turnsAge(record, 0).month;
  return inBirthMonth ? ageOn((await readPerson(ctx, record.childId)).data.birthDate, today) : full;
}

const noConsent = (adult: boolean) =>
  new Refusal(
    "consent.missing",
    adult
      ? {
          ru: "Нет действующего согласия самого этого человека на поиск работы (цель «employment»).",
          en: "This person has not consented to being helped to work (purpose employment).",
        }
      : {
          ru: "Нет действующего согласия на помощь в трудоустройстве (цель «employment»).",
          en: "There is no valid consent to help with employment (purpose employment).",
        },
  );

const exists = (seekerId: SeekerId) =>
  new Refusal(
    "conflict.exists",
    { ru: "Этот человек уже внесён как ищущий работу.", en: "This person is registered already." },
    { current: { seekerId } },
  );

/** Of a child and its family, on record. @throws Refusal not-found */
export async function listOf(ctx: Ctx, childId: ChildId): Promise<SeekerView[]> {
  await governed(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "seeker.list" });
  const found = await store.seekersOf(ctx, childId);
  const ids = found.flatMap(({ data }) => [data.noteId ?? [], data.left?.noteId ?? []].flat());
  const words = await readNotes(ctx, ids, employmentNotes(childId));
  return found.map((one) => view(one, words));
}

export interface SeekerQuery extends PageRequest {
  municipality?: string | undefined;
  status?: SeekerStatus | undefined;
}

/** Those who look for work, without what was written about them. @throws Refusal not-found, cursor.invalid */
export async function find(
  ctx: Ctx,
  { municipality, status = "looking", ...page }: SeekerQuery,
): Promise<Page<SeekerView>> {
  if (!caresFor(ctx.actor, "each")) throw notFound();
  const found = await store.findSeekers(ctx, { municipality: within(ctx.actor, municipality), status }, page);
  await auditReads(
    ctx,
    [...new Set(found.items.map(({ data }) => data.childId))].map((subject) => ({ subject, action: "seeker.find" })),
  );
  return { items: found.items.map((one) => view(one, new Map())), next: found.next };
}

/** Looks no more, and why. @throws Refusal seeker.not-looking, input.invalid, conflict.version, not-found */
export async function leave(
  ctx: Ctx,
  at: store.SeekerAt,
  input: unknown,
  expectedVersion?: number,
): Promise<SeekerView> {
  const { cause, on, note } = parse(LeaveSeeking, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changed(ctx, at, { action: "seeker.leave", expectedVersion }, async ({ data }) => {
    mustLook(data);
    const day = on ?? today;
    if (day < data.since || day > today)
      throw invalid([fault("/on", `с ${data.since} по сегодня`, `from ${data.since} until today`)]);
    const written = note === undefined ? undefined : await writeNote(ctx, note, employmentNotes(at.childId));
    const { seekerId, childId } = data;
    return {
      events: [{ type: "seeker.left", data: { seekerId, childId } }],
      after: { ...data, status: "left", left: { on: day, cause, noteId: written?.noteId } },
      writes: written ? [written.write] : [],
    };
  });
  return view(after, new Map());
}

export function view(
  { data, version }: Pick<Stored<Seeker>, "data" | "version">,
  words: ReadonlyMap<string, string>,
): SeekerView {
  const { noteId, left, ...seeker } = data;
  return {
    ...seeker,
    person: data.representativeId ? "adult" : "child",
    note: noteId && words.get(noteId),
    left: left && { on: left.on, cause: left.cause, note: left.noteId && words.get(left.noteId) },
    version,
  };
}
