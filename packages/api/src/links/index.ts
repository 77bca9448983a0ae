import { attachmentLinks } from "./attachments.ts";
import { calendarLinks } from "./calendars.ts";
import { digestLinks } from "./digests.ts";
import { exportLinks } from "./exports.ts";
import type { AnyLink } from "./link.ts";
import { organisationLinks } from "./organisations.ts";
import { reportLinks } from "./reports.ts";
import { stepLinks } from "./steps.ts";

export { Limiter } from "./limiter.ts";
export { serveLink } from "./serve.ts";

/** Everything that is reached by a link: the one list that app, description, limiter and gateways go by. */
export const links: readonly AnyLink[] = [
  ...stepLinks,
  ...organisationLinks,
  ...attachmentLinks,
  ...reportLinks,
  ...calendarLinks,
  ...digestLinks,
  ...exportLinks,
];
