import * as z from "zod";
import type { Deps } from "../../ground/shared/context.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Agency from "../agency/index.ts";
import { get, put, type YearGate } from "./resource.actions.ts";
import { ResourceSheet, ResourcesView, sheetYear } from "./resource.ts";
import { accessWords, moneyWords, postWords, roomWords } from "./resource.words.ts";

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondResources = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view"), year: sheetYear.optional() }),
  z.strictObject({
    token: linkToken,
    action: z.literal("set"),
    year: sheetYear,
    version: z.int().min(0),
    sheet: ResourceSheet,
  }),
]);
export type RespondResources = z.infer<typeof RespondResources>;

const Named = z.array(z.strictObject({ key: z.string(), title: z.strictObject({ ru: z.string(), en: z.string() }) }));

/** A year's sheet with what its lists are called, and the years that can be filled in. */
export const ResourcesPage = z.strictObject({
  agency: z.string(),
  years: z.array(z.string()),
  sheet: ResourcesView,
  /** That year's figures do not change any more. */
  locked: z.boolean(),
  lists: z.strictObject({ posts: Named, money: Named, rooms: Named, access: Named }),
});
export type ResourcesPage = z.infer<typeof ResourcesPage>;

/**
 * The organisation fills in its sheet. @throws Refusal link.invalid, link.dead, input.invalid,
 * conflict.version, period.locked
 */
export async function respondResources(
  deps: Deps,
  request: RespondResources,
  gate: YearGate,
  requestId?: string,
): Promise<ResourcesPage> {
  const did = `resources.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, takenLinks, request.token, did, requestId);
  const isLocked = async (of: string) => (await unlessRefused(() => gate(ctx, of))) === undefined;
  const today = await Tenant.today(ctx);
  const years = [today.year - 1, today.year, today.year + 1].map(String) as [string, string, string];
  // In its first quarter the year before is asked for, as long as it takes anything.
  const before = today.month <= 3 && request.year === undefined && !(await isLocked(years[0]));
  const year = request.year ?? (before ? years[0] : years[1]);
  const { agencyId } = agency;
  const sheet =
    request.action === "set"
      ? await put(ctx, agencyId, year, request.sheet, gate, request.version)
      : await get(ctx, agencyId, year);
  return { agency: agency.shortName, years, sheet, locked: await isLocked(year), lists };
}

/** Beside its own page, the one of its reports: a measure asks for the sheet. */
const takenLinks = [...Agency.ownLinks, "reports"] as const;

const named = (words: Readonly<Record<string, { ru: string; en: string }>>) =>
  Object.entries(words).map(([key, title]) => ({ key, title }));
const lists = {
  posts: named(postWords),
  money: named(moneyWords),
  rooms: named(roomWords),
  access: named(accessWords),
};
