import { type ApiDeps, type LogEntry, logLine, tokenVerifier } from "@marshrut/api";
import {
  dynamoBank,
  dynamoClient,
  envelopeKeyring,
  kmsClient,
  kmsWrapper,
  localWrapper,
  safeOutgoing,
  sesClient,
  sesMailer,
  sfnClient,
  sfnWorkflows,
  tableNames,
} from "@marshrut/aws";
import type { RelayDeps } from "@marshrut/core/relay";
import type { Deps } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { setting } from "./setting.ts";

/** Made at a process's first invocation and kept: clients, caches and keys live as long as the execution environment. */
const once = <T>(make: () => T) => {
  let made: { value: T } | undefined;
  return (): T => {
    made ??= { value: make() };
    return made.value;
  };
};

const now = () => Temporal.Now.instant();

/** A setting of the local cloud, whose receivers are on the same machine. On AWS nobody sets it. */
const allowLoopback = () => process.env.WEBHOOK_LOOPBACK === "allowed";

/** What every action needs. */
export const deps = once((): Deps => {
  const bank = dynamoBank(dynamoClient(), tableNames());
  const keys = envelopeKeyring({ bank, wrapper: wrapper(setting("KEYRING")), now: () => Date.now() });
  return { bank, keys, now, allowLoopback: allowLoopback() };
});

/** What is needed to act on executions and to write mails. */
export const relayDeps = once((): RelayDeps => {
  const prefix = setting("STATE_MACHINE_ARN_PREFIX");
  return {
    ...deps(),
    workflows: sfnWorkflows(sfnClient(), { arnOf: (machine) => `${prefix}${machine}` }),
    mailer: sesMailer(sesClient()),
    outgoing: safeOutgoing({ allowLoopback: allowLoopback() }),
  };
});

export const apiDeps = once((): ApiDeps => {
  const issuer = setting("OIDC_ISSUER");
  return {
    ...deps(),
    verifyToken: tokenVerifier({ issuer, audience: setting("OIDC_AUDIENCE"), jwksUri: setting("OIDC_JWKS_URI") }),
    settings: { issuer },
    log: (entry: LogEntry) => logLine(entry),
  };
});

/** `kms:<key id>` on AWS; `file:<path>` where the root keys are a file of this machine. */
function wrapper(keyring: string) {
  const [kind, rest] = [keyring.slice(0, keyring.indexOf(":")), keyring.slice(keyring.indexOf(":") + 1)];
  if (kind === "kms" && rest) return kmsWrapper(kmsClient(), rest);
  if (kind === "file" && rest) return localWrapper(rest);
  throw new Error("KEYRING must be kms:<key id> or file:<path>");
}
