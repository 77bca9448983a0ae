import type { Expectation, Key, Page, PageRequest, Stored, Write } from "../shared/bank.ts";
import type { Ctx } from "../shared/context.ts";
import type { ConfirmationId } from "../shared/ids.ts";
import { known } from "../shared/known.ts";
import type { Confirmation } from "./second.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: ConfirmationId) => `T#${tenant}#CONFIRMATION#${id}`;

const keyOf = (tenant: string, id: ConfirmationId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "CONFIRMATION",
});
const order = (tenant: string) => `T#${tenant}#CONFIRMATIONS`;

/** gsi1: those that wait, by when it is too late. */
export const write = (tenant: string, data: Confirmation, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, data.confirmationId),
    kind: "confirmation",
    data,
    index: { gsi1: { pk: order(tenant), sk: `${data.status}#${data.until}#${data.confirmationId}` } },
  },
  expect,
});

export const read = (ctx: Bank, id: ConfirmationId): Promise<Stored<Confirmation> | undefined> =>
  ctx.bank.get<Confirmation>(keyOf(ctx.tenant, id));

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: ConfirmationId): Promise<Stored<Confirmation>> =>
  known<Confirmation>("confirmation", id, () => read(ctx, id));

/** Those that wait and may still be confirmed, the most urgent first; eventually consistent. */
export const waiting = (
  ctx: Pick<Ctx, "bank" | "tenant" | "now">,
  page: PageRequest,
): Promise<Page<Stored<Confirmation>>> =>
  ctx.bank.find<Confirmation>(
    "gsi1",
    order(ctx.tenant),
    { from: `wanted#${ctx.now().toString()}`, to: "wanted$" },
    page,
  );
