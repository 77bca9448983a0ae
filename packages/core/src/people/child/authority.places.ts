import { all, type Key, type Page, type PageRequest, type Stored, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
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

/** Puts the ends of a card where they are looked for. Safe to repeat. */
export const placeAuthorities = (ctx: Bank, childId: ChildId): Promise<void> =>
  retrying(async () => {
    const wanted = authorityEnds((await stored(ctx, childId)).data);
    const known = new Map<string, Stored<AuthorityEnd>>();
    for await (const one of all<AuthorityEnd>(ctx.bank, "records", partitionOf(ctx.tenant, childId), { prefix }))
      known.set(one.data.representativeId, one);
    const writes: Write[] = [
      ...wanted
        .filter(({ representativeId, until }) => known.get(representativeId)?.data.until !== until)
        .map((end) => put(ctx.tenant, end, known.get(end.representativeId)?.version ?? "absent")),
      ...[...known.values()]
        .filter(({ data }) => !wanted.some(({ representativeId }) => representativeId === data.representativeId))
        .map(({ key, version }): Write => ({ remove: key, expect: version })),
    ];
    if (writes.length > 0) await ctx.bank.commit(writes);
  });

const put = (tenant: string, end: AuthorityEnd, expect: "absent" | number): Write => ({
  put: {
    key: keyOf(tenant, end),
    kind: "authority-end",
    data: end,
    index: { gsi1: { pk: endsPk(tenant), sk: `${end.until}#${end.childId}#${end.representativeId}` } },
  },
  expect,
});

/** Authorities that end within these days, by day; eventually consistent. @param range ISO dates, `to` exclusive */
export const endingAuthorities = (
  ctx: Bank,
  range: { from: string; to: string },
  page: PageRequest,
): Promise<Page<Stored<AuthorityEnd>>> => ctx.bank.find<AuthorityEnd>("gsi1", endsPk(ctx.tenant), range, page);
