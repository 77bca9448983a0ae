import type { FormContent } from "../content.ts";
import { earlyHelpCriteria } from "./early-help-criteria.ts";
import { familyNeeds } from "./family-needs.ts";
import { interagencyAssessment } from "./interagency-assessment.ts";
import type { shippedKeys } from "./keys.ts";
import { qualityExperts } from "./quality-experts.ts";
import { qualityPlan } from "./quality-plan.ts";
import { qualityVisitors } from "./quality-visitors.ts";

export const shipped: Readonly<Record<(typeof shippedKeys)[number], FormContent>> = {
  "family-needs": familyNeeds,
  "early-help-criteria": earlyHelpCriteria,
  "quality-experts": qualityExperts,
  "quality-visitors": qualityVisitors,
  "quality-plan": qualityPlan,
  "interagency-assessment": interagencyAssessment,
};
