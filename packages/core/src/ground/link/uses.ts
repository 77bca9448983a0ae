import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { Conflict, type Page, type PageRequest } from "../shared/bank.ts";
import { auditRead, type Ctx } from "../shared/context.ts";
import type { AgencyId, StepId } from "../shared/ids.ts";
import { remembered } from "../shared/remembered.ts";
import type { LinkKind } from "./kinds.ts";

/** What stands behind a request by a link; no address of a network, which tells of people more than of links. */
export const clients = ["phone", "computer", "program"] as const;
export type Client = (typeof clients)[number];

/** One use of a link of an organisation. */
export interface Use {
  kind: Exclude<LinkKind, "family" | "family-quiet" | "form" | "round" | "sign-up" | "talk">;
  agencyId: AgencyId;
  stepId?: StepId;
  /** Which link of the step's assignment. */
  assignment?: number;
  n?: number;
  /** `view`, `accept`, `submit` … */
  did: string;
  /** `done`, or the code of what refused it. */
  outcome: string;
}
export interface LinkUse extends Use {
  client: Client;
  /** The first of its hour: those that are alike within an hour are one line. */
  at: string;
}

export const LinkUseView = z.strictObject({
  kind: z.enum(["step", "page", "quiet", "reports", "office", "ward", "feed", "file", "export"]),
  agencyId: z.string(),
  stepId: z.string().optional(),
  assignment: z.int().optional(),
  n: z.int().optional(),
  did: z.string(),
  outcome: z.string(),
  client: z.enum(clients),
  at: z.string(),
});

/** Longer than any link lives. */
const keptFor = Temporal.Duration.from({ hours: 24 * 400 });

const ofAgency = (tenant: string, agencyId: AgencyId) => `T#${tenant}#AGENCY#${agencyId}#LINKS`;
const ofStep = (tenant: string, stepId: StepId) => `T#${tenant}#STEP#${stepId}#LINKS`;

const hourOf = remembered((at) => {
  const hour = Temporal.Instant.from(at).round({ smallestUnit: "hour", roundingMode: "floor" });
  return { hour: hour.toString(), expiresAt: Math.floor(hour.add(keptFor).epochMilliseconds / 1000) };
});

/**
 * Keeps that a link was used, with its entry in the audit log. Of uses that are alike one for each hour and kind of client is
 * kept, so that whoever holds a link cannot fill the log.
 */
export async function noteUse(ctx: Ctx, use: Use): Promise<void> {
  const { kind, agencyId, stepId, assignment, n, did, outcome } = use;
  const client = ctx.client ?? "program";
  const at = ctx.now().toString();
  const { hour, expiresAt } = hourOf(at);
  const data: LinkUse = { ...use, client, at };
  const sk = [hour, kind, stepId, assignment, n, did, outcome, client].join("#");
  const key = { table: "records", pk: ofAgency(ctx.tenant, agencyId), sk } as const;
  const index = stepId && { gsi1: { pk: ofStep(ctx.tenant, stepId), sk } };
  const detail = { kind, stepId, did, outcome, client };
  try {
    await auditRead(ctx, { subject: agencyId, action: "link.use", detail }, [
      { put: { key, kind: "link-use", data, index, expiresAt }, expect: "absent" },
    ]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

/** How the links of an organisation, or of one of its steps, were used, newest first; the caller has authorised the reader. */
export async function uses(
  ctx: Pick<Ctx, "bank" | "tenant">,
  { agencyId, stepId }: Pick<Use, "agencyId" | "stepId">,
  page: PageRequest,
): Promise<Page<LinkUse>> {
  const newest = { descending: true };
  const { items, next } = stepId
    ? await ctx.bank.find<LinkUse>("gsi1", ofStep(ctx.tenant, stepId), newest, page)
    : await ctx.bank.list<LinkUse>("records", ofAgency(ctx.tenant, agencyId), newest, page);
  return { items: items.map(({ data }) => data).filter((use) => use.agencyId === agencyId), next };
}

/** The newest uses of the links of one step, whichever organisation had it; likewise. */
export const newestUsesOf = async (
  ctx: Pick<Ctx, "bank" | "tenant">,
  stepId: StepId,
  limit: number,
): Promise<LinkUse[]> =>
  (await ctx.bank.find<LinkUse>("gsi1", ofStep(ctx.tenant, stepId), { descending: true }, { limit })).items.map(
    ({ data }) => data,
  );
