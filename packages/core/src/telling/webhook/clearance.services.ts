import type { Ctx, EnrolmentId, PlacementId } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Consent from "../../people/consent/index.ts";
import { officeToken } from "../../roadmaps/attendance/link.ts";
import { loadPlacement, loadSeeker } from "../../routes/employment/employment.store.ts";
import { question } from "../../routes/enrolment/enrolment.scope.ts";
import { load } from "../../routes/enrolment/enrolment.store.ts";
import type { Delivery } from "../delivery/index.ts";
import type { Clearance } from "./clearance.types.ts";

// What is told of children in programmes and of people at work: as long as the consent stands by which the organisation knows of them.

const nothing = async () => ({});
const superseded: Clearance = { open: false, because: "superseded" };
const idIn = ({ payload }: Delivery, name: "enrolmentId" | "placementId"): string => String(payload?.data[name] ?? "");

/** That it has ended tells nothing of the child, and is told also where consent has ended with it. */
const endings = ["enrolment.completed", "enrolment.left", "placement.ended"];

export async function ofEnrolment(ctx: Ctx, delivery: Delivery, answerable?: boolean): Promise<Clearance> {
  const found = await unlessRefused(() => load(ctx, idIn(delivery, "enrolmentId") as EnrolmentId));
  if (!found) return superseded;
  const { data } = found;
  return cleared(ctx, delivery, {
    childId: data.childId,
    ask: question(data),
    reply: answerable && data.status === "enrolled" ? "office/sessions" : undefined,
    over: answerable === true && data.status !== "enrolled",
  });
}

export async function ofPlacement(ctx: Ctx, delivery: Delivery, answerable?: boolean): Promise<Clearance> {
  const { childId } = delivery;
  if (!childId) return superseded;
  const at = { childId, placementId: idIn(delivery, "placementId") as PlacementId };
  const found = await unlessRefused(() => loadPlacement(ctx, at));
  if (!found) return superseded;
  const { agencyId, seekerId, status } = found.data;
  const { representativeId: by } = (await loadSeeker(ctx, { childId, seekerId })).data;
  return cleared(ctx, delivery, {
    childId,
    ask: { recipient: agencyId, purpose: "employment", dataClass: "identity", by },
    reply: answerable ? "respond/placements" : undefined,
    over: answerable === true && status === "ended",
  });
}

interface Asked {
  childId: NonNullable<Delivery["childId"]>;
  ask: Parameters<typeof Consent.allows>[2];
  /** Where it can be answered. */
  reply: string | undefined;
  /** There is nothing to answer any more. */
  over: boolean;
}

async function cleared(
  ctx: Ctx,
  { kind, agencyId }: Delivery,
  { childId, ask, reply, over }: Asked,
): Promise<Clearance> {
  if (endings.includes(kind)) return { open: true, guards: [], reply: nothing };
  const consent = await Consent.allows(ctx, childId, ask);
  if (!consent.allowed) return { open: false, because: "withheld" };
  if (over) return superseded;
  const guards = [consent.guard];
  if (!reply) return { open: true, guards, reply: nothing };
  const answer = async () => {
    const { publicUrl } = await Tenant.load(ctx);
    return { reply: { url: `${publicUrl}/v1/${reply}`, token: await officeToken(ctx, agencyId!) } };
  };
  return { open: true, guards, reply: answer };
}
