import * as Child from "@marshrut/core/child";
import * as Consent from "@marshrut/core/consent";
import * as Instrument from "@marshrut/core/instrument";
import { type AgencyId, type ChildId, type Ctx, Refusal } from "@marshrut/core/shared";
import type { Temporal } from "temporal-polyfill";
import type { PilotChild } from "./children.ts";
import { papersOf } from "./papers.ts";

/** A child that is there, and whether it was before. */
interface Present {
  record: Child.ChildRecord;
  added: boolean;
}

/**
 * Registers a child with its papers, or what of them is missing.
 * @param today the day on which its papers are entered
 * @returns none for whoever has come of age since birth dates were decided: such a child cannot be registered any more.
 */
export async function loadChild(
  ctx: Ctx,
  child: PilotChild,
  ids: ReadonlyMap<string, AgencyId>,
  today: Temporal.PlainDate,
): Promise<Present | undefined> {
  const present = await registered(ctx, cardOf(child, ids)).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "child.over-age") return undefined;
    throw error;
  });
  if (!present) return undefined;
  const { childId, representativeIds } = present.record;
  const { consent, ipra } = papersOf(child, today);
  if (consent && (present.added || (await Consent.listFor(ctx, childId)).length === 0))
    await Consent.give(ctx, childId, { ...consent, representativeId: representativeIds[0]! });
  if (ipra) await Instrument.record(ctx, childId, ipra).catch(unlessRecorded);
  return present;
}

const cardOf = (child: PilotChild, ids: ReadonlyMap<string, AgencyId>): Child.NewChildInput => ({
  ...child.card,
  attachments: Object.fromEntries(Object.entries(child.attachments).map(([place, key]) => [place, ids.get(key)])),
});

async function registered(ctx: Ctx, card: Child.NewChildInput): Promise<Present> {
  try {
    return { record: (await Child.register(ctx, card)).record, added: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Somebody has closed one of the organisations meanwhile: the child is there without them. It may not be all that is said.
    if (error.fields.some(({ pointer }) => pointer.startsWith("/attachments/")))
      return registered(ctx, { ...card, attachments: {} });
    if (error.code !== "child.duplicate") throw error;
    const [found] = (await Child.find(ctx, { query: card.person.snils })).items;
    if (found) return { record: found.record, added: false };
    // Not the same СНИЛС, so another child of nearly that name and birth date: among thousands there are such.
    const { candidates } = error.current as { candidates: ChildId[] };
    const known = card.confirmedDistinctFrom ?? [];
    return registered(ctx, { ...card, confirmedDistinctFrom: [...known, ...candidates] });
  }
}

/** An ИПРА of this number is there already: a former loading came as far as that. */
function unlessRecorded(error: unknown): void {
  if (!(error instanceof Refusal) || error.code !== "conflict.exists") throw error;
}
