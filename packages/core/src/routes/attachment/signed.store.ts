import type { Ctx, Key, RouteId, SignedId } from "../../ground/shared/index.ts";
import * as Step from "../step/index.ts";
import type { SignedPlan } from "./signed.ts";

/** Scans live beside their route. */
export const prefix = "SIGNED#";
export const keyOf = (tenant: string, routeId: RouteId, id: SignedId): Key => ({
  table: "records",
  pk: Step.routePartition(tenant, routeId),
  sk: `${prefix}${id}`,
});
export const fileName = (tenant: string, id: SignedId) => `${tenant}/${id}`;
export const sealing = (
  { tenant }: Pick<Ctx, "tenant">,
  { signedId, childId }: Pick<SignedPlan, "signedId" | "childId">,
  field: "name" | "key",
) => ({ tenant, subject: signedId, field, person: childId });
