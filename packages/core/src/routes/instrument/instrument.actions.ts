import { Temporal } from "temporal-polyfill";
import { mustBeKnown } from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/lookup.actions.ts";
import type { Lookup } from "../../agencies/service/lookup.ts";
import { awaitCounting, type Late, lateOn } from "../../ground/job/late.ts";
import type { Write } from "../../ground/shared/bank.ts";
import { auditRead, by, type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, type MeasureId, newId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { confirmedDetail } from "../../people/child/child.actions.ts";
import { type ChildAt, governed, mustBeBorn, mustBeHere, visible } from "../../people/child/child.scope.ts";
import * as children from "../../people/child/child.store.ts";
import type { InstrumentAt } from "./acts.ts";
import * as decide from "./instrument.decide.ts";
import type { InstrumentEvent } from "./instrument.events.ts";
import * as store from "./instrument.store.ts";
import {
  type Instrument,
  type InstrumentKind,
  type InstrumentRecord,
  type InstrumentWhole,
  type MeasureRecord,
  NewInstrument,
  type NewInstrumentInput,
} from "./instrument.ts";
import { continued, type Worded } from "./lines.ts";
import { type NumberCheck, numberWrites } from "./numbers.ts";
import { servicesOf } from "./services.ts";

type Through = NonNullable<decide.Recording["through"]>;

/**
 * Records an instrument: its wording to the vault, the rest pseudonymous; the old ИПРА is superseded, and a ПМПК conclusion
 * decides the child's special educational needs, all in one transaction. Staff only.
 * @throws Refusal input.invalid, agency.unknown, child.left, instrument.superseded, instrument.duplicate, conflict.exists,
 * not-found
 */
export async function record(ctx: Ctx, childId: ChildId, input: NewInstrumentInput): Promise<InstrumentRecord> {
  await governed(ctx, childId);
  const given = parse(NewInstrument, input);
  await mustBeKnown(
    ctx,
    given.measures.flatMap(({ agencyId }, i) => (agencyId ? [{ pointer: `/measures/${i}/agencyId`, agencyId }] : [])),
  );
  return retrying(async () => {
    const child = await governed(ctx, childId);
    const { next, writes, events } = await recording(ctx, child, given);
    const { instrumentId, kind } = next;
    await save(ctx, {
      writes,
      stream: partitionOf(ctx.tenant, childId),
      events,
      audit: {
        subject: childId,
        action: "instrument.record",
        detail: { instrumentId, kind, ...confirmedDetail(given.confirmedDistinctFrom) },
      },
      ref: { kind: "instrument", id: instrumentId, parent: childId },
    });
    return next;
  });
}

/** All that recording a paper writes and tells, for whoever commits it. */
export interface Recorded {
  next: InstrumentRecord;
  writes: Write[];
  events: InstrumentEvent[];
}

/**
 * What recording an instrument comes to, for whoever commits it together with something else: the answer of the step that
 * asked for it, the row of an import. The caller has authorised, knows the agencies that it names, and tries again after a
 * conflict.
 * @throws Refusal input.invalid, child.left, instrument.superseded, instrument.duplicate, conflict.exists, limit.reached
 * @param how.services the catalogue, where the caller has it already
 */
export async function recording(
  ctx: Ctx,
  child: ChildAt,
  given: NewInstrument,
  through: Through = {},
  how: NumberCheck & Pick<Late, "act"> & { services?: Lookup | undefined } = {},
): Promise<Recorded> {
  const { childId, born } = child.record;
  mustBeHere(child.record);
  mustBeBorn(child.record);
  const known = await store.list(ctx, childId);
  mustHaveRoom("instruments", known.length);
  const now = ctx.now();
  const today = await Tenant.today(ctx);
  const { next: recorded, old } = decide.record(given, {
    childId,
    instrumentId: newId("instrument", now.epochMilliseconds),
    measureIds: given.measures.map((): MeasureId => newId("measure", now.epochMilliseconds)),
    known: await Promise.all(known.map(async ({ data }) => ({ record: data, number: await numberOf(ctx, data) }))),
    now,
    today: today.toString(),
    born,
    birthDate: await birthDateFor(ctx, childId, given),
    by: by(ctx.actor),
    through,
  });
  const oldVersion = known.find((k) => k.data.instrumentId === old?.instrumentId)?.version;
  const titles = Object.fromEntries(recorded.measures.map((m, i) => [m.measureId, given.measures[i]!.title]));
  const services =
    given.measures.length > 0 ? servicesOf(given.measures, how.services ?? (await Service.lookup(ctx))) : [];
  const measures = recorded.measures.map((measure, i): MeasureRecord => ({ ...measure, ...services[i] }));
  const next = {
    ...recorded,
    measures: old ? continued({ measures, titles }, await wordedAs(ctx, old)) : measures,
  };
  const { instrumentId, kind, supersedes } = next;
  const late = lateBy(next, today, how.act);
  const measureIds = next.measures.map((m) => m.measureId);
  return {
    next,
    writes: [
      store.write(ctx.tenant, next, "absent"),
      await store.writeWording(ctx, next, { number: given.number, issuer: given.issuer }, titles),
      ...(old && oldVersion ? [store.write(ctx.tenant, old, oldVersion)] : []),
      await store.oneAtATime(ctx, childId, known.length),
      ...(await numberWrites(ctx, childId, given, how)),
      ...(late?.act ? [awaitCounting(ctx.tenant, late.act, instrumentId)] : []),
      ...cardWrites(ctx, child, next),
    ],
    events: [
      { type: "instrument.recorded", data: { childId, instrumentId, kind, supersedes, measureIds, late } },
      ...answered(next),
    ],
  };
}

/** A correction is counted as one, and no paper of its own date. */
function lateBy(
  { validFrom, corrects }: InstrumentRecord,
  today: Temporal.PlainDate,
  act: Late["act"],
): Late | undefined {
  const quarter = corrects ? undefined : lateOn(Temporal.PlainDate.from(validFrom), today);
  return quarter && { quarter, act };
}

/** What the family has said already is told like what it says later: its «no» is somebody's task. */
const answered = ({ history = [], ...of }: InstrumentRecord): InstrumentEvent[] =>
  history.flatMap((act): InstrumentEvent[] =>
    act.what === "agreed" || act.what === "disagreed"
      ? [{ type: `instrument.${act.what}`, data: { ...about(of), on: act.on } }]
      : [],
  );

export const about = ({
  childId,
  instrumentId,
  kind,
}: Pick<InstrumentRecord, "childId" | "instrumentId" | "kind">) => ({
  childId,
  instrumentId,
  kind,
});

/** The day of birth leaves the vault only where a term is counted from it. */
export const birthDateFor = async (
  ctx: Ctx,
  childId: ChildId,
  { term }: Pick<NewInstrument, "term">,
): Promise<string | undefined> =>
  term === "until-18" ? (await children.readPerson(ctx, childId)).data.birthDate : undefined;

/** A ПМПК conclusion says whether the child has special educational needs; otherwise the card stays as it was read. */
export function cardWrites(ctx: Ctx, { record, version }: ChildAt, { conclusion }: InstrumentRecord): Write[] {
  if (!conclusion || conclusion.educationalNeeds === record.educationalNeeds)
    return [children.unchanged(ctx.tenant, record.childId, version)];
  return [children.write(ctx.tenant, { ...record, educationalNeeds: conclusion.educationalNeeds }, version)];
}

const wordedAs = async (ctx: Ctx, { measures, childId, instrumentId }: InstrumentRecord): Promise<Worded> => ({
  measures,
  titles: (await store.readWording(ctx, childId, instrumentId)).titles,
});

const numberOf = (ctx: Ctx, { childId, instrumentId }: InstrumentRecord) =>
  store.readNumber(ctx, childId, instrumentId);

/** Every instrument of a child with its wording, oldest first; for staff and the family. @throws Refusal not-found */
export async function listFor(ctx: Ctx, childId: ChildId): Promise<Instrument[]> {
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "instrument.list" });
  const found = await store.list(ctx, childId);
  return Promise.all(found.map(({ data }) => worded(ctx, data)));
}

async function worded(ctx: Ctx, record: InstrumentRecord): Promise<Instrument> {
  const { titles, ...head } = await store.readWording(ctx, record.childId, record.instrumentId);
  return { ...record, ...head, measures: record.measures.map((m) => ({ ...m, title: titles[m.measureId]! })) };
}

/** One instrument with its wording and all that was done about it; for staff and the family. @throws Refusal not-found */
export async function get(ctx: Ctx, { childId, instrumentId }: InstrumentAt): Promise<InstrumentWhole> {
  await visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "instrument.read", detail: { instrumentId } });
  const { data, version } = await store.load(ctx, { childId, instrumentId });
  const corrections = await store.readCorrections(ctx, data);
  const history = (data.history ?? []).map((act, i) =>
    act.what === "corrected" ? { ...act, ...corrections[i]! } : act,
  );
  return { ...(await worded(ctx, data)), history, version };
}

/** A child's instruments, pseudonymous: ids, blocks, dates. For other rooms, which have authorised. */
export const recordsOf = async (ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<InstrumentRecord[]> =>
  (await store.list(ctx, childId)).map(({ data }) => data);

/** The instrument of a kind that counts on a day, likewise. */
export const inForce = async (
  ctx: Pick<Ctx, "bank" | "tenant">,
  childId: ChildId,
  kind: InstrumentKind,
  on: Temporal.PlainDate | string,
): Promise<InstrumentRecord | undefined> => decide.inForce(await recordsOf(ctx, childId), kind, on);
