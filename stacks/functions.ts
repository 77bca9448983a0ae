import { functions as entries, identityTriggers, mailEvents, schedules, streams } from "@marshrut/functions/manifest";
import type { EnvName } from "@marshrut/functions/needs";
import { type Handler, handler } from "../infra/handler.ts";
import { physical } from "../infra/names.ts";
import { type Resources, statementsFor } from "../infra/policy.ts";
import { deadLetters } from "../infra/queue.ts";
import type { Settings } from "../infra/settings.ts";
import { liveAlias } from "../infra/stateMachine.ts";
import { stream, streamPermissions } from "../infra/stream.ts";
import type { Issuer } from "./identity.ts";
import type { Sender } from "./notifications.ts";
import type { Storage } from "./storage.ts";
import { machineNames } from "./workflows.ts";

/** What wakes or tells a function without waiting for its answer. */
const asynchronous: ReadonlySet<string> = new Set([...schedules.map((s) => s.function), mailEvents.function]);
/** Made by the stack of identity. */
const elsewhere: ReadonlySet<string> = new Set(Object.values(identityTriggers));

/**
 * Every function of the product's list, each with the permissions and variables that its entry names and no more, and
 * the streams that feed them.
 */
export function functions(settings: Settings, on: { storage: Storage; sender: Sender; issuer: Issuer }) {
  const { storage, sender, issuer } = on;
  const account = aws.getCallerIdentityOutput().accountId;
  const prefix = $interpolate`arn:aws:states:${settings.region}:${account}:stateMachine:${physical("")}`;
  const environment: Record<EnvName, $util.Input<string>> = {
    TABLE_RECORDS: storage.tables.records.table.name,
    TABLE_VAULT: storage.tables.vault.table.name,
    TABLE_AUDIT: storage.tables.audit.table.name,
    KEYRING: $interpolate`kms:${storage.envelopeKey.arn}`,
    FILES: $interpolate`s3:${storage.files.bucket.bucket}`,
    STATE_MACHINE_ARN_PREFIX: prefix,
    STATE_MACHINE_ALIAS: liveAlias,
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: issuer.audience,
    OIDC_JWKS_URI: issuer.jwksUri,
    OIDC_TOKENS: issuer.tokens,
    CONSOLE_ORIGINS: settings.consoleOrigins.join(",") || "none",
    LOG_LEVEL: "info",
  };
  const resources: Resources = {
    tables: Object.fromEntries(
      Object.entries(storage.tables).map(([name, { spec, table, key }]) => [
        name,
        { arn: table.arn, indexes: (spec.GlobalSecondaryIndexes ?? []).map((i) => i.IndexName!), keyArn: key.arn },
      ]),
    ),
    envelopeKeyArn: storage.envelopeKey.arn,
    files: { arn: storage.files.bucket.arn, keyArn: storage.files.key.arn },
    machineArns: machineNames.map((name) => $interpolate`${prefix}${name}`),
    mail: sender,
    region: settings.region,
  };
  const failed = deadLetters("failed");
  const streamed = deadLetters("streams");

  const all = new Map<string, Handler>(issuer.trigger ? [[issuer.trigger.name, issuer.trigger]] : []);
  for (const entry of entries.filter(({ name }) => !elsewhere.has(name))) {
    const feeds = streams.filter((s) => s.function === entry.name);
    const made = handler(entry, {
      settings,
      logKey: storage.operationsKey,
      environment: Object.fromEntries(entry.env.map((name) => [name, environment[name]])),
      permissions: [
        ...statementsFor(entry.needs, resources),
        ...feeds.flatMap((s) => streamPermissions(storage.tables[s.table].table, streamed)),
      ],
      ...(asynchronous.has(entry.name) ? { failed } : {}),
    });
    for (const s of feeds) stream(s, { table: storage.tables[s.table].table, fn: made.fn, dead: streamed });
    all.set(entry.name, made);
  }
  /** @throws Error for a name that is not in the product's list */
  const named = (name: string): sst.aws.Function => {
    const made = all.get(name);
    if (!made) throw new Error(`There is no function ${name}`);
    return made.fn;
  };
  return { all, named, failed, streamed };
}

export type Functions = ReturnType<typeof functions>;
