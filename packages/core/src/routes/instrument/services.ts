import * as z from "zod";
import type { Lookup } from "../../agencies/service/lookup.ts";
import { proposedFor } from "../../agencies/service/proposal.ts";
import type { MeasureId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, line } from "../../ground/shared/schema.ts";
import { type InstrumentRecord, instrumentKinds, type MeasureRecord, type NewMeasure } from "./instrument.ts";

/** What a person says of the services that measures ask for: confirms what was proposed, changes it, or says that there is none. */
export const SetServices = z.strictObject({
  measures: z
    .array(
      z.strictObject({
        measureId: idText("measure"),
        /** Key or words of a service; `null`: none of the catalogue. */
        serviceKey: line(120).nullable(),
      }),
    )
    .min(1)
    .max(100)
    .refine((list) => new Set(list.map(({ measureId }) => measureId)).size === list.length, {
      error: says("мероприятия не повторяются", "measures do not repeat"),
    }),
});
export type SetServices = z.infer<typeof SetServices>;

/** A paper with services that a rule proposed, beside the wordings by which it did. */
export const Proposed = z.strictObject({
  childId: z.string(),
  instrumentId: z.string(),
  kind: z.enum(instrumentKinds),
  version: z.int(),
  measures: z.array(z.strictObject({ measureId: z.string(), title: z.string(), serviceKey: z.string() })),
});
export type Proposed = z.infer<typeof Proposed>;

type Served = Pick<MeasureRecord, "serviceKey" | "proposedBy">;

/** The services of new measures: those that are said, by key or in words, and those that the wording points to. @throws Refusal input.invalid */
export const servicesOf = (measures: ReadonlyArray<z.infer<typeof NewMeasure>>, known: Lookup): Served[] =>
  measures.map(({ title, serviceKey }, i): Served => {
    if (serviceKey !== undefined)
      return { serviceKey: known.mustResolve([{ pointer: `/measures/${i}/serviceKey`, word: serviceKey }])[0]! };
    const proposed = proposedFor(title, known);
    return proposed === undefined ? {} : { serviceKey: proposed, proposedBy: "rule" };
  });

/** The paper with what was said of its measures, and which of them that changes. */
export function served(
  record: InstrumentRecord,
  said: ReadonlyMap<MeasureId, string | undefined>,
): { next: InstrumentRecord; measureIds: MeasureId[] } {
  const measures = record.measures.map((measure) =>
    said.has(measure.measureId)
      ? { ...measure, serviceKey: said.get(measure.measureId), proposedBy: undefined }
      : measure,
  );
  const measureIds = measures.flatMap((after, i) => {
    const before = record.measures[i]!;
    return after.serviceKey !== before.serviceKey || after.proposedBy !== before.proposedBy ? [after.measureId] : [];
  });
  return { next: { ...record, measures }, measureIds };
}
