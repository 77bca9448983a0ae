import { corsOf, gatewayRoutes, gatewayThrottling } from "@marshrut/api";
import { renew } from "@marshrut/aws/once";
import { isHarmful } from "@marshrut/aws/scanner";
import { createTableInput, type TableNames, tableEnv } from "@marshrut/aws/tables";
import { executionEvents, functions, schedules, streams, tables } from "@marshrut/functions";
import { machines } from "@marshrut/workflows";
import type { Manifest, Place } from "../cloud/index.ts";
import { pageClient } from "../identity/index.ts";
import { guarded, lagIndexes } from "../permissions/index.ts";
import { keysAreThere } from "./keys.ts";

/** Marshrut as the local cloud runs it: the very functions, tables, machines, streams and schedules of the product. */
const names: TableNames = { records: "records", vault: "vault", audit: "audit", safe: "safe" };

/** Consoles that are being written on this machine: `MARSHRUT_CONSOLE_ORIGINS=http://localhost:5173 npm start`. */
const consoles = (process.env.MARSHRUT_CONSOLE_ORIGINS ?? "").split(",").filter(Boolean);

export const manifest: Manifest = {
  functions: functions.map((entry) => ({
    name: entry.name,
    load: guarded(entry),
    timeoutSeconds: entry.timeoutSeconds,
  })),
  tables: tables.map((spec) => ({ ...createTableInput(spec, names), ttl: spec.ttl })),
  machines: machines.map(({ name, definition }) => ({ name, definition: (arns) => definition(arns.function) })),
  streams: streams.map((stream) => ({ ...stream, table: names[stream.table], filter: { ...stream.filter } })),
  schedules,
  executionEvents,
  routes: gatewayRoutes(true),
  throttling: gatewayThrottling,
  identity: { audience: "marshrut" },
  cors: consoles.length > 0 ? corsOf(consoles) : undefined,
  lagIndexes,
  renew,
  mayStart: (tables) => keysAreThere(tables, names.vault),
  env: ({ arns, home, issuer, jwksUri, audience }) => ({
    [tableEnv.records]: names.records,
    [tableEnv.vault]: names.vault,
    [tableEnv.audit]: names.audit,
    [tableEnv.safe]: names.safe,
    STATE_MACHINE_ARN_PREFIX: arns.machine(""),
    WEBHOOK_LOOPBACK: "allowed",
    KEYRING: `file:${home}/keys.json`,
    FILES: `folder:${home}/files`,
    SCANS: process.env.MARSHRUT_MALWARE_SCAN === "on" ? `folder:${home}/scans` : "off",
    SEALS: `folder:${home}/seals`,
    SEAL_KEY: `file:${home}/seal-key.pem`,
    CONSOLE_ORIGINS: consoles.join(","),
    OPEN_REGION: process.env.MARSHRUT_OPEN_REGION ?? "pilot",
    OIDC_ISSUER: issuer,
    OIDC_JWKS_URI: jwksUri,
    OIDC_AUDIENCE: audience,
    OIDC_SIGN_IN: `${pageClient} ${issuer}/auth ${issuer}/token`,
  }),
};

const ofProduct = manifest.env as (place: Place) => Record<string, string>;
const keyArn = (name: string) => `arn:aws:kms:eu-central-1:000000000000:key/${name}`;

/**
 * The same as it runs on AWS: by the adapters of S3 and KMS, and its executions under the alias. In a folder of its own: what one
 * keyring has sealed the other does not open.
 */
export const asOnAws: Manifest = {
  ...manifest,
  alias: "live",
  tagsOf: (bucket, body): Record<string, string> =>
    bucket === "scans" ? { GuardDutyMalwareScanStatus: isHarmful(body) ? "THREATS_FOUND" : "NO_THREATS_FOUND" } : {},
  env: (place) => ({
    ...ofProduct(place),
    KEYRING: `kms:${keyArn("EnvelopeKey")}`,
    FILES: "s3:files",
    SCANS: process.env.MARSHRUT_MALWARE_SCAN === "on" ? "s3:scans" : "off",
    SEALS: "s3:seals",
    SEAL_KEY: `kms:${keyArn("SealKey")}`,
    STATE_MACHINE_ALIAS: "live",
  }),
};
