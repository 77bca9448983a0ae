import {
  type AgreementId,
  type Ctx,
  type Expectation,
  ordersOf,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { attendOn } from "./agreement.decide.ts";
import type { Agreement, AgreementStatus } from "./agreement.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: AgreementId) => `T#${tenant}#AGREEMENT#${id}`;
const orders = ordersOf("AGREEMENTS");
/** The region's own stand beside those of municipalities. */
const ofRegion = "region";

/** gsi2: the tenant's, gsi4: a municipality's, by status and age; gsi3: those whose term is to be told. */
export const write = (tenant: string, one: Agreement, expect: Expectation): Write => {
  const { agreementId, status, municipality = ofRegion } = one;
  return {
    put: {
      key: { table: "records", pk: partition(tenant, agreementId), sk: "AGREEMENT" },
      kind: "agreement",
      data: one,
      index: {
        ...orders.index(tenant, { municipality }, `${status}#${agreementId}`),
        gsi3: orders.due(tenant, attendOn(one), agreementId),
      },
    },
    expect,
  };
};

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: AgreementId): Promise<Stored<Agreement>> =>
  known<Agreement>("agreement", id, () =>
    ctx.bank.get({ table: "records", pk: partition(ctx.tenant, id), sk: "AGREEMENT" }),
  );

/** Eventually consistent. */
export const find = (
  ctx: Bank,
  { municipality, status }: { municipality?: string | undefined; status: AgreementStatus },
  page: PageRequest,
): Promise<Page<Stored<Agreement>>> => orders.find<Agreement>(ctx, { municipality }, { prefix: `${status}#` }, page);

export const dueBy = orders.dueBy<Agreement>;
