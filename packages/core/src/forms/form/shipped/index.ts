import type { FormContent } from "../content.ts";
import { earlyHelpCriteria } from "./early-help-criteria.ts";
import { familyNeeds } from "./family-needs.ts";
import type { shippedKeys } from "./keys.ts";

export const shipped: Readonly<Record<(typeof shippedKeys)[number], FormContent>> = {
  "family-needs": familyNeeds,
  "early-help-criteria": earlyHelpCriteria,
};
