import type { Temporal } from "temporal-polyfill";
import * as agencies from "../../agencies/agency/agency.store.ts";
import type { Agency } from "../../agencies/agency/agency.ts";
import { Conflict, type Page, type PageRequest, type Stored } from "../../ground/shared/bank.ts";
import { type Ctx, save } from "../../ground/shared/context.ts";
import type { DomainEvent } from "../../ground/shared/events.ts";
import {
  type AgencyId,
  type ChildId,
  derivedId,
  type FamilyId,
  type ResponseId,
  type RoundId,
} from "../../ground/shared/ids.ts";
import { KeyDestroyed } from "../../ground/shared/keyring.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { yearsOn } from "../../people/child/age.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { contactOf } from "../../people/family/contact.ts";
import { find as findFamilies } from "../../people/family/family.store.ts";
import type { Family } from "../../people/family/family.ts";
import { formFamilies } from "../../people/family/forming.actions.ts";
import { householdOf } from "../../people/family/household.ts";
import { keepNews } from "../../people/family/news.store.ts";
import { askForRound } from "../response/response.actions.ts";
import { tallyWrite } from "../response/tally.ts";
import { countsOf, totalCounts } from "./figures.ts";
import { refOf } from "./round.decide.ts";
import type { Errand, RoundEvent } from "./round.events.ts";
import * as store from "./round.store.ts";
import type { Entry, Round } from "./round.ts";

// Whom a round asks is gone through piece by piece, each brought about by the event of the one before: cut short anywhere, the outbox
// goes on, and a piece that comes twice finds what it did.

/** So many families or organisations are one piece: well within the time in which an event is told. */
const portion = 40;

export interface Piece {
  roundId: RoundId;
  errand: Errand;
  /** `first`, or the day of a reminder. */
  on: string;
  piece: number;
  from?: string | undefined;
}

/** What is passed in by rooms above. */
export interface Around {
  /** Which organisations help a child. */
  providersOf(ctx: Ctx, childId: ChildId): Promise<AgencyId[]>;
  /** Whom of this piece there is something to tell by the digest of organisations. */
  tellAgency(agencyId: AgencyId, responseId: ResponseId | undefined): Promise<void>;
}

/** Does one piece of an errand. @returns whether more follows. For the platform */
export async function work(ctx: Ctx, piece: Piece, around: Around): Promise<boolean> {
  const { data: round } = await store.load(ctx, piece.roundId);
  // Closed meanwhile: nobody is asked any more.
  if (round.status !== "open") return false;
  const next = await done(ctx, round, piece, around);
  if (next === undefined) return false;
  const event: RoundEvent = {
    type: "round.going-on",
    data: { ...refOf(round), errand: piece.errand, on: piece.on, piece: piece.piece + 1, from: next },
  };
  const { roundId, errand, on } = piece;
  try {
    await save(ctx, {
      writes: [store.pieceWrite(ctx.tenant, roundId, `${errand}#${on}#${piece.piece}`)],
      stream: store.partition(ctx.tenant, roundId),
      events: [event],
      audit: { subject: roundId, action: `round.${errand}`, detail: { piece: piece.piece } },
    });
  } catch (error) {
    // This piece was told before, and the next one is on its way.
    if (!(error instanceof Conflict)) throw error;
  }
  return true;
}

/** Whether an open round has asked nobody, once its invitations have gone through all. For the platform */
export async function asksNobody(ctx: Ctx, id: RoundId): Promise<boolean> {
  const { data: round } = await store.load(ctx, id);
  return round.status === "open" && totalCounts(await countsOf(ctx, round)).invited === 0;
}

async function done(ctx: Ctx, round: Round, piece: Piece, around: Around): Promise<string | undefined> {
  const page = { limit: portion, from: piece.from };
  switch (piece.errand) {
    case "invite":
      return round.audience.kind === "families"
        ? inviteFamilies(ctx, round, page)
        : inviteAgencies(ctx, round, page, around);
    case "remind":
      return remind(ctx, round, piece.on, page, around);
  }
}

/** Where the families that somebody has formed are through, children's cards begin. */
const cards = "cards:";

/** First the families that stand, then those of children who have none as yet: whoever is not formed is asked as well (decision 0246). */
async function inviteFamilies(ctx: Ctx, round: Round, page: PageRequest): Promise<string | undefined> {
  const day = await Tenant.today(ctx);
  if (page.from?.startsWith(cards)) {
    const from = page.from.slice(cards.length) || undefined;
    const found = await formFamilies(ctx, round.municipality, { ...page, from }, (one) => isMeant(round, one, day));
    for (const family of found.items) await inviteMeant(ctx, round, family, day);
    return found.next === undefined ? undefined : `${cards}${found.next}`;
  }
  const found = await findFamilies(ctx, round.municipality, page);
  for (const { data: family } of found.items) await inviteMeant(ctx, round, family, day);
  return found.next ?? cards;
}

async function inviteMeant(ctx: Ctx, round: Round, family: Family, day: Temporal.PlainDate): Promise<void> {
  const { records } = await householdOf(ctx, family);
  const children = records.filter((record) => isMeant(round, record, day));
  if (children.length > 0) await inviteFamily(ctx, round, family, children);
}

function isMeant({ audience }: Round, record: ChildRecord, day: Temporal.PlainDate): boolean {
  if (audience.kind !== "families" || record.expected) return false;
  const { ages, targetGroups } = audience;
  const years = yearsOn(record, day);
  const isOfAge = !ages || (years >= ages.from && years <= ages.to);
  return isOfAge && (!targetGroups || targetGroups.some((group) => record.targetGroups.includes(group)));
}

async function inviteFamily(ctx: Ctx, round: Round, family: Family, children: readonly ChildRecord[]): Promise<void> {
  const { familyId, municipality } = family;
  // One family is asked once, in whichever list it stood meanwhile.
  if (await store.entry(ctx, round.roundId, { familyId })) return;
  const reached = await reachedBy(ctx, family, children);
  if (reached) await tellFamily(ctx, round, { familyId, childId: reached.childId, on: "first" });
  const entry: Entry = { kind: "family", familyId, municipality, reached: reached !== undefined };
  await ifNew(ctx, round, entry, {
    municipality,
    cells: { invited: 1, ...(reached ? {} : { unreachable: 1 }) },
  });
}

/** The child by way of which somebody of the family has letters or texts; none where nobody has. */
async function reachedBy(ctx: Ctx, family: Family, children: readonly ChildRecord[]): Promise<ChildRecord | undefined> {
  for (const { memberId, channel, noDigestSince } of family.members) {
    const child = children.find(({ representativeIds }) => representativeIds.includes(memberId));
    if (!child || channel === "none" || noDigestSince) continue;
    const { email, phone } = await addressOf(ctx, family, memberId);
    if ((channel === "sms" ? phone : email) !== undefined) return child;
  }
  return undefined;
}

/** Of whom data went meanwhile there is no address; the others of the piece are asked all the same. */
async function addressOf(...[ctx, family, memberId]: Parameters<typeof contactOf>): ReturnType<typeof contactOf> {
  try {
    return await contactOf(ctx, family, memberId);
  } catch (error) {
    if (error instanceof KeyDestroyed) return {};
    throw error;
  }
}

/** In the one letter of the day, as a line that says until when; the page has the link. */
const tellFamily = (
  ctx: Ctx,
  { roundId, closesOn }: Round,
  { familyId, childId, on }: { familyId: FamilyId; childId: ChildId; on: string },
): Promise<void> => {
  const event: Pick<DomainEvent, "eventId" | "at"> = {
    eventId: derivedId("event", [roundId, familyId, on]),
    at: ctx.now().toString(),
  };
  return keepNews(ctx, event, {
    kind: on === "first" ? "survey-asked" : "survey-reminded",
    childId,
    about: roundId,
    on: closesOn,
  });
};

/** An entry with what it counts for, unless it stands. */
async function ifNew(
  ctx: Ctx,
  { roundId }: Round,
  entry: Entry,
  {
    cells,
    ...place
  }: { municipality?: string | undefined; agencyId?: AgencyId | undefined; cells: Record<string, number> },
): Promise<void> {
  for (let tries = 0; tries < 20; tries++)
    try {
      await ctx.bank.commit([
        store.writeEntry(ctx.tenant, roundId, entry, "absent"),
        await tallyWrite(ctx, { roundId, ...place }, cells),
      ]);
      return;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      // Written before; else somebody counted in the same place.
      const of = entry.kind === "family" ? { familyId: entry.familyId } : { agencyId: entry.agencyId };
      if (await store.entry(ctx, roundId, of)) return;
    }
  throw new Error("The sums of a round are written to all the time");
}

async function inviteAgencies(ctx: Ctx, round: Round, page: PageRequest, around: Around): Promise<string | undefined> {
  const { items, next } = await agenciesOf(ctx, round, page, around);
  for (const agency of items) {
    const responseIds = await askAgency(ctx, round, agency);
    const { agencyId, municipality } = agency;
    if (responseIds === undefined) continue;
    const entry: Entry = { kind: "agency", agencyId, municipality, responseIds };
    await ifNew(ctx, round, entry, { municipality: placeOf(round, municipality), agencyId, cells: { invited: 1 } });
    if (round.audience.kind !== "experts") await around.tellAgency(agencyId, responseIds[0]);
  }
  return next;
}

/** Answers of a child's organisations count where the child is, which their responses say; all others where the organisation is. */
const placeOf = (round: Round, municipality: string): string | undefined =>
  round.audience.kind === "providers" ? round.municipality : municipality;

async function agenciesOf(
  ctx: Ctx,
  { audience, municipality }: Round,
  page: PageRequest,
  around: Around,
): Promise<Page<Agency>> {
  if (audience.kind === "families") return { items: [] };
  const ids = audience.kind === "providers" ? await around.providersOf(ctx, audience.childId) : audience.agencyIds;
  if (ids) {
    const at = Number(page.from ?? 0);
    const found = await agencies.byIds(ctx, ids.slice(at, at + portion));
    const next = at + portion < ids.length ? String(at + portion) : undefined;
    return { items: [...found.values()].filter(({ status }) => status === "active"), next };
  }
  const kinds = "kinds" in audience ? (audience.kinds ?? []) : [];
  // By one kind after the other; where the next piece begins says which.
  const [n = "0", from] = (page.from ?? "0").split("|");
  const kind = kinds[Number(n)];
  if (!kind) return { items: [] };
  const found = await agencies.find(ctx, { kind, municipality, status: "active" }, { limit: portion, from });
  const after = Number(n) + 1 < kinds.length ? String(Number(n) + 1) : undefined;
  return {
    items: found.items.map(({ data }: Stored<Agency>) => data),
    next: found.next === undefined ? after : `${n}|${found.next}`,
  };
}

/** The responses that are waited for; undefined where it may not be asked. */
async function askAgency(ctx: Ctx, round: Round, { agencyId }: Agency): Promise<ResponseId[] | undefined> {
  const { roundId, formId, formVersion: version, model, audience } = round;
  if (audience.kind === "visitors") return [];
  const copies = audience.kind === "experts" ? (audience.each ?? 1) : 1;
  const ids: ResponseId[] = [];
  for (let n = 0; n < copies; n++) {
    const responseId = derivedId("response", [roundId, agencyId, String(n)]);
    const of = { responseId, formId, version, model, roundId, dataClass: "social" as const };
    try {
      await (audience.kind === "providers"
        ? askForRound(ctx, { ...of, subject: { kind: "child", childId: audience.childId }, agencyId })
        : askForRound(ctx, {
            ...of,
            subject: { kind: "agency", agencyId },
            byExperts: audience.kind === "experts" ? true : undefined,
          }));
    } catch (error) {
      // Without consent nothing of the child goes there; a closed organisation answers nothing.
      if (error instanceof Refusal) return undefined;
      throw error;
    }
    ids.push(responseId);
  }
  return ids;
}

/**
 * Of organisations whoever has not answered: the digest asks their responses. Families all alike: letters, what is kept of them and the
 * log would say of each whether it has answered.
 */
async function remind(
  ctx: Ctx,
  round: Round,
  on: string,
  page: PageRequest,
  around: Around,
): Promise<string | undefined> {
  const { items, next } = await store.entries(ctx, round.roundId, page);
  for (const { data: entry } of items) {
    if (entry.kind === "agency") {
      if (round.audience.kind === "agencies" || round.audience.kind === "providers")
        await around.tellAgency(entry.agencyId, entry.responseIds[0]);
      continue;
    }
    if (!entry.reached) continue;
    const childId = await childOf(ctx, round, entry.familyId);
    if (childId) await tellFamily(ctx, round, { familyId: entry.familyId, childId, on });
  }
  return next;
}

async function childOf(ctx: Ctx, round: Round, familyId: FamilyId): Promise<ChildId | undefined> {
  const { load } = await import("../../people/family/family.store.ts");
  const { data } = await load(ctx, familyId);
  const { records } = await householdOf(ctx, data);
  const day = await Tenant.today(ctx);
  return records.find((record) => isMeant(round, record, day))?.childId;
}

/** A letter to a family came back: it counts among those that were not reached. */
export async function familyReturned(ctx: Ctx, familyId: FamilyId): Promise<void> {
  for (const roundId of await store.newestOf(ctx, { familyId }, 20)) {
    const { data: round } = await store.load(ctx, roundId);
    const found = await store.entry(ctx, roundId, { familyId });
    if (round.status !== "open" || found?.data.kind !== "family" || found.data.returned) continue;
    const { municipality } = found.data;
    await ctx.bank.commit([
      store.writeEntry(ctx.tenant, roundId, { ...found.data, returned: true }, found.version),
      await tallyWrite(ctx, { roundId, municipality }, { returned: 1 }),
    ]);
  }
}
