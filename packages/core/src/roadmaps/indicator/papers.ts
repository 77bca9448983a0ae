import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { list as consentsOf } from "../../people/consent/consent.store.ts";
import type { Consent } from "../../people/consent/consent.ts";
import { list as instrumentsOf } from "../../routes/instrument/instrument.store.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import type { Route } from "../../routes/route/route.ts";
import type { Contribution } from "./contribution.ts";

/** What a child has that ends on a day. */
export interface Papers {
  consents: Consent[];
  instruments: InstrumentRecord[];
}

/** Pseudonymous: ids, kinds and dates. */
export async function papersOf(ctx: Pick<Ctx, "bank" | "tenant">, childId: ChildId): Promise<Papers> {
  const [consents, instruments] = await Promise.all([consentsOf(ctx, childId), instrumentsOf(ctx, childId)]);
  return { consents: consents.map((c) => c.data), instruments: instruments.map((i) => i.data) };
}

/**
 * What ends, by its last day, of a child on this route: each consent that is in force, and of each kind the instrument that
 * began last and was not superseded (an older one has its successor already). Without a route they add nothing.
 */
export function ofPapers({ consents, instruments }: Papers, route: Route | undefined): Contribution[] {
  const newest = (one: InstrumentRecord) =>
    !one.supersededBy && !instruments.some((other) => other.kind === one.kind && isNewer(other, one));
  return [
    ...consents.map((one) => ofPaper("consent", one.consentId, one.status === "given" && one.expiresOn, route)),
    ...instruments.map((one) => ofPaper("instrument", one.instrumentId, newest(one) && one.validTo, route)),
  ];
}

const isNewer = (a: InstrumentRecord, b: InstrumentRecord): boolean =>
  !a.supersededBy && (a.validFrom > b.validFrom || (a.validFrom === b.validFrom && a.instrumentId > b.instrumentId));

/** Families of papers that end, by municipality; see {@link Contribution}. */
export const endsFamily = (municipality: string) => `ends#${municipality}`;
/** By month first, so that the next two months are one range. */
export const endsGroup = (month: string) => `ENDS#${month}`;

function ofPaper(
  what: "consent" | "instrument",
  id: string,
  until: string | false | undefined,
  route: Route | undefined,
): Contribution {
  const subject = `ends:${id}`;
  if (!until || route?.status !== "open") return { subject, cells: {} };
  const { municipality, childId, routeId } = route;
  return {
    subject,
    cells: { [`${endsGroup(until.slice(0, 7))}#${municipality}`]: { [`${what}|${until}`]: 1 } },
    drill: { family: endsFamily(municipality), at: `${until}#${what}#${id}`, childId, routeId },
  };
}
