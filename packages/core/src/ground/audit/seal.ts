import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import type { Stored } from "../shared/bank.ts";
import { auditShards } from "../shared/context.ts";
import { inOneOrder } from "../shared/same.ts";
import type { AuditRecord } from "./audit.actions.ts";

const place = z.strictObject({ pk: z.string(), sk: z.string() });

/** An entry as it stood when it was sealed: the copy that cannot be overwritten any more. */
const SealedEntry = z.strictObject({
  shard: z.int(),
  /** It came after its time had been sealed. */
  late: z.literal(true).optional(),
  pk: z.string(),
  sk: z.string(),
  version: z.int(),
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
  index: z.record(z.string(), place),
});
export type SealedEntry = z.infer<typeof SealedEntry>;

/** One strand of the log up to here: how many entries, and the hash in which each hangs on the one before. */
const Chain = z.strictObject({ shard: z.int(), count: z.int(), head: z.string() });
export type Chain = z.infer<typeof Chain>;

/**
 * What the notary vouches for: the entries of some minutes, the heads of all strands with them, and the seal before. The
 * entries are in the heads, the heads are signed.
 */
const Seal = z.strictObject({
  tenant: z.string(),
  no: z.int(),
  /** Instant at which it was made. */
  at: z.string(),
  /** Every entry whose sort key stands before this, and that had come, is in this seal or in one before. */
  upTo: z.string(),
  /** Hash of the seal before; the first has none. */
  previous: z.string().optional(),
  chains: z.array(Chain),
  entries: z.array(SealedEntry),
  signature: z.strictObject({ key: z.string(), value: z.string() }),
});
export type Seal = z.infer<typeof Seal>;

export const sealName = (tenant: string, no: number) => `${tenant}/seal_${String(no).padStart(8, "0")}`;

export const sealedOf = (shard: number, { key, version, kind, data, index = {} }: Stored): SealedEntry => ({
  shard,
  pk: key.pk,
  sk: key.sk,
  version,
  kind,
  data: data as SealedEntry["data"],
  index: index as SealedEntry["index"],
});

/** What an entry says, as {@link AuditRecord}. */
export const recordOf = ({ data }: SealedEntry) => data as unknown as AuditRecord;

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

/** The strands with these entries at their ends. */
export function chained(before: readonly Chain[] | undefined, entries: readonly SealedEntry[]): Chain[] {
  return Array.from({ length: auditShards }, (_, shard) => {
    const { count, head } = before?.find((chain) => chain.shard === shard) ?? { count: 0, head: "" };
    const own = entries.filter((entry) => entry.shard === shard);
    const last = own.reduce((link, entry) => hash(`${link}\n${inOneOrder(entry)}`), head);
    return { shard, count: count + own.length, head: last };
  });
}

/** What is signed, and what the next seal hangs on. */
export const sealHash = ({ entries: _, signature: __, ...head }: Omit<Seal, "signature"> & Partial<Seal>): string =>
  hash(inOneOrder(head)!);

export const sealBytes = (seal: Seal): Uint8Array => gzipSync(JSON.stringify(seal));

/** Far above what the notary puts into one seal. */
const mostBytes = 128 * 2 ** 20;

/** @returns undefined for bytes that are no seal */
export function readSeal(bytes: Uint8Array): Seal | undefined {
  try {
    return Seal.parse(JSON.parse(gunzipSync(bytes, { maxOutputLength: mostBytes }).toString("utf8")));
  } catch {
    return undefined;
  }
}
