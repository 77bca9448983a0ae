import type { Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { reportsToken } from "../../roadmaps/period/link.ts"; // not its whole room: the retry machine's function starts often
import * as Step from "../../routes/step/index.ts";
import type { Delivery } from "../delivery/index.ts";
import { type CatalogueEntry, catalogue, type WebhookEventType } from "./catalogue.ts";
import type { Clearance } from "./clearance.types.ts";

const nothing = async () => ({});

/**
 * Asked at each attempt (FAULTS B17): what concerns a child goes to an agency only while consent covers it. The token of an
 * answer is made here, and never kept.
 */
export async function clearanceOf(ctx: Ctx, delivery: Delivery): Promise<Clearance> {
  const { about, answerable }: CatalogueEntry = catalogue[delivery.kind as WebhookEventType];
  if (about === "enrolment" || about === "placement") {
    const { ofEnrolment, ofPlacement } = await import("./clearance.services.ts");
    return about === "enrolment" ? ofEnrolment(ctx, delivery, answerable) : ofPlacement(ctx, delivery, answerable);
  }
  if (about === "webhook") return { open: true, guards: [], reply: nothing };
  if (about !== "step" && about !== "route" && about !== "child")
    return { open: true, guards: [], reply: answerable ? () => byReports(ctx, delivery) : nothing };
  if (!delivery.stepId) return { open: false, because: "superseded" };
  const { data: step } = await Step.load(ctx, delivery.stepId);
  const mine = step.agencyId === delivery.agencyId && (!delivery.assignment || delivery.assignment === step.assignment);
  // To an earlier agency goes one thing only: that the step is no longer its own.
  if (!mine) return delivery.kind === "step.withdrawn" ? { open: true, guards: [], reply: nothing } : superseded;
  // That its work has ended tells nothing of the child, and is told also when consent has ended with it.
  if (delivery.kind === "step.cancelled") return { open: true, guards: [], reply: nothing };
  const consent = await Step.consentFor(ctx, step);
  if (!consent.allowed) return { open: false, because: "withheld" };
  const guards = [consent.guard];
  if (!answerable) return { open: true, guards, reply: nothing };
  if (!Step.isAsked(step)) return superseded;
  const at = delivery.payload?.timestamp ?? delivery.createdAt;
  const reply = async () => {
    const { publicUrl } = await Tenant.load(ctx);
    const token = await Step.tokenOf(ctx, Step.linkOf(ctx.tenant, step, at));
    return { reply: { url: `${publicUrl}/v1/respond`, token } };
  };
  return { open: true, guards, reply };
}

/** An agency's reports are about no child: no consent is asked, and each is handed in once, by whichever link. */
async function byReports(ctx: Ctx, { agencyId }: Delivery) {
  const { publicUrl } = await Tenant.load(ctx);
  return { reply: { url: `${publicUrl}/v1/reports/respond`, token: await reportsToken(ctx, agencyId!) } };
}

const superseded: Clearance = { open: false, because: "superseded" };
