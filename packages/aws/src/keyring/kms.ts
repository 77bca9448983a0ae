import { once } from "../once/index.ts";
import type { KeyWrapper } from "./wrapper.ts";

/**
 * Wraps by a key of KMS (id, ARN or alias). Its client is loaded with the first key that is asked for: many an invocation
 * needs none.
 */
export function kmsKeys(keyId: string): KeyWrapper {
  const wrapper = once(async () => {
    const { kmsClient, kmsWrapper } = await import("../kms/index.ts");
    return kmsWrapper(kmsClient(), keyId);
  });
  return {
    generate: async (context) => (await wrapper()).generate(context),
    unwrap: async (wrapped, context) => (await wrapper()).unwrap(wrapped, context),
  };
}
