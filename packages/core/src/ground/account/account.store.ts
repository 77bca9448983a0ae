import { type Role, roles } from "../shared/actor.ts";
import { getAll, type Page, type PageRequest, type Stored } from "../shared/bank.ts";
import { actorPk, type Ctx } from "../shared/context.ts";
import { blockKey, type Standing, standingKey, standingsPk } from "../shared/standing.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const read = (ctx: Bank, account: string): Promise<Stored<Standing> | undefined> =>
  ctx.bank.get<Standing>(standingKey({ tenant: ctx.tenant, id: account }));

/** By role, then by id; eventually consistent. */
export const find = (ctx: Bank, role: Role | undefined, page: PageRequest): Promise<Page<Stored<Standing>>> =>
  ctx.bank.find<Standing>("gsi1", standingsPk(ctx.tenant), role ? { prefix: `${role}#` } : {}, page);

/** Which of them are blocked. */
export async function blockedOf(ctx: Bank, accounts: readonly string[]): Promise<Set<string>> {
  const keys = accounts.map((account) => blockKey(ctx.tenant, account));
  const found = await getAll(ctx.bank, keys);
  return new Set(accounts.filter((_, i) => found[i]));
}

/** In which roles an account has done or seen something, by the log: for those of before accounts were kept. */
export async function rolesInLog({ bank, tenant }: Bank, account: string): Promise<Role[]> {
  const pages = await Promise.all(
    roles.map((role) => bank.find("actor", actorPk(tenant, `${role}:${account}`), {}, { limit: 1 })),
  );
  return roles.filter((_, i) => pages[i]!.items.length > 0);
}
