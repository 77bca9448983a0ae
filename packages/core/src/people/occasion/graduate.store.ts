import type { Key, Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { SignUpId } from "../../ground/shared/ids.ts";
import { ordersOf } from "../../ground/shared/orders.ts";
import { fold } from "../../ground/vault/index.ts";
import type { Guest, SignUp } from "./sign-up.ts";

/**
 * Somebody who has finished groups of programmes of training, so that one person counts once however many groups it was in. Known again by a
 * keyed hash of the address, or of the name with where they work: it tells nobody who it was, and stays when the name is forgotten.
 */
export interface Graduate {
  graduateId: string;
  /** By which sign-ups they have certificates. */
  signUpIds: SignUpId[];
}

/** So many certificates of one person are looked at. */
const mostKept = 100;

type Bank = Pick<Ctx, "bank" | "tenant">;

const orders = ordersOf("GRADUATES");
export const tenantGraduates = orders.ofTenant;
const keyOf = (tenant: string, id: string): Key => ({
  table: "records",
  pk: `T#${tenant}#GRADUATE#${id}`,
  sk: "GRADUATE",
});

/** Who it is, in no words: of an organisation's list by that, else by address, else by name. */
export async function graduateIdOf(ctx: Pick<Ctx, "keys" | "tenant">, { specialistId }: SignUp, guest: Guest) {
  const { email, name, organisation = "" } = guest;
  const who = specialistId ?? (email ? `@${email.toLowerCase()}` : `${fold(name)}~${fold(organisation)}`);
  return ctx.keys.mac("link", `graduate~${ctx.tenant}~${who}`);
}

export const readGraduate = (ctx: Bank, id: string): Promise<Stored<Graduate> | undefined> =>
  ctx.bank.get<Graduate>(keyOf(ctx.tenant, id));

/** With one more certificate. */
export async function writeGraduate(ctx: Bank, graduateId: string, signUpId: SignUpId): Promise<Write> {
  const found = await readGraduate(ctx, graduateId);
  const data: Graduate = { graduateId, signUpIds: [...(found?.data.signUpIds ?? []), signUpId].slice(-mostKept) };
  return {
    put: {
      key: keyOf(ctx.tenant, graduateId),
      kind: "graduate",
      data,
      index: { gsi2: { pk: tenantGraduates(ctx.tenant), sk: graduateId } },
    },
    expect: found?.version ?? "absent",
  };
}
