import { roles } from "@marshrut/core/shared";
import * as z from "zod";

const name = z.string().min(1).max(200);

/** Somebody who can sign in locally; `account` is the token's `sub`, the rest are its claims (DESIGN §8). */
export const Account = z
  .strictObject({
    account: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, {
      error: "латиница в нижнем регистре, цифры, точка, дефис / lower-case a-z, 0-9, dot, hyphen",
    }),
    role: z.enum(roles),
    tenant: name,
    /** Id of the agency that a specialist works for. */
    agency: name.optional(),
    /** Id of the legal representative that a family's account is. */
    representative: name.optional(),
    /** Key of the municipality that a coordinator is limited to. */
    municipality: name.optional(),
    name,
  })
  .refine((one) => one.agency === undefined || one.role === "specialist", {
    path: ["agency"],
    error: "только у специалиста ведомства / an agency specialist only",
  })
  .refine((one) => one.representative === undefined || one.role === "representative", {
    path: ["representative"],
    error: "только у законного представителя / a legal representative only",
  });
export type Account = z.infer<typeof Account>;

/**
 * One account per role, there from the first start. The seeding registers `pmpk` and `school-1` again with the ids of
 * their agencies, and `family-1` with the id of its representative.
 */
export const builtIn = (tenant: string): Account[] => [
  { account: "admin", role: "admin", tenant, name: "Администратор платформы" },
  { account: "coordinator", role: "coordinator", tenant, name: "Координатор маршрутов" },
  { account: "pmpk", role: "specialist", tenant, name: "Специалист ПМПК" },
  { account: "school-1", role: "specialist", tenant, name: "Специалист школы № 1" },
  { account: "family-1", role: "representative", tenant, name: "Семья № 1" },
];

/** Claims of the account that stand in its tokens beside `sub`. */
export function claimsOf({ account: _, ...claims }: Account): Omit<Account, "account"> {
  return claims;
}

/** A token was asked for an account that is not there; `known` are those that are. */
export class UnknownAccount extends Error {
  readonly known: string[];

  constructor(account: string, known: string[]) {
    super(
      `Нет учётной записи «${account}», есть: ${known.join(", ")}.\nNo account "${account}"; there are: ${known.join(", ")}.`,
    );
    this.known = known;
  }
}
