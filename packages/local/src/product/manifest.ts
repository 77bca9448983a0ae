import { gatewayRoutes } from "@marshrut/api";
import { createTableInput, type TableNames, tableEnv } from "@marshrut/aws/tables";
import { functions, machineFunctions, schedules, streams, tables } from "@marshrut/functions";
import { type FunctionArns, machines } from "@marshrut/workflows";
import type { Arns, Manifest } from "../cloud/index.ts";
import { guarded } from "../permissions/index.ts";

/** Marshrut as the local cloud runs it: the very functions, tables, machines, streams and schedules of the product. */
const names: TableNames = { records: "records", vault: "vault", audit: "audit" };

const machineArns = (arns: Pick<Arns, "function">): FunctionArns =>
  Object.fromEntries(
    Object.entries(machineFunctions).map(([parameter, name]) => [parameter, arns.function(name)]),
  ) as Record<keyof FunctionArns, string>;

export const manifest: Manifest = {
  functions: functions.map((entry) => ({
    name: entry.name,
    load: guarded(entry),
    timeoutSeconds: entry.timeoutSeconds,
  })),
  tables: tables.map((spec) => ({ ...createTableInput(spec, names), ...(spec.ttl ? { ttl: spec.ttl } : {}) })),
  machines: machines(machineArns({ function: (name) => name })).map(({ name }) => ({
    name,
    definition: (arns) => machines(machineArns(arns)).find((m) => m.name === name)!.definition,
  })),
  streams: streams.map((stream) => ({ ...stream, table: names[stream.table], filter: { ...stream.filter } })),
  schedules,
  routes: gatewayRoutes(),
  identity: { audience: "marshrut" },
  env: ({ arns, home, issuer, jwksUri, audience }) => ({
    [tableEnv.records]: names.records,
    [tableEnv.vault]: names.vault,
    [tableEnv.audit]: names.audit,
    KEYRING: `file:${home}/keys.json`,
    STATE_MACHINE_ARN_PREFIX: arns.machine(""),
    WEBHOOK_LOOPBACK: "allowed",
    FILES: `folder:${home}/files`,
    OIDC_ISSUER: issuer,
    OIDC_JWKS_URI: jwksUri,
    OIDC_AUDIENCE: audience,
  }),
};
