import type { Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { OccasionId, SignUpId } from "../../ground/shared/ids.ts";
import { fold, openFields, type Sealed, sealFields } from "../../ground/vault/index.ts";
import { personKey } from "./occasion.store.ts";
import type { Guest } from "./sign-up.ts";

// Who comes, of those whom no card tells of: in the vault, bound to the sign-up.

const owner = (subject: SignUpId) => ({ subject, path: "guest" });

export const writePerson = async (ctx: Ctx, id: SignUpId, guest: Guest): Promise<Write> => ({
  put: {
    key: personKey(ctx.tenant, id),
    kind: "sign-up-person",
    data: await sealFields<{ [K in keyof Guest]: string | undefined }>(ctx, owner(id), { ...guest }),
  },
  expect: "absent",
});

export const removePerson = (ctx: Pick<Ctx, "tenant">, id: SignUpId): Write => ({
  remove: personKey(ctx.tenant, id),
  expect: "any",
});

/** The caller has authorised the reader and written the audit entry. */
export async function readPerson(ctx: Ctx, id: SignUpId): Promise<Guest | undefined> {
  const found = await ctx.bank.get<Sealed<Guest>>(personKey(ctx.tenant, id));
  return found && opened(ctx, id, found);
}

const opened = (ctx: Ctx, id: SignUpId, found: Pick<Stored<Sealed<Guest>>, "data">): Promise<Guest> =>
  openFields<Guest & { [K in keyof Guest]: string | undefined }>(ctx, owner(id), found.data);

/** Those of a page, in one read. */
export async function readPersons(ctx: Ctx, ids: readonly SignUpId[]): Promise<Map<SignUpId, Guest>> {
  const found =
    ids.length === 0 ? [] : await ctx.bank.getMany<Sealed<Guest>>(ids.map((id) => personKey(ctx.tenant, id)));
  const all = await Promise.all(
    ids.map(async (id, i) => {
      const one = found[i];
      return one ? ([[id, await opened(ctx, id, one)]] as const) : [];
    }),
  );
  return new Map(all.flat());
}

/** By what somebody is known to have signed up already: the address, else the name with where they work. */
export const whoOf = (
  ctx: Pick<Ctx, "keys">,
  id: OccasionId,
  { email, name, organisation = "" }: Guest,
): Promise<string> =>
  ctx.keys.mac(
    "link",
    email ? `occasion~${id}~@${email.toLowerCase()}` : `occasion~${id}~${fold(name)}~${fold(organisation)}`,
  );
