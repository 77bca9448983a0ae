import type * as Second from "../second/index.ts";
import type { Role } from "../shared/actor.ts";
import type { Page, PageRequest } from "../shared/bank.ts";
import { auditRead, type Ctx, retrying, save } from "../shared/context.ts";
import { notFound, Refusal } from "../shared/refusal.ts";
import { type BlockMark, blockKey, type Standing, wasAdmin } from "../shared/standing.ts";
import type { Text } from "../shared/text.ts";
import * as store from "./account.store.ts";
import type { AccountView, Block } from "./account.ts";
import { twoAdministrators, unblocked } from "./two.ts";

/** Accounts that have been here, by role: administrators alone; on record. */
export async function find(
  ctx: Ctx,
  { role, ...page }: PageRequest & { role?: Role | undefined },
): Promise<Page<AccountView>> {
  if (ctx.actor.kind !== "admin") throw notFound();
  await auditRead(ctx, { subject: "tenant", action: "account.list" });
  const { items, next } = await store.find(ctx, role, page);
  const seen = items.map(({ data }) => data);
  const blocked = await store.blockedOf(
    ctx,
    seen.map(({ actor }) => actor.id),
  );
  return { items: seen.map((one) => ({ ...viewOf(one), blocked: blocked.has(one.actor.id) })), next };
}

/** Without whom a family's account is of: that would say whose child. */
function viewOf({ actor, lastUsedOn }: Standing): Omit<AccountView, "blocked"> {
  const { municipality, agency, client } = { municipality: undefined, agency: undefined, client: undefined, ...actor };
  return { account: actor.id, role: actor.kind as Role, municipality, agency, client, lastUsedOn };
}

/**
 * Closes or opens an account of the tenant; administrators only. Nobody closes the own account, and whoever was closed in the
 * meantime closes none. An administrator is closed by two others, so that two are always left, and opened by two again. Safe to repeat.
 * @throws Refusal not-found, account.own, account.unknown, account.last-administrators, second-person.wanted, input.invalid
 */
export async function setBlock(
  ctx: Ctx,
  account: string,
  block: Block,
): Promise<{ account: string; blocked: boolean }> {
  if (ctx.actor.kind !== "admin") throw notFound();
  const { blocked } = block;
  if (blocked && account === ctx.actor.id) throw own();
  const key = blockKey(ctx.tenant, account);
  await retrying(async () => {
    const found = await ctx.bank.get<BlockMark>(key);
    // The mark of a system that was removed goes when it is added again, and that of an administrator does not.
    if (blocked ? found && !found.data.removed : !found) return;
    const { writes, detail } = await (blocked ? mayBlock : mayUnblock)(ctx, account, block);
    await save(ctx, {
      writes: [
        blocked
          ? { put: { key, kind: "block", data: {} satisfies BlockMark }, expect: found?.version ?? "absent" }
          : { remove: key, expect: found?.version ?? "any" },
        ...writes,
      ],
      stream: key.pk,
      events: [],
      audit: {
        subject: "tenant",
        action: blocked ? "account.block" : "account.unblock",
        detail: { account, ...detail },
      },
    });
  });
  return { account, blocked };
}

/** @returns what must hold, and be written, when it is closed */
async function mayBlock(ctx: Ctx, account: string, { unseen, reason }: Block): Promise<Second.Word> {
  const known = await rolesOf(ctx, account);
  if (known.length === 0 && !unseen) throw unknown();
  if (!known.includes("admin")) return { writes: [unblocked(ctx, ctx.actor.id)], detail: {} };
  if (!(await isThereAnother(ctx, account))) throw lastAdministrators();
  return twoWords(ctx, "account.block", account, reason);
}

/** Whoever was shut out by two comes back by two: one alone could let an accomplice in again. */
async function mayUnblock(ctx: Ctx, account: string, { reason }: Block): Promise<Second.Word> {
  if (!(await rolesOf(ctx, account)).includes("admin")) return { writes: [], detail: {} };
  return twoWords(ctx, "account.unblock", account, reason);
}

const twoWords = (ctx: Ctx, act: Second.SecondAct, account: string, reason: string | undefined) =>
  twoAdministrators(ctx, { act, subject: account, reason }, whyWanted);

const whyWanted: Text = {
  ru: "доступ администратору закрывают и возвращают двое: причину читает второй",
  en: "an administrator is shut out and let in by two: why, for the second one to read",
};

/** As what it was seen last, and as an administrator of late; of those seen before accounts were kept the log knows. */
async function rolesOf(ctx: Ctx, account: string): Promise<Role[]> {
  const seen = await store.read(ctx, account);
  if (!seen) return store.rolesInLog(ctx, account);
  const last = seen.data.actor.kind as Role;
  return wasAdmin(seen.data, ctx.now().epochMilliseconds) ? [last, "admin"] : [last];
}

const looked = 100;

/** An administrator beside this one and whoever asks, who could give the second word. */
async function isThereAnother(ctx: Ctx, account: string): Promise<boolean> {
  const { items } = await store.find(ctx, "admin", { limit: looked });
  const others = items.map(({ data }) => data.actor.id).filter((one) => one !== account && one !== ctx.actor.id);
  return (await store.blockedOf(ctx, others)).size < others.length;
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
const lastAdministrators = () =>
  new Refusal("account.last-administrators", {
    ru: "Администратора закрывают двое других, а система знает меньше: пусть третий войдёт хотя бы раз (GET /v1/me). Срочно — отключите запись у поставщика входа.",
    en: "Two others block an administrator, and fewer are known here: let a third one come once (GET /v1/me). If it is urgent, disable the account at the identity provider.",
  });
