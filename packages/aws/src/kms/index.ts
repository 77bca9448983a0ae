import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { repeating, wire } from "../clients/wire.ts";
import type { KeyWrapper } from "../keyring/wrapper.ts";
import { once } from "../once/index.ts";
import { mayPass, unavailable } from "../retry/index.ts";

export const kmsClient = /* @__PURE__ */ once(() => new KMSClient({ ...wire(3_000), ...repeating }));

/**
 * Wraps by a key of KMS (id, ARN or alias). Every unwrapping names the key, so that text wrapped by a stranger's key is
 * refused. @throws Unavailable when KMS throttles or does not answer; its own error when it denies.
 */
export function kmsWrapper(client: KMSClient, keyId: string): KeyWrapper {
  return {
    async generate(context) {
      const command = new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: "AES_256", EncryptionContext: context });
      const { Plaintext, CiphertextBlob } = await asked(() => client.send(command));
      return { plain: key(Plaintext), wrapped: Buffer.from(CiphertextBlob ?? []).toString("base64") };
    },
    async unwrap(wrapped, context) {
      const blob = Buffer.from(wrapped, "base64");
      const command = new DecryptCommand({ KeyId: keyId, CiphertextBlob: blob, EncryptionContext: context });
      return key((await asked(() => client.send(command))).Plaintext);
    },
  };
}

async function asked<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw mayPass(error) || (error instanceof Error && kmsBusy.has(error.name)) ? unavailable(error) : error;
  }
}

/** KMS's own names for "not now". */
const kmsBusy = new Set(["DependencyTimeoutException", "KMSInternalException", "KeyUnavailableException"]);

function key(bytes: Uint8Array | undefined): Buffer {
  if (bytes?.length !== 32) throw new Error("KMS did not give a key of 32 bytes");
  return Buffer.from(bytes);
}
