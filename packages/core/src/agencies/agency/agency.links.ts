import * as z from "zod";
import * as Link from "../../ground/link/index.ts";
import type { Actor } from "../../ground/shared/actor.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import { type AgencyId, newId, type StepId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { paragraph } from "../../ground/shared/schema.ts";
import { writeNote } from "../../ground/vault/index.ts";
import { type AgencyAt, changed, load } from "./agency.actions.ts";
import type { Agency } from "./agency.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

/** What a link of the organisation says of its epoch. */
export const linkEpoch = async (ctx: Bank, agencyId: AgencyId): Promise<Link.Epoch> =>
  (await load(ctx, agencyId)).agency.linkEpoch;

/** What a link to a file says of its epoch that somebody of an organisation has asked for; of others nothing. */
export const epochFor = async (ctx: Bank, actor: Actor): Promise<Link.Epoch> =>
  "agency" in actor && actor.agency ? linkEpoch(ctx, actor.agency) : undefined;

/** Whether such a link is of the organisation's present epoch: it dies with the others when they are revoked. */
export const isOfEpoch = async (ctx: Bank, actor: Actor, epoch: Link.Epoch): Promise<boolean> =>
  !("agency" in actor && actor.agency) || (await ofEpoch(ctx, actor.agency, epoch)) !== undefined;

/** The organisation that a link speaks for, as long as it works and the link is of its present epoch. */
export async function spokenFor(ctx: Bank, agencyId: AgencyId, epoch: Link.Epoch): Promise<Agency | undefined> {
  const agency = await ofEpoch(ctx, agencyId, epoch);
  return agency?.status === "active" ? agency : undefined;
}

async function ofEpoch(ctx: Bank, agencyId: AgencyId, epoch: Link.Epoch): Promise<Agency | undefined> {
  const agency = (await unlessRefused(() => load(ctx, agencyId)))?.agency;
  return (agency?.linkEpoch ?? 0) === (epoch ?? 0) ? agency : undefined;
}

/** A link of the organisation as a whole, and what it says of its epoch. */
const epochs = {
  page: ([, epoch]: Link.Fields["page"]) => epoch,
  reports: ([, epoch]: Link.Fields["reports"]) => epoch,
  office: ([, epoch]: Link.Fields["office"]) => epoch,
  ward: ([, , epoch]: Link.Fields["ward"]) => epoch,
  quiet: ([, , epoch]: Link.Fields["quiet"]) => epoch,
};

/**
 * Links that open what an organisation says of itself and of those whom it helps. The one of a month's sessions lives longer than the
 * page's, and answers no steps.
 */
export const ownLinks = ["page", "office"] as const;

/**
 * The organisation that such a link speaks for, or a link of one of some kinds; that it was used is kept, whatever came of it.
 * @throws Refusal link.invalid, link.dead
 */
export async function speaking<K extends keyof typeof epochs>(
  deps: Deps,
  kinds: K | readonly K[],
  token: string,
  did: string,
  requestId?: string,
): Promise<{ ctx: Ctx; agency: Agency; fields: Link.Fields[K] }> {
  const taken = [kinds].flat() as K[];
  const kind = taken.find((one) => one === Link.kindOf(token)) ?? taken[0]!;
  const sealed = await Link.open(deps.keys, kind, token);
  const { tenant, fields } = sealed;
  const [agencyId] = fields;
  const actor = { kind: "link" as const, id: `${kind}.${agencyId}`, tenant, agency: agencyId };
  const ctx: Ctx = { ...deps, tenant, actor, requestId: requestId ?? newId("request", deps.now().epochMilliseconds) };
  const epochOf = epochs[kind] as (fields: Link.Fields[K]) => Link.Epoch;
  const found = Link.isOver(deps, sealed) ? undefined : await ofEpoch(ctx, agencyId, epochOf(fields));
  // What a closed one still owes its successor hands in, by a link that it got after the closing.
  const agency = found?.status === "active" || kind === "reports" ? found : undefined;
  await noteUse(ctx, { kind, agencyId, did, outcome: agency ? "done" : "link.dead" });
  if (!agency) throw Link.dead();
  return { ctx, agency, fields };
}

/** Notes a use of a link of an organisation that we know; one that names none is of nobody's log. */
export async function noteUse(ctx: Ctx, use: Parameters<typeof Link.noteUse>[1]): Promise<void> {
  if (await unlessRefused(() => load(ctx, use.agencyId))) await Link.noteUse(ctx, use);
}

/** How the organisation's links were used, those of one of its steps where that is named. Staff only. @throws Refusal not-found */
export async function linkUses(
  ctx: Ctx,
  agencyId: AgencyId,
  { stepId, ...page }: PageRequest & { stepId?: StepId | undefined },
): Promise<Page<Link.LinkUse>> {
  mustBeStaff(ctx.actor, (await load(ctx, agencyId)).agency);
  return Link.uses(ctx, { agencyId, stepId }, page);
}

export const RevokeLinks = z.strictObject({
  reason: paragraph(2000),
  /** Whoever still has to answer gets a new link, to the address that the organisation has now. */
  resend: z.boolean().default(true),
});

/** All links of the organisation are dead from now on. Staff only. @throws Refusal not-found, input.invalid */
export async function revokeLinks(ctx: Ctx, agencyId: AgencyId, body: z.input<typeof RevokeLinks>): Promise<AgencyAt> {
  const { reason, resend } = parse(RevokeLinks, body);
  const { data, version } = await changed(ctx, agencyId, { action: "agency.revoke-links" }, async ({ data }) => {
    const { noteId, write } = await writeNote(ctx, reason, { subject: agencyId, field: "links-revoked" });
    return {
      events: [{ type: "agency.links-revoked", data: { agencyId, resend, noteId } }],
      after: { ...data, linkEpoch: (data.linkEpoch ?? 0) + 1 },
      writes: [write],
    };
  });
  return { agency: data, version };
}
