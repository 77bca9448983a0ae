import * as z from "zod";
import type { Ctx, StepId } from "../../ground/shared/index.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Child from "../../people/child/index.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import * as Instrument from "../instrument/index.ts";
import { ownWords, visible } from "./step.actions.ts";
import { actsOnRecommendations, isSettled, type Step } from "./step.ts";

const text = z.strictObject({ ru: z.string(), en: z.string() });

/** Whom a step is about, by name, and what of the child's papers and plan concerns it. */
export const Whom = z.strictObject({
  child: z.strictObject({ name: z.string(), birthDate: z.iso.date().optional() }).optional(),
  /** The wording of the instrument's measure that it carries out. */
  measure: z.string().optional(),
  /** What the commission recommends, where the step is to act on it. */
  recommendations: z.array(z.string()).optional(),
  /** How the commission recommends to teach the child, for whoever arranges it. */
  study: Instrument.Study.optional(),
  /** What the child's own plan says of it. */
  keyMeasure: text.optional(),
  means: text.optional(),
  expectedResult: text.optional(),
});
export type Whom = z.infer<typeof Whom>;

/** For whoever has the step: only as far as consent goes for the agency, and each look on record. @throws Refusal not-found */
export const whom = async (ctx: Ctx, stepId: StepId): Promise<Whom> => personal(ctx, (await visible(ctx, stepId)).data);

/** The caller has made sure that the actor has the step, and may hear of it now. */
export async function personal(ctx: Ctx, step: Step): Promise<Whom> {
  const { stepId, childId, measure, dataClass } = step;
  const { settledAt } = isSettled(step) ? step : {};
  const child = await unlessWithheld(() =>
    Disclosure.disclose(ctx, childId, ["name", "birthDate"], { about: stepId, purpose: "support-route" }),
  );
  const title = measure && (await unlessWithheld(() => Instrument.measureTitle(ctx, childId, measure.measureId)));
  const recommended = actsOnRecommendations(step)
    ? await unlessWithheld(() => Instrument.recommendations(ctx, childId, dataClass, settledAt))
    : undefined;
  return {
    child: child ? { name: child.name ?? "", birthDate: child.birthDate } : undefined,
    measure: title,
    recommendations: recommended?.titles.length ? recommended.titles : undefined,
    study: recommended?.study,
    ...(step.words ? await unlessWithheld(() => planned(ctx, step)) : {}),
  };
}

/** The plan's own words for the step, on record under the consent that covers it. */
async function planned(ctx: Ctx, step: Step) {
  const { record } = await Child.load(ctx, step.childId);
  const telling = { purpose: "support-route", dataClass: step.dataClass } as const;
  await Disclosure.recordDisclosure(ctx, record, telling, { action: "plan.disclose", detail: { stepId: step.stepId } });
  return ownWords(ctx, step);
}

async function unlessWithheld<T>(disclose: () => Promise<T>): Promise<T | undefined> {
  try {
    return await disclose();
  } catch (error) {
    if (error instanceof Refusal && ["consent.missing", "agency.closed"].includes(error.code)) return undefined;
    throw error;
  }
}
