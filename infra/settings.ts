import { type ResidencyDecision, residency } from "./residency.ts";

/**
 * What an administrator decides for a stage: variables of the shell or of `.env.<stage>`, which sst reads. docs/runbook.md
 * has them all.
 */
export interface Settings {
  stage: string;
  /** Real people rely on it: data is kept on removal, protected and alarmed. */
  production: boolean;
  region: string;
  data: "synthetic" | "real";
  residencyDecision?: ResidencyDecision;
  /** Domain that mail comes from; its DNS records are in the outputs of the deploy. */
  mailDomain: string;
  /** Where mail of a stage with synthetic data may go beside SES's own simulator: `*@test.example.org`. */
  mailSinks: string[];
  /** Who hears of alarms, of the budget and of bounces beyond measure. */
  alarmEmails: string[];
  monthlyBudgetUsd: number;
  /** The API's own name; without it the address that API Gateway gives. */
  domain?: { name: string; certificateArn?: string };
  /** Browser origins of our consoles. */
  consoleOrigins: string[];
  /** The region whose open pages stand at the site, by its key; without it there are none. */
  openRegion?: string | undefined;
  /** An identity provider outside; without it the stage has a Cognito user pool of its own. */
  issuer?: {
    url: string;
    audience: string;
    jwksUri: string;
    /** Where families sign in there, by a public client whose way back is the site's `/family`. */
    signIn?: { authorizeUrl: string; tokenUrl: string; client: string } | undefined;
  };
  /** With the trail of the account and the firewall: production always, another stage to rehearse them. */
  guarded: boolean;
  /** Files that people send are looked at for malware before anybody gets them: by GuardDuty, which costs by file and size. */
  malwareScan: boolean;
  /** Roles beside those of the stage that may use the keys of personal data and of seals: whoever runs the runbook's scripts. */
  keyUsers: string[];
  /** Which key the API wants of its edge; one higher makes a new one, and the one before goes on until the next. */
  originGeneration: number;
  /** How many years the trail of the account cannot be removed by anybody; then it goes. */
  trailYears: number;
  /** How many years the sealed copy of the audit log cannot be removed by anybody. */
  auditYears: number;
  /** Tables that were restored to a point in time and are used in the place of the former ones: logical name → physical name. */
  restored: Record<string, string>;
  /** Restored tables that deploys look after from now on. */
  adopted: Record<string, string>;
}

/** A setting is missing or cannot be; the message says what to set. */
export class SettingFault extends Error {
  override readonly name = "SettingFault";
}

type Env = Record<string, string | undefined>;

/** The settings of a stage. Only the stage called `production` may hold real data. @throws SettingFault, ResidencyFault */
export function settingsOf(stage: string, env: Env): Settings {
  if (!/^[a-z][a-z0-9-]{1,19}$/.test(stage))
    throw new SettingFault(`The stage "${stage}": 2 to 20 small letters, digits and dashes, a letter first`);
  const production = stage === "production";
  const region = env.MARSHRUT_REGION || "eu-central-1";
  const data = oneOf(env, "MARSHRUT_DATA", ["synthetic", "real"], "synthetic");
  const decision = residency({ stage, production, region, data, decision: env.MARSHRUT_RESIDENCY_DECISION });
  const alarmEmails = list(env, "MARSHRUT_ALARM_EMAILS", /^[^\s@]+@[^\s@]+$/);
  if (production && alarmEmails.length === 0)
    throw new SettingFault("MARSHRUT_ALARM_EMAILS: who hears of the alarms of production");
  const guarded = oneOf(env, "MARSHRUT_GUARDED", ["on", "off"], production ? "on" : "off") === "on";
  if (production && !guarded) throw new SettingFault("MARSHRUT_GUARDED: production is guarded");
  const domain = env.MARSHRUT_DOMAIN && matching("MARSHRUT_DOMAIN", env.MARSHRUT_DOMAIN, hostname);
  const certificateArn = env.MARSHRUT_CERTIFICATE_ARN || undefined;
  // CloudFront takes certificates of this region only.
  if (guarded && domain && !certificateArn?.startsWith("arn:aws:acm:us-east-1:"))
    throw new SettingFault("MARSHRUT_CERTIFICATE_ARN: a guarded stage's name needs a certificate in us-east-1");
  return {
    stage,
    production,
    region,
    data,
    alarmEmails,
    residencyDecision: decision,
    mailDomain: matching("MARSHRUT_MAIL_DOMAIN", env.MARSHRUT_MAIL_DOMAIN, hostname),
    mailSinks: list(env, "MARSHRUT_MAIL_SINKS", /^[^\s@]+@[^\s@*]+$/),
    monthlyBudgetUsd: Number(matching("MARSHRUT_BUDGET_USD", env.MARSHRUT_BUDGET_USD || "100", /^[1-9]\d{0,6}$/)),
    domain: domain ? { name: domain, certificateArn } : undefined,
    consoleOrigins: list(env, "MARSHRUT_CONSOLE_ORIGINS", /^https:\/\/[a-z0-9.-]+$/),
    openRegion: env.MARSHRUT_OPEN_REGION
      ? matching("MARSHRUT_OPEN_REGION", env.MARSHRUT_OPEN_REGION, /^[a-z0-9][a-z0-9-]{0,59}$/)
      : undefined,
    issuer: issuerOf(env),
    guarded,
    malwareScan: oneOf(env, "MARSHRUT_MALWARE_SCAN", ["on", "off"], "off") === "on",
    keyUsers: list(env, "MARSHRUT_KEY_USERS", /^arn:aws:iam::\d{12}:role\/[\w+=.@/-]+$/),
    originGeneration: Number(
      matching("MARSHRUT_ORIGIN_GENERATION", env.MARSHRUT_ORIGIN_GENERATION || "1", /^[1-9]\d{0,3}$/),
    ),
    trailYears: years(env, "MARSHRUT_TRAIL_YEARS", "3"),
    auditYears: years(env, "MARSHRUT_AUDIT_YEARS", "5"),
    ...tablesOf(env),
  };
}

/** @throws SettingFault for a table that is both: either it is only used, or deploys look after it */
function tablesOf(env: Env): Pick<Settings, "restored" | "adopted"> {
  const pairs = (name: string) =>
    Object.fromEntries(list(env, name, /^[a-z]+=[\w.-]+$/).map((pair) => pair.split("=") as [string, string]));
  const restored = pairs("MARSHRUT_RESTORED_TABLES");
  const adopted = pairs("MARSHRUT_ADOPTED_TABLES");
  const both = Object.keys(restored).filter((name) => name in adopted);
  if (both.length > 0)
    throw new SettingFault(`MARSHRUT_ADOPTED_TABLES: ${both} is in MARSHRUT_RESTORED_TABLES as well`);
  return { restored, adopted };
}

const hostname = /^(?=.{4,253}$)([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/;

function matching(name: string, value: string | undefined, pattern: RegExp): string {
  if (value && pattern.test(value)) return value;
  throw new SettingFault(value ? `${name} is "${value}", which is not ${pattern}` : `${name} is not set`);
}

const years = (env: Env, name: string, otherwise: string): number =>
  Number(matching(name, env[name] || otherwise, /^([1-9]|[1-9]\d)$/));

function oneOf<const T extends string>(env: Env, name: string, values: readonly T[], otherwise: T): T {
  const value = env[name] || otherwise;
  const found = values.find((v) => v === value);
  if (!found) throw new SettingFault(`${name} is "${value}"; it can be ${values.join(" or ")}`);
  return found;
}

function list(env: Env, name: string, pattern: RegExp): string[] {
  const values = (env[name] ?? "").split(",").map((v) => v.trim());
  return values.filter(Boolean).map((value) => matching(name, value, pattern));
}

function issuerOf(env: Env): Settings["issuer"] {
  const { MARSHRUT_OIDC_ISSUER: url, MARSHRUT_OIDC_AUDIENCE: audience, MARSHRUT_OIDC_JWKS_URI: jwksUri } = env;
  if (!url && !audience && !jwksUri) return undefined;
  if (!url || !audience || !jwksUri || !url.startsWith("https://") || !jwksUri.startsWith("https://"))
    throw new SettingFault(
      "An identity provider outside needs MARSHRUT_OIDC_ISSUER and MARSHRUT_OIDC_JWKS_URI (https), and MARSHRUT_OIDC_AUDIENCE",
    );
  return { url, audience, jwksUri, signIn: signInOf(env) };
}

function signInOf(env: Env): NonNullable<Settings["issuer"]>["signIn"] {
  const {
    MARSHRUT_OIDC_AUTHORIZE_URL: authorizeUrl,
    MARSHRUT_OIDC_TOKEN_URL: tokenUrl,
    MARSHRUT_OIDC_CLIENT: client,
  } = env;
  if (!authorizeUrl && !tokenUrl && !client) return undefined;
  if (!client || !authorizeUrl?.startsWith("https://") || !tokenUrl?.startsWith("https://"))
    throw new SettingFault(
      "For families to sign in, MARSHRUT_OIDC_AUTHORIZE_URL and MARSHRUT_OIDC_TOKEN_URL (https), and MARSHRUT_OIDC_CLIENT",
    );
  return { authorizeUrl, tokenUrl, client };
}
