import type {
  AppointmentId,
  Ctx,
  DeliveryId,
  EnrolmentId,
  Key,
  RouteId,
  StepId,
  Stored,
} from "../../ground/shared/index.ts";

/**
 * A record about whose execution somebody has cause to doubt, and since when it may be judged: what has just been lost again is given
 * time, and a token that is gone may have been answered a moment ago. The reconciler looks at it in its first run after that, however
 * far its pass over everything is.
 */
export type Doubt = { at: string } & (
  | { of: "step"; stepId: StepId; routeId: RouteId }
  | { of: "route"; routeId: RouteId }
  | { of: "delivery"; deliveryId: DeliveryId }
  | { of: "enrolment"; enrolmentId: EnrolmentId }
  | { of: "appointment"; appointmentId: AppointmentId }
);

const doubtsPk = (tenant: string) => `T#${tenant}#DOUBTS`;
function idOf(doubt: Doubt): string {
  if (doubt.of === "step") return doubt.stepId;
  if (doubt.of === "route") return doubt.routeId;
  if (doubt.of === "delivery") return doubt.deliveryId;
  return doubt.of === "enrolment" ? doubt.enrolmentId : doubt.appointmentId;
}
const keyOf = (tenant: string, doubt: Doubt): Key => ({
  table: "records",
  pk: doubtsPk(tenant),
  sk: `${doubt.at}#${idOf(doubt)}`,
});

/** Has a record looked at; bookkeeping, so no event and no audit entry. Twice is as good as once. */
export const doubt = (ctx: Pick<Ctx, "bank" | "tenant">, about: Doubt): Promise<void> =>
  ctx.bank.commit([{ put: { key: keyOf(ctx.tenant, about), kind: "doubt", data: about }, expect: "any" }]);

/** What may be judged by now, the oldest first. */
export const doubtsDue = async (ctx: Pick<Ctx, "bank" | "tenant" | "now">, limit: number): Promise<Stored<Doubt>[]> => {
  // "$" stands behind "#": what is due this very instant is due.
  const until = { to: `${ctx.now().toString()}$` };
  return (await ctx.bank.list<Doubt>("records", doubtsPk(ctx.tenant), until, { limit })).items;
};

/** It has been looked at; whoever still doubts has said so anew. */
export const settleDoubt = ({ bank }: Pick<Ctx, "bank">, { key }: Stored<Doubt>): Promise<void> =>
  bank.commit([{ remove: key, expect: "any" }]);
