import type { Ctx } from "../shared/context.ts";

/** Whose fields, and under which path they are bound: `person` gives `person.surname`. */
export interface Owner {
  subject: string;
  path: string;
}

/** Named texts; an absent one stays absent. */
export type Plain<T> = { [K in keyof T]?: string | undefined };
/** The same fields, each a sealed text. */
export type Sealed<T> = { [K in keyof T]: string };

type Sealing = Pick<Ctx, "keys" | "tenant">;

/** Seals field by field; each opens only under the same tenant, subject, path and name. */
export const sealFields = <T extends Plain<T>>(ctx: Sealing, owner: Owner, plain: T): Promise<Sealed<T>> =>
  eachField(plain, (text, name) => ctx.keys.seal(text, context(ctx, owner, name))) as Promise<Sealed<T>>;

/** Opens what {@link sealFields} sealed. The caller has written its audit entry before. @throws when any field does not open */
export const openFields = <T extends Plain<T>>(ctx: Sealing, owner: Owner, sealed: Sealed<T>): Promise<T> =>
  eachField(sealed, (text, name) => ctx.keys.open(text, context(ctx, owner, name))) as Promise<T>;

const context = (ctx: Sealing, { subject, path }: Owner, name: string) => ({
  tenant: ctx.tenant,
  subject,
  field: `${path}.${name}`,
});

async function eachField(from: object, turn: (text: string, name: string) => Promise<string>): Promise<unknown> {
  const present = Object.entries(from).filter((e): e is [string, string] => e[1] !== undefined);
  return Object.fromEntries(await Promise.all(present.map(async ([name, text]) => [name, await turn(text, name)])));
}
