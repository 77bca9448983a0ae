import { keyOf as agencyKey } from "@marshrut/core/agency";
import {
  type Actor,
  actorPk,
  type Ctx,
  type DataBank,
  isSameRight,
  type Key,
  notFound,
  Refusal,
  retrying,
  roles,
  save,
  standingKey,
  standingWrite,
} from "@marshrut/core/shared";

/**
 * Accounts that were closed before their tokens ran out. A token lives for up to an hour after the identity provider
 * disabled its account; this record ends it at once (FAULTS B5).
 */
const blockKey = (tenant: string, account: string): Key => ({
  table: "records",
  pk: `T#${tenant}#ACCOUNT#${account}`,
  sk: "BLOCK",
});

/** By what an account's rights are at an end, whatever its token says: it was closed itself, or its organisation has. */
export type Ended = "block" | "closure";

/** How an account stands, and as whom it was seen last where something rests on that. */
async function standingOf(bank: DataBank, actor: Actor) {
  const { tenant, id } = actor;
  const agency = actor.kind === "specialist" ? [agencyKey(tenant, actor.agency)] : [];
  const [block, standing, own] = await bank.getMany<unknown>([blockKey(tenant, id), standingKey(actor), ...agency]);
  const isClosed = (own?.data as { status?: string } | undefined)?.status === "closed";
  const ended: Ended | undefined = block ? "block" : isClosed ? "closure" : undefined;
  const isOther = standing !== undefined && !isSameRight(standing.data as Actor, actor);
  return { ended, standing, isOther };
}

/** Whether an account that comes with a token has any right; that it has another than before is kept for what rests on that. */
export const endedBy = (bank: DataBank, actor: Actor, now: number): Promise<Ended | undefined> =>
  retrying(async () => {
    const { ended, standing, isOther } = await standingOf(bank, actor);
    if (!ended && isOther) await bank.commit([standingWrite(actor, standing, now)]);
    return ended;
  });

/** Whether an account still has the right with which it began something: not ended, and not seen under another since. */
export async function stillStands(bank: DataBank, by: Actor): Promise<boolean> {
  const { ended, isOther } = await standingOf(bank, by);
  return !ended && !isOther;
}

/** `unseen`: the administrator knows that the account has not been here yet, and means it. */
interface Block {
  blocked: boolean;
  unseen?: boolean | undefined;
}

/**
 * Closes or opens an account of the tenant; administrators only. Nobody closes the own account, and whoever was closed in the
 * meantime closes none, so that the last administrator stays. Safe to repeat.
 * @throws Refusal not-found, account.own, account.unknown
 */
export async function setBlock(
  ctx: Ctx,
  account: string,
  { blocked, unseen }: Block,
): Promise<{ account: string; blocked: boolean }> {
  if (ctx.actor.kind !== "admin") throw notFound();
  if (blocked && account === ctx.actor.id) throw own();
  const key = blockKey(ctx.tenant, account);
  await retrying(async () => {
    const found = await ctx.bank.get(key);
    if (blocked === Boolean(found)) return;
    if (blocked && !unseen && !(await hasBeenHere(ctx, account))) throw unknown();
    await save(ctx, {
      writes: found
        ? [{ remove: key, expect: found.version }]
        : [
            { put: { key, kind: "block", data: {} }, expect: "absent" },
            { check: blockKey(ctx.tenant, ctx.actor.id), expect: "absent" },
          ],
      stream: key.pk,
      events: [],
      audit: { subject: "tenant", action: blocked ? "account.block" : "account.unblock", detail: { account } },
    });
  });
  return { account, blocked };
}

/** Accounts are the identity provider's: of them we know those that have seen or done something, by the log. */
async function hasBeenHere(ctx: Ctx, account: string): Promise<boolean> {
  const pages = await Promise.all(
    roles.map((role) => ctx.bank.find("actor", actorPk(ctx.tenant, `${role}:${account}`), {}, { limit: 1 })),
  );
  return pages.some(({ items }) => items.length > 0);
}

const own = () =>
  new Refusal("account.own", {
    ru: "Свою учётную запись закрыть нельзя: вы не смогли бы открыть её снова. Это сделает другой администратор.",
    en: "Nobody can block the own account: you could not open it again. Another administrator does it.",
  });
const unknown = () =>
  new Refusal("account.unknown", {
    ru: "Эта учётная запись ещё ни к чему не обращалась: проверьте идентификатор. Это `sub` из токена (GET /v1/me), не обязательно адрес почты. Если он верен, повторите с unseen=true.",
    en: "Nobody has seen or done anything with such an account yet: check the identifier. It is the token's `sub` (GET /v1/me), not necessarily the mail address. If it is right, repeat with unseen=true.",
  });
