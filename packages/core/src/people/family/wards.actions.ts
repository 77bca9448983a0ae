import type { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as Link from "../../ground/link/index.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { auditOnce, auditReads, type Ctx, type Deps } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { wardsOf } from "../child/authority.places.ts";
import * as children from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import { familyFor } from "./account.actions.ts";
import { actsFor, isHere } from "./household.ts";
import { memberOf, type Speaking } from "./links.actions.ts";

/** A child whose guardian an organisation is: a home, say, whose director speaks for all who live there (Family Code, art. 155.2). */
export interface Ward {
  childId: ChildId;
  name: string;
}

/** So long the page of one ward stays open: a working day, since whoever sits at the organisation's own page opens it again. */
const wardLasts = { hours: 12 };

/** By which representative of the card the organisation may speak for the child today. */
async function guardianToday(
  ctx: Pick<Ctx, "bank" | "tenant" | "keys">,
  record: ChildRecord,
  agencyId: AgencyId,
  today: Temporal.PlainDate,
): Promise<RepresentativeId | undefined> {
  if (!isHere(record)) return undefined;
  const own = record.representativeIds.filter((id) => record.standings?.[id]?.agencyId === agencyId);
  for (const id of own) if ((await actsFor(ctx, id, [record], today)).length > 0) return id;
  return undefined;
}

/** Those for whom the organisation speaks today, a page of them; on record of each. The caller has authorised. */
export async function wards(ctx: Ctx, agencyId: AgencyId, page: PageRequest): Promise<Page<Ward>> {
  const { items, next } = await wardsOf(ctx, agencyId, page);
  const today = await Tenant.today(ctx);
  const found = await children.readMany(
    ctx,
    items.map(({ data }) => data.childId),
  );
  const records = found.flatMap((one) => (one ? [one.data] : []));
  const guardians = await Promise.all(records.map((record) => guardianToday(ctx, record, agencyId, today)));
  const ids = records.filter((_, i) => guardians[i] !== undefined).map(({ childId }) => childId);
  await auditReads(
    ctx,
    ids.map((subject) => ({ subject, action: "family.wards" })),
  );
  const people = await children.readPersons(ctx, ids);
  const named = people.map(({ data: { surname, givenName } }, i) => ({
    childId: ids[i]!,
    name: `${surname} ${givenName}`,
  }));
  return { items: named, next };
}

/** A link to the page of one of them. @throws Refusal not-found: the organisation does not speak for that child */
export async function wardToken(ctx: Ctx, agencyId: AgencyId, childId: ChildId): Promise<string> {
  const record = (await children.read(ctx, childId))?.data;
  if (!record || !(await guardianToday(ctx, record, agencyId, await Tenant.today(ctx)))) throw notFound();
  const epoch = await Agency.linkEpoch(ctx, agencyId);
  const expiresAt = Math.floor(ctx.now().add(wardLasts).epochMilliseconds / 1000);
  return Link.seal(ctx.keys, "ward", { tenant: ctx.tenant, fields: [agencyId, childId, epoch], expiresAt });
}

/**
 * The organisation on the page of one of its wards: what a parent sees and says there, for this child alone, and as long as the card says that
 * it is the guardian. @param did what for, e.g. `show` @throws Refusal link.invalid, link.dead
 */
export async function speakingForWard(deps: Deps, token: string, did: string, requestId?: string): Promise<Speaking> {
  const { ctx: organisation, fields } = await Agency.speaking(deps, "ward", token, `ward.${did}`, requestId);
  const [agencyId, childId] = fields;
  const record = (await children.read(organisation, childId))?.data;
  const memberId = record && (await guardianToday(organisation, record, agencyId, await Tenant.today(organisation)));
  if (!memberId) throw Link.dead();
  const { tenant, actor } = organisation;
  const ctx: Ctx = {
    ...organisation,
    actor: { kind: "representative", id: actor.id, tenant, representative: memberId, ward: childId },
  };
  const family = await familyFor(ctx, memberId, [record]);
  const member = family && memberOf(family, memberId);
  if (!member) throw Link.dead();
  const detail = { memberId, did };
  await auditOnce(ctx, { subject: family.familyId, action: "family.visit", detail }, `${actor.id}#${did}`);
  return { ctx, family, member, only: childId };
}
