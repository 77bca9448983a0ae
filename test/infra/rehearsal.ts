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
