/** What is known of a file that was given to be looked at. `failed`: nobody can say, or it is not there any more. */
export type Verdict = "pending" | "clean" | "infected" | "failed";

/**
 * Whoever looks for malware in files (decision 0134): a service that reads a bucket on AWS, a stand-in locally. It gets them as they
 * came, since nobody can look into what is sealed, and keeps them no longer than it needs. Every method may throw `Unavailable`.
 */
export interface Scanner {
  /** Gives a file to be looked at, under a name like those of `Files`; again begins anew. */
  submit(name: string, bytes: Uint8Array): Promise<void>;
  verdict(name: string): Promise<Verdict>;
  /** Nobody needs it any more. What nobody lets go is gone after a day. */
  forget(name: string): Promise<void>;
}
