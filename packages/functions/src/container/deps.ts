import { envelopeKeyring, kmsKeys, localWrapper } from "@marshrut/aws/keyring";
import { once } from "@marshrut/aws/once";
import type { Deps } from "@marshrut/core/shared";
import { bankDeps } from "./bank.ts";
import { setting } from "./setting.ts";

/** A setting of the local cloud, whose receivers are on the same machine. On AWS nobody sets it. */
export const allowLoopback = () => process.env.WEBHOOK_LOOPBACK === "allowed";

export { bankDeps } from "./bank.ts";

/** What every action needs; who takes files and hands them out has a scanner besides. */
export const deps = once((): Deps => {
  const { bank, now } = bankDeps();
  const keys = envelopeKeyring({ bank, wrapper: wrapper(setting("KEYRING")), now: () => Date.now() });
  return { bank, keys, now, scanner: undefined, allowLoopback: allowLoopback() };
});

/** `kms:<key id>` on AWS; `file:<path>` where the root keys are a file of this machine. */
function wrapper(keyring: string) {
  const [kind, rest] = [keyring.slice(0, keyring.indexOf(":")), keyring.slice(keyring.indexOf(":") + 1)];
  if (kind === "kms" && rest) return kmsKeys(rest);
  if (kind === "file" && rest) return localWrapper(rest);
  throw new Error("KEYRING must be kms:<key id> or file:<path>");
}
