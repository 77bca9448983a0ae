import type { Ctx, SpecialistId } from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Agency from "../agency/index.ts";
import { load } from "./specialist.store.ts";
import type { Specialist } from "./specialist.ts";

/**
 * The specialist for whom an organisation, or staff for it, asks for something: one of its own who works and has a name. Others' are
 * told apart from none for nobody.
 * @throws Refusal input.invalid at `/specialistId`
 */
export async function ownWorking(ctx: Ctx, id: SpecialistId): Promise<Specialist> {
  const found = await unlessRefused(async () => {
    const { data } = await load(ctx, id);
    await Agency.mustManage(ctx, data.agencyId);
    return data;
  });
  mustBeRight(
    found?.status === "working" && !found.forgotten
      ? []
      : [fault("/specialistId", "специалист вашей организации, который работает", "a specialist of yours who works")],
  );
  await Agency.mustBeKnown(ctx, [{ pointer: "/specialistId", agencyId: found!.agencyId }]);
  return found!;
}
