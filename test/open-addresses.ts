/**
 * What is reached by a link, in a mail or a calendar: whoever has it has no access token. Written by hand: a test that took
 * this from the code would find right whatever stands there.
 */
export const byLink = [
  "POST /v1/respond",
  "POST /v1/respond/organisation",
  "POST /v1/respond/many",
  "POST /v1/respond/capacity",
  "POST /v1/respond/resources",
  "POST /v1/respond/appointments",
  "POST /v1/respond/lessons",
  "POST /v1/respond/placements",
  "POST /v1/respond/accompaniments",
  "POST /v1/respond/requests",
  "POST /v1/respond/wards",
  "POST /v1/respond/events",
  "POST /v1/respond/attachments",
  "POST /v1/respond/uploads",
  "POST /v1/respond/files",
  "POST /v1/respond/files/remove",
  "POST /v1/reports/respond",
  "POST /v1/office/sessions",
  "POST /v1/family",
  "POST /v1/family/code",
  "POST /v1/family/renew",
  "POST /v1/forms/respond",
  "POST /v1/sign-ups/respond",
  "GET /v1/files",
  "HEAD /v1/files",
  "GET /v1/files/exports",
  "HEAD /v1/files/exports",
  "GET /v1/calendars/{token}",
  "HEAD /v1/calendars/{token}",
  "GET /v1/unsubscribe",
  "HEAD /v1/unsubscribe",
  "POST /v1/unsubscribe",
] as const;

/** What is for everybody, and stands outside `/v1`. */
export const pages = [
  "/",
  "/respond",
  "/organisation",
  "/reports",
  "/office",
  "/family",
  "/form",
  "/sign-up",
  "/docs",
  "/openapi.json",
  "/health",
  "/assets/{name}",
] as const;
