import {
  type AdviceId,
  type AgencyId,
  all,
  type Ctx,
  type Expectation,
  getAll,
  idPattern,
  type Key,
  notFound,
  type OrderOf,
  ordersOf,
  type Page,
  type PageRequest,
  type SpecialistId,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { attendOn } from "./advice.decide.ts";
import type { Advice } from "./advice.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

const orders = ordersOf("ADVICE");
export const tenantAdvice = orders.ofTenant;
export const partition = (tenant: string, id: AdviceId) => partitionOf(tenant, id);
const keyOf = (tenant: string, id: AdviceId): Key => ({ table: "records", pk: partition(tenant, id), sk: "ADVICE" });
const atHost = (tenant: string, host: AgencyId) => `T#${tenant}#AGENCY#${host}#ADVISES`;

export const stages = ["open", "ended"] as const;
type Stage = (typeof stages)[number];
const stageOf = ({ status }: Advice): Stage => (status === "booked" ? "open" : "ended");

/** In the order of whose specialist it is, and by a record beside it in that of who advises; open ones apart, by their time. */
export function write(tenant: string, one: Advice, expect: Expectation): Write[] {
  const { adviceId, hostId, at } = one;
  const sk = `${stageOf(one)}#${at}#${adviceId}`;
  return [
    {
      put: {
        key: keyOf(tenant, adviceId),
        kind: "advice",
        data: one,
        index: { ...orders.index(tenant, one, sk), gsi3: orders.due(tenant, attendOn(one), adviceId) },
      },
      expect,
    },
    {
      put: {
        key: { table: "records", pk: partition(tenant, adviceId), sk: "AT-HOST" },
        kind: "advice-at-host",
        data: { adviceId },
        index: { gsi1: { pk: atHost(tenant, hostId), sk } },
      },
      // The two are never written apart, and so have the same version.
      expect,
    },
  ];
}

/** @throws Refusal not-found */
export async function load(ctx: Bank, id: AdviceId): Promise<Stored<Advice>> {
  const found = idPattern("advice").test(id) && (await ctx.bank.get<Advice>(keyOf(ctx.tenant, id)));
  if (!found) throw notFound();
  return found;
}

export interface Order extends OrderOf {
  host?: AgencyId | undefined;
  stage: Stage;
}

/** Open ones by their time, ended ones from the last; eventually consistent. */
export async function find(ctx: Bank, { stage, host, ...of }: Order, page: PageRequest): Promise<Page<Stored<Advice>>> {
  const range = { prefix: `${stage}#`, descending: stage === "ended" };
  if (!host) return orders.find<Advice>(ctx, of, range, page);
  const { items, next } = await ctx.bank.find<{ adviceId: AdviceId }>("gsi1", atHost(ctx.tenant, host), range, page);
  const found = await getAll<Advice>(
    ctx.bank,
    items.map(({ data }) => keyOf(ctx.tenant, data.adviceId)),
  );
  return { items: found.filter((one) => one !== undefined), next };
}

/** Those that are over and were before, the oldest first; eventually consistent. @param before instant */
export const oldest = (ctx: Bank, before: string, page: PageRequest): Promise<Page<Stored<Advice>>> =>
  orders.find<Advice>(ctx, {}, { from: "ended#", to: `ended#${before}` }, page);

export const dueBy = orders.dueBy<Advice>;

// Those that were held, of an organisation: read whole and strongly consistent, so that each counts once.

export interface Held {
  adviceId: AdviceId;
  specialistId: SpecialistId;
  on: string;
  municipality: string;
}
const heldOf = (tenant: string, agencyId: AgencyId) => `T#${tenant}#AGENCY#${agencyId}#ADVISED`;

/** What was said is put right: held, or not. */
export async function writeHeld(
  { bank, tenant }: Bank,
  { agencyId, adviceId, specialistId, day: on, municipality, status }: Advice,
): Promise<Write> {
  const key: Key = { table: "records", pk: heldOf(tenant, agencyId), sk: `ADVICE#${adviceId}` };
  if (status !== "held") return { remove: key, expect: "any" };
  const data: Held = { adviceId, specialistId, on, municipality };
  return { put: { key, kind: "advice-held", data }, expect: (await bank.get(key))?.version ?? "absent" };
}

export async function held(ctx: Bank, agencyId: AgencyId): Promise<Held[]> {
  const found: Held[] = [];
  for await (const { data } of all<Held>(ctx.bank, "records", heldOf(ctx.tenant, agencyId), { prefix: "ADVICE#" }))
    found.push(data);
  return found;
}
