import type { FormContent } from "../content.ts";
import { developmentProfile } from "./development-profile.ts";
import { earlyHelpCriteria } from "./early-help-criteria.ts";
import { earlyHelpQuality } from "./early-help-quality.ts";
import { familyNeeds } from "./family-needs.ts";
import { homeSkills } from "./home-skills.ts";
import { interagencyAssessment } from "./interagency-assessment.ts";
import type { ShippedKey } from "./keys.ts";
import { motorActivity } from "./motor-activity.ts";
import { qualityExperts } from "./quality-experts.ts";
import { qualityPlan } from "./quality-plan.ts";
import { qualityVisitors } from "./quality-visitors.ts";
import { satisfaction } from "./satisfaction.ts";

export const shipped: Readonly<Record<ShippedKey, FormContent>> = {
  "family-needs": familyNeeds,
  "early-help-criteria": earlyHelpCriteria,
  "quality-experts": qualityExperts,
  "quality-visitors": qualityVisitors,
  "quality-plan": qualityPlan,
  "interagency-assessment": interagencyAssessment,
  "development-profile": developmentProfile,
  "home-skills": homeSkills,
  "motor-activity": motorActivity,
  "early-help-quality": earlyHelpQuality,
  satisfaction,
};
