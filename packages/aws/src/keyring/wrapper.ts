/** What a wrapped key is bound to; it unwraps only under the same. Appears in CloudTrail: ids only. */
export type WrapContext = Record<string, string>;

/** Keeps the keys that keep the data: KMS on AWS, a file of root keys locally. Both fail closed. */
export interface KeyWrapper {
  /** A new key of 32 random bytes, and the same wrapped, safe to store. */
  generate(context: WrapContext): Promise<{ plain: Buffer; wrapped: string }>;
  /** @throws when the context differs, the wrapping key is denied or gone, or the wrapped text was changed. */
  unwrap(wrapped: string, context: WrapContext): Promise<Buffer>;
}
