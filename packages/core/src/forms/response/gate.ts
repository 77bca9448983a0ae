import type { Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { RoundId } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import * as decide from "./response.decide.ts";
import type { FormResponse } from "./response.ts";

/** What of a round its answers have to know: until when they are taken. The rest of its record is the room's above. */
export interface Gate {
  status: "planned" | "open" | "closed";
  /** The last day. */
  closesOn: string;
}

export const roundKey = (tenant: string, roundId: RoundId): Key => ({
  table: "records",
  pk: partitionOf(tenant, roundId),
  sk: "ROUND",
});

const gateOf = (ctx: Pick<Ctx, "bank" | "tenant">, roundId: RoundId): Promise<Stored<Gate> | undefined> =>
  ctx.bank.get<Gate>(roundKey(ctx.tenant, roundId));

/** As somebody sees it who is to answer: over when its round is. */
export async function asItStands(ctx: Pick<Ctx, "bank" | "tenant">, response: FormResponse): Promise<FormResponse> {
  const gate = response.roundId && (await gateOf(ctx, response.roundId))?.data;
  if (!gate || response.status !== "asked") return response;
  return { ...response, closesOn: gate.closesOn, status: gate.status === "open" ? "asked" : "closed" };
}

/** @throws Refusal response.closed once the round is over @returns what the change relies on */
export async function mustBeOpen(
  ctx: Pick<Ctx, "bank" | "tenant">,
  { roundId }: Pick<FormResponse, "roundId">,
  today: string,
): Promise<Write[]> {
  const gate = roundId && (await gateOf(ctx, roundId));
  if (!gate) return [];
  const { status, closesOn } = gate.data;
  if (status !== "open" || closesOn < today) throw decide.over(closesOn);
  return [{ check: gate.key, expect: gate.version }];
}
