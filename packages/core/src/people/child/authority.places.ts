import { all, type Key, type Page, type PageRequest, type Stored, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/subject.ts";
import { stored } from "./child.scope.ts";
import type { ChildRecord } from "./child.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** The last day of somebody's authority for a child: it follows the card, so that what ends soon is found without looking at all cards. */
export interface AuthorityEnd {
  childId: ChildId;
  representativeId: RepresentativeId;
  /** ISO date: the last day on which the paper counts. */
  until: string;
}

const prefix = "AUTHORITY#";
const keyOf = (tenant: string, { childId, representativeId }: AuthorityEnd): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `${prefix}${representativeId}`,
});
/** gsi1: ends of authorities by their day. */
const endsPk = (tenant: string): string => `T#${tenant}#AUTHORITIES`;

/** What the card says now; of a child who left, or of a card that was merged, nothing. */
export const authorityEnds = ({ childId, standings = {}, status, mergedInto }: ChildRecord): AuthorityEnd[] =>
  status === "left" || mergedInto
    ? []
    : Object.entries(standings).flatMap(([id, { to }]) =>
        to ? [{ childId, representativeId: id as RepresentativeId, until: to }] : [],
      );

/** That an organisation is the child's guardian: it follows the card, so that an organisation finds its wards without looking at all cards. */
export interface Guardianship {
  childId: ChildId;
  agencyId: AgencyId;
}

const guardian = "GUARDIAN#";
/** gsi1: an organisation's wards. */
const wardsPk = (tenant: string, id: AgencyId): string => `T#${tenant}#AGENCY#${id}#WARDS`;

/** What the card says now, likewise. */
const guardianships = ({ childId, standings = {}, status, mergedInto }: ChildRecord): Guardianship[] =>
  status === "left" || mergedInto
    ? []
    : [...new Set(Object.values(standings).flatMap(({ agencyId }) => agencyId ?? []))].map((agencyId) => ({
        childId,
        agencyId,
      }));

/** Whether anything of a card is looked for by its authorities. */
export const hasPlaces = (record: ChildRecord): boolean =>
  authorityEnds(record).length + guardianships(record).length > 0;

type Placed = AuthorityEnd | Guardianship;

/** Puts what follows from the authorities of a card where it is looked for. Safe to repeat. */
export const placeAuthorities = (ctx: Bank, childId: ChildId): Promise<void> =>
  retrying(async () => {
    const { data } = await stored(ctx, childId);
    const wanted = new Map<string, Put<Placed>>([
      ...authorityEnds(data).map((end) => keyed(endPut(ctx.tenant, end))),
      ...guardianships(data).map((ward) => keyed(wardPut(ctx.tenant, ward))),
    ]);
    const known = new Map<string, Stored<Placed>>();
    for (const under of [prefix, guardian])
      for await (const one of all<Placed>(ctx.bank, "records", partitionOf(ctx.tenant, childId), { prefix: under }))
        known.set(one.key.sk, one);
    const writes: Write[] = [
      ...[...wanted].flatMap(([sk, put]): Write[] => {
        const before = known.get(sk);
        if (before && before.index?.gsi1?.sk === put.index.gsi1.sk) return [];
        return [{ put, expect: before?.version ?? "absent" }];
      }),
      ...[...known]
        .filter(([sk]) => !wanted.has(sk))
        .map(([, { key, version }]): Write => ({ remove: key, expect: version })),
    ];
    if (writes.length > 0) await ctx.bank.commit(writes);
  });

interface Put<T> {
  key: Key;
  kind: string;
  data: T;
  index: { gsi1: { pk: string; sk: string } };
}
const keyed = <T>(put: Put<T>): [string, Put<T>] => [put.key.sk, put];

const endPut = (tenant: string, end: AuthorityEnd): Put<AuthorityEnd> => ({
  key: keyOf(tenant, end),
  kind: "authority-end",
  data: end,
  index: { gsi1: { pk: endsPk(tenant), sk: `${end.until}#${end.childId}#${end.representativeId}` } },
});

const wardPut = (tenant: string, ward: Guardianship): Put<Guardianship> => ({
  key: { table: "records", pk: partitionOf(tenant, ward.childId), sk: `${guardian}${ward.agencyId}` },
  kind: "guardianship",
  data: ward,
  index: { gsi1: { pk: wardsPk(tenant, ward.agencyId), sk: ward.childId } },
});

/** An organisation's wards; eventually consistent: whether it speaks for one of them the card itself says. */
export const wardsOf = (ctx: Bank, id: AgencyId, page: PageRequest): Promise<Page<Stored<Guardianship>>> =>
  ctx.bank.find<Guardianship>("gsi1", wardsPk(ctx.tenant, id), {}, page);

/** Authorities that end within these days, by day; eventually consistent. @param range ISO dates, `to` exclusive */
export const endingAuthorities = (
  ctx: Bank,
  range: { from: string; to: string },
  page: PageRequest,
): Promise<Page<Stored<AuthorityEnd>>> => ctx.bank.find<AuthorityEnd>("gsi1", endsPk(ctx.tenant), range, page);
