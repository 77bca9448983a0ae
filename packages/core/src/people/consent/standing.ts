import { Temporal } from "temporal-polyfill";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { load } from "../child/child.scope.ts";
import { isAbout, standsOn } from "./consent.decide.ts";
import * as store from "./consent.store.ts";
import type { Consent } from "./consent.ts";

/** What stands today of what was consented to for a child, by whomever; for the platform's own look. */
export async function standing(ctx: Ctx, childId: ChildId): Promise<Consent[]> {
  const today = await Tenant.today(ctx);
  const consents = (await store.list(ctx, childId)).map((c) => c.data);
  return consents.filter((c) => isAbout(c, undefined) && standsOn(c, consents, today));
}

/** A consent that stands today, with what must still hold in the commit that rests on it. */
export async function oneStanding(ctx: Ctx, childId: ChildId): Promise<{ consent: Consent; guard: Write } | undefined> {
  const today = await Tenant.today(ctx);
  const found = await store.list(ctx, childId);
  const consents = found.map((c) => c.data);
  const one = found.find(({ data }) => isAbout(data, undefined) && standsOn(data, consents, today));
  return one && { consent: one.data, guard: store.unchanged(ctx.tenant, one) };
}

/** A parent withdrew what another one still agrees to. */
export interface Disagreement {
  withdrawn: Consent & { status: "withdrawn" };
  /** The other's consent, of those that stand the one signed first. */
  agreed: Consent;
}

/**
 * Whether others than its giver still consent to some of what this withdrawn consent was about. Each parent decides alone for
 * themselves (Family Code, art. 61), so that what stands goes on to count; that they differ is a person's to settle (art. 65).
 */
export async function disagreement(ctx: Ctx, consentId: Consent["consentId"]): Promise<Disagreement | undefined> {
  const withdrawn = (await store.read(ctx, consentId))?.data;
  if (withdrawn?.status !== "withdrawn" || !isAbout(withdrawn, undefined)) return undefined;
  const others = (await standing(ctx, withdrawn.childId)).filter((c) => isOfOther(c, withdrawn));
  const [agreed] = others.toSorted((a, b) => (a.signedOn < b.signedOn ? -1 : 1));
  return agreed && { withdrawn, agreed };
}

/** Whether that withdrawal is still against what another one agrees to: who withdrew represents the child and has not agreed anew. */
export async function isDisputed(ctx: Ctx, consentId: Consent["consentId"]): Promise<boolean> {
  const found = await disagreement(ctx, consentId);
  if (!found) return false;
  const { childId, representativeId } = found.withdrawn;
  if (!(await load(ctx, childId)).record.representativeIds.includes(representativeId)) return false;
  const again = (await standing(ctx, childId)).filter((c) => c.representativeId === representativeId);
  return !again.some((c) => Temporal.Instant.compare(c.recordedAt, found.withdrawn.withdrawnAt) >= 0);
}

const isOfOther = (c: Consent, withdrawn: Consent): boolean =>
  c.representativeId !== withdrawn.representativeId &&
  c.purpose === withdrawn.purpose &&
  (c.recipient === withdrawn.recipient || c.recipient === "route" || withdrawn.recipient === "route") &&
  c.dataClasses.some((one) => withdrawn.dataClasses.includes(one));
