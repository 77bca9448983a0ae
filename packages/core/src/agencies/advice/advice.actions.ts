import { Temporal } from "temporal-polyfill";
import { changing } from "../../ground/change/index.ts";
import { isStaff, within } from "../../ground/shared/authorise.ts";
import {
  type AdviceId,
  type AgencyId,
  attendEach,
  attendedAtOnce,
  auditRead,
  type Ctx,
  newId,
  notFound,
  type Page,
  type PageRequest,
  Refusal,
  retrying,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, noteRemoval, readNotes, writeNote } from "../../ground/vault/index.ts";
import * as Agency from "../agency/index.ts";
import * as Slot from "../slot/index.ts";
import { ownWorking } from "../specialist/own.ts";
import * as specialists from "../specialist/specialist.store.ts";
import * as decide from "./advice.decide.ts";
import type { AdviceEvent } from "./advice.events.ts";
import * as store from "./advice.store.ts";
import { type Advice, type AdviceSummary, type AdviceView, NewAdvice, SettleAdvice } from "./advice.ts";

const notes = (id: AdviceId): NotePlace => ({ subject: id, field: "advice" });

const may = async (ctx: Ctx, id: AgencyId): Promise<boolean> =>
  (await unlessRefused(() => Agency.mustManage(ctx, id).then(() => true))) ?? false;

const changedBy = (authorise: (ctx: Ctx, one: Advice) => Promise<void>) =>
  changing<AdviceId, Advice, AdviceEvent>({
    load: store.load,
    authorise,
    writes: ({ tenant }, before, after) => store.write(tenant, after, before.version),
    stream: (tenant, { adviceId }) => store.partition(tenant, adviceId),
    audit: ({ agencyId, adviceId, hostId }) => ({ subject: agencyId, detail: { adviceId, hostId } }),
    ref: ({ adviceId }) => ({ kind: "advice", id: adviceId }),
  });
const byHost = changedBy((ctx, { hostId }) => Agency.mustManage(ctx, hostId));
const byEither = changedBy((ctx, one) => mustSee(ctx, one));
/** By the platform alone. */
export const byItself = changedBy(async () => {});

/** @throws Refusal not-found for everybody but the two sides, and staff of either place */
async function mustSee(ctx: Ctx, { hostId, agencyId }: Advice): Promise<void> {
  if (!(await may(ctx, agencyId)) && !(await may(ctx, hostId))) throw notFound();
}

/**
 * An organisation takes an hour for one of its specialists; staff may take it for them.
 * @throws Refusal input.invalid, slot.closed, slot.taken
 */
export const book = (ctx: Ctx, input: unknown): Promise<AdviceView> =>
  retrying(async () => {
    const { slotId, at, specialistId, topic, question } = parse(NewAdvice, input);
    const { agencyId } = await ownWorking(ctx, specialistId);
    const slot = await unlessRefused(() => Slot.load(ctx, slotId));
    if (!slot?.data.forSpecialists || slot.data.agencyId === agencyId)
      throw invalid([fault("/slotId", "часы другой организации для специалистов", "hours for specialists elsewhere")]);
    if (slot.data.status !== "open")
      throw new Refusal("slot.closed", {
        ru: "Здесь больше не консультируют. Выберите другое время или организацию.",
        en: "Nobody is advised here any more. Choose another time or organisation.",
      });
    const clock = await Tenant.clock(ctx);
    const when = Slot.occurrenceAt(slot.data, clock, Temporal.Instant.from(at));
    if (!when || when.at <= clock.now.toString())
      throw invalid([fault("/at", "свободное время этого слота", "a free time of this slot")]);
    const { municipality } = (await Agency.load(ctx, agencyId)).agency;
    const now = ctx.now();
    const adviceId: AdviceId = newId("advice", now.epochMilliseconds);
    const { agencyId: hostId, capacity, minutes, place } = slot.data;
    const note = question === undefined ? undefined : await writeNote(ctx, question, notes(adviceId));
    const one: Advice = {
      adviceId,
      slotId,
      hostId,
      agencyId,
      municipality,
      specialistId,
      at: when.at,
      day: when.day,
      minutes,
      place,
      topic,
      status: "booked",
      questionId: note?.noteId,
      createdAt: now.toString(),
    };
    await save(ctx, {
      writes: [
        ...store.write(ctx.tenant, one, "absent"),
        ...(await Slot.book(ctx, adviceId, {
          taken: { slotId, at: when.at, day: when.day, capacity, minutes, place },
        })),
        Slot.unchanged(ctx.tenant, slot),
        ...(note ? [note.write] : []),
      ],
      stream: store.partition(ctx.tenant, adviceId),
      events: [decide.happened("advice.booked", one)],
      audit: { subject: agencyId, action: "advice.book", detail: { adviceId, hostId } },
      ref: { kind: "advice", id: adviceId },
    });
    return shown(ctx, { data: one, version: 1 });
  });

/**
 * What came of it, by whoever advises; called off by either until its hour. @throws Refusal not-found, advice.closed, input.invalid,
 * conflict.version
 */
export async function settle(
  ctx: Ctx,
  { id, expectedVersion }: { id: AdviceId; expectedVersion?: number | undefined },
  input: unknown,
): Promise<AdviceView> {
  const given = parse(SettleAdvice, input);
  const change = given.result === "cancelled" ? byEither : byHost;
  const after = await change(ctx, id, { action: `advice.${given.result}`, expectedVersion }, async ({ data }) => {
    const note = given.note === undefined ? undefined : await writeNote(ctx, given.note, notes(id));
    const how = { now: ctx.now().toString(), noteId: note?.noteId };
    const writes = note ? [note.write] : [];
    if (given.result === "cancelled") {
      const decided = decide.cancel(data, await sideOf(ctx, data), how);
      return { ...decided, writes: [...writes, ...(await freed(ctx, data))] };
    }
    const decided = decide.settle(data, given, how);
    // What was said before is kept nowhere.
    const said = decided.after.noteId === data.noteId ? undefined : data.noteId;
    const gone = said ? [noteRemoval(ctx, said, notes(id))] : [];
    return { ...decided, writes: [...writes, ...gone, await store.writeHeld(ctx, decided.after)] };
  });
  return shown(ctx, after);
}

/** Who calls it off; of staff of both places both sides are told. */
async function sideOf(ctx: Ctx, { hostId, agencyId }: Advice): Promise<"host" | "sender" | "both"> {
  const [host, sender] = [await may(ctx, hostId), await may(ctx, agencyId)];
  if (host && sender) return "both";
  return host ? "host" : "sender";
}

const freed = (ctx: Ctx, { adviceId, slotId, at, day }: Advice) =>
  Slot.book(ctx, adviceId, { freed: { slotId, at, day } });

/** With what was written, on record. @throws Refusal not-found */
export async function get(ctx: Ctx, id: AdviceId): Promise<AdviceView> {
  const found = await store.load(ctx, id);
  await mustSee(ctx, found.data);
  return shown(ctx, found);
}

export interface AdviceQuery extends PageRequest {
  agency?: AgencyId | undefined;
  host?: AgencyId | undefined;
  municipality?: string | undefined;
  stage?: store.Order["stage"] | undefined;
}

/** For an organisation its own on either side, for staff those of their territory. @throws Refusal not-found, cursor.invalid */
export async function find(
  ctx: Ctx,
  { agency, host, municipality, stage = "open", ...page }: AdviceQuery,
): Promise<Page<AdviceSummary>> {
  const own = "agency" in ctx.actor ? ctx.actor.agency : undefined;
  if (own === undefined && !isStaff(ctx.actor, "each")) throw notFound();
  if (own && (host ?? agency ?? own) !== own) throw notFound();
  if (own === undefined) for (const id of [host, agency]) if (id) await Agency.mustManage(ctx, id);
  const of = host ? { host } : { agency: own ?? agency, municipality: within(ctx.actor, municipality) };
  const { items, next } = await store.find(ctx, { ...of, stage }, page);
  await auditRead(ctx, { subject: own ?? host ?? agency ?? "tenant", action: "advice.list" });
  return { items: await summaries(ctx, items), next };
}

type Found = Pick<Stored<Advice>, "data" | "version">;

async function summaries(ctx: Ctx, all: readonly Found[]): Promise<AdviceSummary[]> {
  const once = <T>(list: T[]) => [...new Set(list)];
  const [agencies, people, { zone }] = await Promise.all([
    Agency.namesOf(ctx, once(all.flatMap(({ data }) => [data.hostId, data.agencyId]))),
    specialists.readNames(ctx, once(all.map(({ data }) => data.specialistId))),
    Tenant.load(ctx),
  ]);
  const now = ctx.now().toString();
  return all.map(({ data, version }) => ({
    adviceId: data.adviceId,
    slotId: data.slotId,
    hostId: data.hostId,
    host: agencies.get(data.hostId) ?? "",
    agencyId: data.agencyId,
    agency: agencies.get(data.agencyId) ?? "",
    municipality: data.municipality,
    specialistId: data.specialistId,
    name: people.get(data.specialistId),
    at: data.at,
    local: Temporal.Instant.from(data.at)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" }),
    minutes: data.minutes,
    place: data.place,
    topic: data.topic,
    status: data.status,
    missedBy: data.missedBy,
    asked: data.status === "booked" && data.at <= now,
    createdAt: data.createdAt,
    version,
  }));
}

async function shown(ctx: Ctx, found: Found): Promise<AdviceView> {
  const { adviceId, agencyId, questionId, noteId } = found.data;
  await auditRead(ctx, { subject: agencyId, action: "advice.read", detail: { adviceId } });
  const ids = [questionId, noteId].filter((id) => id !== undefined);
  const [words, [summary]] = await Promise.all([readNotes(ctx, ids, notes(adviceId)), summaries(ctx, [found])]);
  return { ...summary!, question: questionId && words.get(questionId), note: noteId && words.get(noteId) };
}

// What the platform does by itself. Each may be done twice.

/** Each hour: whoever advised is asked what came of it; a week later it is somebody's task. */
export async function attendAdvice(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  return attendEach(
    (page) => store.dueBy(ctx, today, page),
    ({ adviceId }) =>
      byItself(
        ctx,
        adviceId,
        { action: "advice.attend" },
        ({ data }) => decide.attend(data, { today, at: ctx.now().toString() }) ?? { events: [] },
      ),
    most,
  );
}

/** An organisation that has closed advises nobody, and sends nobody: what is still ahead is called off, and the other side told. */
export async function cancelOfAgency(ctx: Ctx, agency: AgencyId): Promise<undefined> {
  for (const side of [{ host: agency }, { agency }]) {
    let from: string | undefined;
    do {
      const page: Page<Stored<Advice>> = await store.find(ctx, { ...side, stage: "open" }, { limit: 50, from });
      for (const { data } of page.items)
        await byItself(ctx, data.adviceId, { action: "advice.cancelled" }, async ({ data: one }) => {
          const now = ctx.now().toString();
          if (one.status !== "booked" || one.at <= now) return { events: [] };
          const decided = decide.cancel(one, "host" in side ? "host" : "sender", { now });
          return { ...decided, writes: await freed(ctx, one) };
        });
      from = page.next;
    } while (from);
  }
}
