import { physical } from "../infra/names.ts";
import type { Settings } from "../infra/settings.ts";

/** Mail goes out from one domain, over TLS. What comes back: ./mail.returns.ts. */
export function sender(settings: Settings) {
  const account = aws.getCallerIdentityOutput().accountId;
  const returnPath = `bounce.${settings.mailDomain}`;
  const set = new aws.sesv2.ConfigurationSet("MailSettings", {
    configurationSetName: physical("mail"),
    deliveryOptions: { tlsPolicy: "REQUIRE" },
    reputationOptions: { reputationMetricsEnabled: true },
    sendingOptions: { sendingEnabled: true },
    suppressionOptions: { suppressedReasons: ["BOUNCE", "COMPLAINT"] },
  });
  const identity = new aws.sesv2.EmailIdentity("MailDomain", {
    emailIdentity: settings.mailDomain,
    configurationSetName: set.configurationSetName, // of every mail that names none, and ours name none
    dkimSigningAttributes: { nextSigningKeyLength: "RSA_2048_BIT" },
  });
  new aws.sesv2.EmailIdentityMailFromAttributes("MailReturnPath", {
    emailIdentity: identity.emailIdentity,
    mailFromDomain: returnPath,
    behaviorOnMxFailure: "USE_DEFAULT_VALUE",
  });
  // Synthetic children must not reach real agencies: such a stage sends to SES's simulator and to the sinks named for it.
  const recipients = settings.data === "synthetic" ? ["*@simulator.amazonses.com", ...settings.mailSinks] : undefined;
  const sinkArns = settings.mailSinks.map(
    (sink) => $interpolate`arn:aws:ses:${settings.region}:${account}:identity/${sink.replace(/^\*@/, "")}`,
  );
  return {
    set,
    fromDomain: settings.mailDomain,
    // In SES's sandbox the recipient's identity is asked as well; the configuration set always.
    identityArns: [identity.arn, set.arn, ...sinkArns],
    recipients,
    /** What the domain's DNS must say before SES sends from it. */
    records: identity.dkimSigningAttributes.apply((dkim) => [
      ...(dkim?.tokens ?? []).map(
        (token) => `${token}._domainkey.${settings.mailDomain} CNAME ${token}.dkim.amazonses.com`,
      ),
      `${returnPath} MX 10 feedback-smtp.${settings.region}.amazonses.com`,
      `${returnPath} TXT "v=spf1 include:amazonses.com ~all"`,
      `_dmarc.${settings.mailDomain} TXT "v=DMARC1; p=quarantine; adkim=s"`,
    ]),
  };
}

export type Sender = ReturnType<typeof sender>;
