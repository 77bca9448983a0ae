import * as z from "zod";
import type { Ctx, StepId } from "../../ground/shared/index.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import * as Instrument from "../instrument/index.ts";
import { visible } from "./step.actions.ts";
import type { Step } from "./step.ts";

/** Whom a step is about, by name; `measure` is the wording of the ИПРА measure that it carries out. */
export const Whom = z.strictObject({
  child: z.strictObject({ name: z.string(), birthDate: z.iso.date() }).optional(),
  measure: z.string().optional(),
});
export type Whom = z.infer<typeof Whom>;

/** For whoever has the step: only as far as consent goes for the agency, and each look on record. @throws Refusal not-found */
export const whom = async (ctx: Ctx, stepId: StepId): Promise<Whom> => personal(ctx, (await visible(ctx, stepId)).data);

/** The caller has made sure that the actor has the step, and may hear of it now. */
export async function personal(ctx: Ctx, step: Step): Promise<Whom> {
  const { stepId, childId, measure } = step;
  const child = await unlessWithheld(() =>
    Disclosure.disclose(ctx, childId, ["name", "birthDate"], { about: stepId, purpose: "support-route" }),
  );
  const title = measure && (await unlessWithheld(() => Instrument.measureTitle(ctx, childId, measure.measureId)));
  return {
    child: child ? { name: child.name ?? "", birthDate: child.birthDate ?? "" } : undefined,
    measure: title,
  };
}

async function unlessWithheld<T>(disclose: () => Promise<T>): Promise<T | undefined> {
  try {
    return await disclose();
  } catch (error) {
    if (error instanceof Refusal && ["consent.missing", "agency.closed"].includes(error.code)) return undefined;
    throw error;
  }
}
