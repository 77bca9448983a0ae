import {
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  type FamilyPaperId,
  oneAtATime as inPartition,
  type Key,
  type Page,
  type PageRequest,
  type SheetId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import type { FamilyPaper, Sheet } from "./family-paper.ts";

// Kept with the child whose it is: it goes with the card when cards are merged, and opens no more when the child's key is destroyed.

type Bank = Pick<Ctx, "bank" | "tenant">;

export interface PaperAt {
  childId: ChildId;
  paperId: FamilyPaperId;
}

const prefix = "PAPER#";
const keyOf = (tenant: string, { childId, paperId }: PaperAt): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `${prefix}${paperId}`,
});
/** By which somebody who knows the paper alone finds its child, also after cards were merged. */
const placeKey = (tenant: string, paperId: FamilyPaperId): Key => ({
  table: "records",
  pk: partitionOf(tenant, paperId),
  sk: "AT",
});
/** gsi2: those of which nothing became, by when that was. */
const goingPk = (tenant: string) => `T#${tenant}#FAMILY-PAPERS#GOING`;

/** Where the file store keeps a sheet. */
export const fileName = (tenant: string, id: SheetId) => `${tenant}/${id}`;
/** Under the child's own key, name and key of the file alike. */
export const sealing = (tenant: string, childId: ChildId, sheetId: SheetId, field: "name" | "key") => ({
  tenant,
  subject: sheetId,
  field,
  person: childId,
});

const isGoing = ({ status, sheets }: FamilyPaper): boolean =>
  (status === "returned" || status === "withdrawn") && sheets.some(({ goneAt }) => !goneAt);

export const write = (tenant: string, one: FamilyPaper, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one),
    kind: "family-paper",
    data: one,
    index: isGoing(one) ? { gsi2: { pk: goingPk(tenant), sk: `${one.endedAt}#${one.paperId}` } } : undefined,
  },
  expect,
});

export const creation = (tenant: string, one: FamilyPaper): Write[] => [
  write(tenant, one, "absent"),
  {
    put: { key: placeKey(tenant, one.paperId), kind: "locator", data: { childId: one.childId } },
    expect: "absent",
  },
];

export const oneAtATime = (ctx: Bank, childId: ChildId): Promise<Write> =>
  inPartition(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "PAPERS" });

/** @throws Refusal not-found */
export const load = (ctx: Bank, at: PaperAt): Promise<Stored<FamilyPaper>> =>
  known<FamilyPaper>("paper", at.paperId, () => ctx.bank.get(keyOf(ctx.tenant, at)));

/** Wherever its child's card went. @returns nothing where it is no more */
export async function find(ctx: Bank, paperId: FamilyPaperId): Promise<Stored<FamilyPaper> | undefined> {
  const place = await ctx.bank.get<{ childId: ChildId }>(placeKey(ctx.tenant, paperId));
  return place && ctx.bank.get(keyOf(ctx.tenant, { childId: place.data.childId, paperId }));
}

/** Strongly consistent, the oldest first. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<FamilyPaper>[]> {
  const found: Stored<FamilyPaper>[] = [];
  for await (const one of all<FamilyPaper>(ctx.bank, "records", partitionOf(ctx.tenant, childId), { prefix }))
    found.push(one);
  return found;
}

/** Those of which nothing became before an instant, the oldest first; eventually consistent. */
export const goneBefore = (ctx: Bank, at: string, page: PageRequest): Promise<Page<Stored<FamilyPaper>>> =>
  ctx.bank.find<FamilyPaper>("gsi2", goingPk(ctx.tenant), { to: at }, page);

/**
 * The record as that of another card, or of the same: names and keys of its sheets are sealed under that child's own key. Their bytes
 * stay as they are, since the key is the same.
 */
export async function rebindPaper(
  { keys, tenant }: Pick<Ctx, "keys" | "tenant">,
  paper: FamilyPaper,
  to: ChildId,
): Promise<FamilyPaper> {
  const seal = async (sealed: string, sheetId: SheetId, field: "name" | "key") =>
    keys.seal(
      await keys.open(sealed, sealing(tenant, paper.childId, sheetId, field)),
      sealing(tenant, to, sheetId, field),
    );
  const sheets = paper.sheets.map(
    async (sheet): Promise<Sheet> => ({
      ...sheet,
      sealedName: await seal(sheet.sealedName, sheet.sheetId, "name"),
      sealedKey: await seal(sheet.sealedKey, sheet.sheetId, "key"),
    }),
  );
  return { ...paper, childId: to, sheets: await Promise.all(sheets) };
}
export const isFamilyPaper = (sk: string): boolean => sk.startsWith(prefix);
