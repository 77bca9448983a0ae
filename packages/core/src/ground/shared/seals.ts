/**
 * Where the audit log's seals are kept, and the key that signs them: a bucket that takes each name once and an asymmetric key
 * of KMS on AWS, a folder and a key file locally. Names are ours: `tenant/seal_00000001`. Every method may throw `Unavailable`.
 */
export interface Seals {
  /** Puts it where nothing stands yet, for good. @returns false when the name is taken */
  put(name: string, bytes: Uint8Array): Promise<boolean>;
  get(name: string): Promise<Uint8Array | undefined>;
  /** Whether something stands there, by the right to get it and without fetching it. */
  has(name: string): Promise<boolean>;
  sign(text: string): Promise<Signature>;
  /** Whether a key that we trust has signed just this. Needs its public half only. */
  check(text: string, signature: Signature): Promise<boolean>;
}

export interface Signature {
  /** Names the key that signed. */
  key: string;
  /** ECDSA over P-256 with SHA-256, DER, base64. */
  value: string;
}
