import type { DocumentContent } from "../content.ts";
import { agreement } from "./agreement.ts";
import { assessmentProtocol } from "./assessment-protocol.ts";
import { commissionRequest } from "./commission-request.ts";
import { earlyHelpConsent, personalDataConsent } from "./consents.ts";
import type { ShippedKey } from "./keys.ts";
import { application, endNotice, measuresList } from "./letters.ts";
import { programme } from "./programme.ts";

export const shipped: Readonly<Record<ShippedKey, DocumentContent>> = {
  "personal-data-consent": personalDataConsent,
  "early-help-consent": earlyHelpConsent,
  "early-help-application": application,
  "early-help-agreement": agreement,
  "early-help-programme": programme,
  "assessment-protocol": assessmentProtocol,
  "commission-request": commissionRequest,
  "measures-list": measuresList,
  "end-notice": endNotice,
};
