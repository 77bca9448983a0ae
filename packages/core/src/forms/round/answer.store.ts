import { randomBytes } from "node:crypto";
import type { Key, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, RoundId } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { Answers } from "../form/answers.ts";
import { latchPartition } from "./latch.store.ts";

// Answers that lead to nobody, in the vault under the tenant's key. Neither they nor the marks of used tickets have a time or an order.

type Vault = Pick<Ctx, "bank" | "keys" | "tenant">;
interface Sealed {
  text: string;
}

/** An answer with what it counts for. */
export interface NamelessAnswer {
  municipality?: string | undefined;
  agencyId?: AgencyId | undefined;
  answers: Answers;
}

const place = (table: Key["table"], tenant: string, roundId: RoundId, what: string, sk: string): Key => ({
  table,
  pk: `${partitionOf(tenant, roundId)}#${what}`,
  sk,
});
const contextOf = (tenant: string, roundId: RoundId, field: string) => ({ tenant, subject: roundId, field });

/** Under a name that chance gives: what came first stands anywhere. */
export async function writeAnswer({ keys, tenant }: Vault, roundId: RoundId, answer: NamelessAnswer): Promise<Write> {
  const sk = randomBytes(18).toString("base64url");
  const text = await keys.seal(JSON.stringify(answer), contextOf(tenant, roundId, `round-answer.${sk}`));
  return {
    put: { key: place("vault", tenant, roundId, "ANSWERS", sk), kind: "round-answer", data: { text } },
    expect: "absent",
  };
}

const draftKey = (tenant: string, roundId: RoundId, name: string) => place("vault", tenant, roundId, "DRAFTS", name);

export interface Draft {
  answers: Answers;
  version: number;
}

export async function readDraft(
  { bank, keys, tenant }: Vault,
  roundId: RoundId,
  name: string,
): Promise<Draft | undefined> {
  const found = await bank.get<Sealed>(draftKey(tenant, roundId, name));
  if (!found) return undefined;
  const text = await keys.open(found.data.text, contextOf(tenant, roundId, `round-draft.${name}`));
  return { answers: Answers.parse(JSON.parse(text)), version: found.version };
}

export async function writeDraft(
  { keys, tenant }: Vault,
  roundId: RoundId,
  name: string,
  answers: Answers,
  before: number | undefined,
): Promise<Write> {
  const text = await keys.seal(JSON.stringify(answers), contextOf(tenant, roundId, `round-draft.${name}`));
  return {
    put: { key: draftKey(tenant, roundId, name), kind: "round-draft", data: { text } },
    expect: before ?? "absent",
  };
}

/** Where there was none there is none: another window may keep one in this moment. */
export const removeDraft = (tenant: string, roundId: RoundId, name: string, before: number | undefined): Write => ({
  remove: draftKey(tenant, roundId, name),
  expect: before ?? "absent",
});

const markKey = (tenant: string, roundId: RoundId, mark: string) => place("records", tenant, roundId, "USED", mark);

/** That a ticket is not used yet: what is kept after the answer would be as good as it, and lead to whoever gave it. */
export const unused = (tenant: string, roundId: RoundId, mark: string): Write => ({
  check: markKey(tenant, roundId, mark),
  expect: "absent",
});

/** That a ticket was used, once. */
export const writeMark = (tenant: string, roundId: RoundId, mark: string): Write => ({
  put: { key: markKey(tenant, roundId, mark), kind: "round-used", data: {} },
  expect: "absent",
});

export const isUsed = async ({ bank, tenant }: Pick<Ctx, "bank" | "tenant">, roundId: RoundId, mark: string) =>
  (await bank.get(markKey(tenant, roundId, mark))) !== undefined;

type Place = readonly [Key["table"], string];

/** What a round keeps by tickets, marks and drafts, and what keeps them out after its end: nobody needs it once its list is gone. */
export const ticketPlaces = (tenant: string, roundId: RoundId): Place[] => [
  ["records", place("records", tenant, roundId, "USED", "").pk],
  ["records", latchPartition(tenant, roundId)],
  ["vault", place("vault", tenant, roundId, "DRAFTS", "").pk],
];

export const answerPlace = (tenant: string, roundId: RoundId): Place => [
  "vault",
  place("vault", tenant, roundId, "ANSWERS", "").pk,
];
