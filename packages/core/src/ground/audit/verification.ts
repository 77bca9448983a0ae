import * as z from "zod";
import { recordOf, type SealedEntry } from "./seal.ts";

/**
 * `changed`: an entry is not as it was sealed; `missing`: it is gone; `reordered`: it stands in another's place; `inserted`: it
 * stands in a time that was sealed without it; `seal-changed`: a seal or its signature is not what the notary wrote;
 * `seal-replaced`: it does not hang on the one before; `seal-missing`; `not-sealed`: sealing has stopped, or the last seals
 * were removed.
 */
const faultKinds = [
  "changed",
  "missing",
  "reordered",
  "inserted",
  "seal-changed",
  "seal-replaced",
  "seal-missing",
  "not-sealed",
] as const;

const Named = z.strictObject({
  auditId: z.string(),
  at: z.string(),
  subject: z.string(),
  action: z.string(),
  by: z.string(),
});

const VerificationFault = z.strictObject({
  what: z.enum(faultKinds),
  /** Number of the seal that tells. */
  seal: z.int().optional(),
  /** The entry, as it was sealed; one that was never sealed as it stands. */
  entry: Named.optional(),
});

/** An administrator's answer to «is the log what was written?». */
export const Verification = z.strictObject({
  /** Numbers of the first and the last seal that were looked at; `to` is less where there was none. */
  from: z.int(),
  to: z.int(),
  entries: z.int(),
  /** Instant of the last of these seals. */
  sealedAt: z.string().optional(),
  /** Where to go on. */
  next: z.int().optional(),
  faultCount: z.int(),
  /** The first fifty. */
  faults: z.array(VerificationFault),
});
export type Verification = z.infer<typeof Verification>;

/** A fault with what the entry says, to find out what was moved. */
export type Fault = z.infer<typeof VerificationFault> & { content?: unknown; is?: unknown };

interface Told {
  seal?: number | undefined;
  entry?: SealedEntry;
  content?: unknown;
  is?: unknown;
}

export const fault = (what: Fault["what"], { entry, ...more }: Told): Fault => ({
  what,
  ...more,
  entry: entry && named(entry),
});

function named(entry: SealedEntry): z.infer<typeof Named> {
  const { at, action, by, subject } = recordOf(entry);
  return { auditId: entry.sk.slice(entry.sk.indexOf("#") + 1), at, subject, action, by };
}
