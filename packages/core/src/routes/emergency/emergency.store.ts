import type { Expectation, Key, Page, PageRequest, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, EmergencyId } from "../../ground/shared/ids.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import type { Emergency, Status } from "./emergency.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: EmergencyId): string => partitionOf(tenant, id);
const keyOf = (tenant: string, id: EmergencyId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "EMERGENCY",
});

/** gsi1: those of one state, the oldest first. */
const inState = (tenant: string, status: Status) => `T#${tenant}#EMERGENCIES#${status}`;

export const write = (tenant: string, data: Emergency, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, data.emergencyId),
    kind: "emergency",
    data,
    index: { gsi1: { pk: inState(tenant, data.status), sk: data.emergencyId } },
  },
  expect,
});

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: EmergencyId): Promise<Stored<Emergency>> =>
  known<Emergency>("emergency", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Of one state, the oldest first; eventually consistent. */
export const find = (ctx: Bank, status: Status, page: PageRequest): Promise<Page<Stored<Emergency>>> =>
  ctx.bank.find<Emergency>("gsi1", inState(ctx.tenant, status), {}, page);

/** What an account has opened on one day. */
export interface Opened {
  day: string;
  opened: { emergencyId: EmergencyId; childId: ChildId; until: string }[];
}

const dayKey = (tenant: string, account: string): Key => ({
  table: "records",
  pk: `T#${tenant}#ACCOUNT#${account}`,
  sk: "EMERGENCIES",
});

export const openedBy = (ctx: Bank, account: string): Promise<Stored<Opened> | undefined> =>
  ctx.bank.get<Opened>(dayKey(ctx.tenant, account));

export const count = (tenant: string, account: string, data: Opened, before: Stored<Opened> | undefined): Write => ({
  put: { key: dayKey(tenant, account), kind: "emergencies-of-day", data },
  expect: before?.version ?? "absent",
});
