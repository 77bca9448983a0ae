/**
 * Keys, as the domain needs them; KMS on AWS, a file of keys locally. Every method fails closed: an error, never plain text
 * (FAULTS F21).
 */
export interface Keyring {
  /**
   * Encrypts one field: what is about a person under that person's own key ({@link personOf}), all else under the tenant's.
   * `context` is bound to the result (AAD): it opens only under the same subject and field, so that a value copied to another
   * record is worthless. @returns text safe to store, with key id and algorithm inside. @throws {@link KeyDestroyed}
   */
  seal(plain: string, context: SealContext): Promise<string>;
  /** @throws {@link KeyDestroyed} when the person was erased */
  open(sealed: string, context: SealContext): Promise<string>;
  /** Keyed hash for a purpose, base64url; the same input gives the same output. Only what is never handed out (decision 0111). */
  mac(purpose: MacPurpose, text: string): Promise<string>;
  /** Signs what is handed out and comes back, by the tenant's newest key of the purpose; the signature names its generation. */
  sign(purpose: SignPurpose, tenant: string, text: string): Promise<string>;
  /** Whether a signature is ours, by any generation whose term is not over and that nobody has withdrawn. */
  isSigned(purpose: SignPurpose, tenant: string, text: string, signature: string): Promise<boolean>;
  /**
   * A new generation before its time. `distrust`: the former ones have leaked, and what they signed counts no more, at once
   * here and within minutes everywhere. @returns the number of the new one
   */
  rotate(tenant: string, use: "data" | SignPurpose, distrust?: boolean): Promise<number>;
  /**
   * Destroys a person's own key for ever: nothing that it sealed opens again, and nothing is sealed for this person any more, not
   * even if an older state of all other data comes back. Asked again, it finds it done. Another process may know the key for the
   * few minutes for which it remembers keys.
   */
  destroy(of: { tenant: string; person: string }): Promise<void>;
}

export interface SealContext {
  tenant: string;
  /** Whose: `child_…`, `agency_…`. */
  subject: string;
  /** Which: `person.surname`. */
  field: string;
  /** By whose own key, where the subject is not that person: the child of an attachment. */
  person?: string | undefined;
}

/** Under whose own key a field is sealed: a child's, that of whoever represents several, or that of what a family says as one. */
export const personOf = ({ subject, person = subject }: SealContext): string | undefined =>
  /^(child|rep|family)_/.test(person) ? person : undefined;

/** The person was erased: what was sealed for them opens no more, and nothing is sealed for them again. */
export class KeyDestroyed extends Error {
  override readonly name = "KeyDestroyed";
}

/**
 * `link` stands under what was made before signatures had generations, and under the places of unfinished files; `cursor` under
 * the bodies of requests that may be repeated for a day.
 */
export type MacPurpose = "blind-index" | "link" | "cursor";

/**
 * What is signed: links in letters, secret addresses of calendars, links of downloads, cursors and repeats. For how many days a
 * key signs, and how long after that its signatures are taken: longer than anything that they stand under is of use.
 */
export const signing = {
  link: { signs: 90, holds: 400 },
  feed: { signs: 365, holds: Number.POSITIVE_INFINITY },
  download: { signs: 1, holds: 2 },
  cursor: { signs: 1, holds: 2 },
} as const;
export type SignPurpose = keyof typeof signing;
export const signPurposes = Object.keys(signing) as SignPurpose[];

/** Compares a keyed hash with the right one without telling by its duration how much of it was right. */
export function sameMac(given: string, right: string): boolean {
  let difference = given.length ^ right.length;
  for (let i = 0; i < right.length; i++) difference |= (given.charCodeAt(i) || 0) ^ right.charCodeAt(i);
  return difference === 0;
}
