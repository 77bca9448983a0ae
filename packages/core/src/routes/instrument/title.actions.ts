import { Temporal } from "temporal-polyfill";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, InstrumentId, MeasureId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { load } from "../../people/child/child.scope.ts";
import type { DataClass } from "../../people/consent/consent.ts";
import { recordDisclosure } from "../../people/disclosure/told.ts";
import { inForce } from "./instrument.decide.ts";
import * as store from "./instrument.store.ts";
import { dataClassOf, type InstrumentRecord } from "./instrument.ts";
import type { Study } from "./study.ts";

/**
 * How the instrument words one measure, for the plan and the response page. An agency reads it only as consent covers the
 * measure's block; on record before the vault is opened. The caller has made sure that the agency has a step for it.
 * @param recipient to which agency, when the platform itself asks @throws Refusal not-found, consent.missing
 */
export async function measureTitle(
  ctx: Ctx,
  childId: ChildId,
  measureId: MeasureId,
  recipient?: AgencyId,
): Promise<string> {
  const child = await load(ctx, childId);
  const instruments = await store.list(ctx, childId);
  const found = instruments
    .flatMap(({ data }) => data.measures.map((measure) => ({ measure, instrumentId: data.instrumentId })))
    .find(({ measure }) => measure.measureId === measureId);
  if (!found) throw notFound();
  const dataClass = dataClassOf[found.measure.block];
  const telling = { purpose: "support-route", dataClass, recipient } as const;
  const detail = { measureId, recipient };
  await recordDisclosure(ctx, child.record, telling, { action: "instrument.measure-title", detail });
  return store.readTitle(ctx, childId, found.instrumentId, measureId);
}

/** How an instrument words each of its measures, by their ids. The caller has authorised and written the audit entry. */
export const titlesOf = async (ctx: Ctx, childId: ChildId, id: InstrumentId): Promise<Record<MeasureId, string>> =>
  (await store.readWording(ctx, childId, id)).titles;
/**
 * How several instruments word their measures, for whoever may read all of the child: its own staff and family. The caller has
 * made sure of that and put the look on record.
 */
export const measureTitles = (
  ctx: Ctx,
  childId: ChildId,
  instrumentIds: ReadonlySet<InstrumentId>,
): Promise<Map<MeasureId, string>> => store.readTitles(ctx, childId, [...instrumentIds]);

/** What a conclusion asks for of one class of data; how the child is to be taught is of `education`. */
interface Recommended {
  titles: string[];
  study?: Study | undefined;
}

/**
 * What the ПМПК conclusion in force recommends of one class of data, for whoever is asked to act on it; on record before the
 * vault is opened. Nothing where there is no conclusion, or the family does not agree to it.
 * @param answeredAt when they answered: what is recorded after that is for whoever is asked next
 * @throws Refusal not-found, consent.missing
 */
export async function recommendations(
  ctx: Ctx,
  childId: ChildId,
  dataClass: DataClass,
  answeredAt?: string,
): Promise<Recommended> {
  const known = ({ recordedAt }: InstrumentRecord) =>
    answeredAt === undefined || Temporal.Instant.compare(recordedAt, answeredAt) <= 0;
  const records = (await store.list(ctx, childId)).map(({ data }) => data).filter(known);
  const conclusion = inForce(records, "pmpk", (await Tenant.today(ctx)).toString());
  if (!conclusion || conclusion.conclusion?.agreement === "disagree") return { titles: [] };
  const measures = conclusion.measures.filter(({ block }) => dataClassOf[block] === dataClass);
  const study = dataClass === "education" ? conclusion.conclusion?.study : undefined;
  if (measures.length === 0 && !study) return { titles: [] };
  const { instrumentId } = conclusion;
  const { record } = await load(ctx, childId);
  const entry = { action: "instrument.recommendations", detail: { instrumentId } };
  await recordDisclosure(ctx, record, { purpose: "support-route", dataClass }, entry);
  const { titles } = await store.readWording(ctx, childId, instrumentId);
  return { titles: measures.map(({ measureId }) => titles[measureId]!), study };
}
