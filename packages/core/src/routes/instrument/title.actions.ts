import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, InstrumentId, MeasureId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { load } from "../../people/child/child.scope.ts";
import { recordDisclosure } from "../../people/disclosure/told.ts";
import * as store from "./instrument.store.ts";
import { dataClassOf } from "./instrument.ts";

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
