/** A stage that rehearses production's guard under a name of its own; asked for by several files, it is evaluated once. */
export const rehearsal = {
  MARSHRUT_GUARDED: "on",
  MARSHRUT_MALWARE_SCAN: "on",
  MARSHRUT_DOMAIN: "api.example.org",
  MARSHRUT_CERTIFICATE_ARN: "arn:aws:acm:us-east-1:1:certificate/x",
  MARSHRUT_ORIGIN_GENERATION: "2",
  MARSHRUT_KEY_USERS: "arn:aws:iam::123456789012:role/key-custodian",
};

/** A preview: nobody is told of anything. */
export const preview = { MARSHRUT_ALARM_EMAILS: "" };

// Each other evaluation takes five seconds of a processor: settings that leave each other alone are evaluated together.

/** An identity provider outside, and a name of the API's own. */
export const outside = {
  MARSHRUT_OIDC_ISSUER: "https://id.example.org",
  MARSHRUT_OIDC_AUDIENCE: "marshrut",
  MARSHRUT_OIDC_JWKS_URI: "https://id.example.org/jwks",
  MARSHRUT_OIDC_CLIENT: "families",
  MARSHRUT_OIDC_AUTHORIZE_URL: "https://id.example.org/auth",
  MARSHRUT_OIDC_TOKEN_URL: "https://id.example.org/token",
  MARSHRUT_DOMAIN: "api.example.org",
  MARSHRUT_CERTIFICATE_ARN: "arn:aws:acm:eu-central-1:1:certificate/x",
};

const restored = (table: string) => `${table}=marshrut-dev-${table}-r20260301090000`;

/** A stage of synthetic children with consoles and sinks of mail, whose tables were restored: one is used, one is taken over. */
export const chosen = {
  MARSHRUT_CONSOLE_ORIGINS: "https://console.example.org",
  MARSHRUT_MAIL_SINKS: "*@test.example.org",
  MARSHRUT_RESTORED_TABLES: restored("records"),
  MARSHRUT_ADOPTED_TABLES: restored("vault"),
};

/** Real data by a decision, whose audit and trail are kept for longer. */
export const decided = {
  MARSHRUT_DATA: "real",
  MARSHRUT_RESIDENCY_DECISION: "2026-03-01; Министр И. И. Иванов; приказ № 17 «О размещении данных»",
  MARSHRUT_AUDIT_YEARS: "10",
  MARSHRUT_TRAIL_YEARS: "5",
};
