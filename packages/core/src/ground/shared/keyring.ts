/**
 * Keys, as the domain needs them; KMS on AWS, a file of keys locally. Every method fails closed: an error, never plain text
 * (FAULTS F21).
 */
export interface Keyring {
  /**
   * Encrypts one field. `context` is bound to the result (AAD): it opens only under the same subject and field, so that a
   * value copied to another record is worthless. @returns text safe to store, with key id and algorithm inside.
   */
  seal(plain: string, context: SealContext): Promise<string>;
  open(sealed: string, context: SealContext): Promise<string>;
  /** Keyed hash for a purpose (blind index, link, cursor), base64url; the same input gives the same output. */
  mac(purpose: MacPurpose, text: string): Promise<string>;
}

export interface SealContext {
  tenant: string;
  /** Whose: `child_…`, `agency_…`. */
  subject: string;
  /** Which: `person.surname`. */
  field: string;
}

export type MacPurpose = "blind-index" | "link" | "cursor";

/** Compares a keyed hash with the right one without telling by its duration how much of it was right. */
export function sameMac(given: string, right: string): boolean {
  let difference = given.length ^ right.length;
  for (let i = 0; i < right.length; i++) difference |= (given.charCodeAt(i) || 0) ^ right.charCodeAt(i);
  return difference === 0;
}
