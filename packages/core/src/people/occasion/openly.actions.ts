import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { OccasionId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as decide from "./occasion.decide.ts";
import * as store from "./occasion.store.ts";
import { mustBeOurs, signUp } from "./sign-up.actions.ts";
import { OpenSignUp } from "./sign-up.ts";

// Events for everybody: what is announced, and a sign-up by somebody that we do not know.

/** From one address in a day: a school's whole staff may sit behind one, a flood does not. */
const mostOfAddress = 40;

/**
 * Signs somebody up by the open page: a letter asks whether it was them, and until it is answered no place is taken. Whoever has signed up
 * already gets the same answer, and no second letter: nobody learns here who comes.
 * @param from the network that it is sent from @throws Refusal not-found, input.invalid, event.closed, limit.reached
 */
export async function signUpOpenly(ctx: Ctx, id: OccasionId, input: unknown, from: string): Promise<void> {
  const { who, municipality, consent, ...guest } = parse(OpenSignUp, input);
  const { data } = await store.load(ctx, id);
  if (!data.open) throw notFound();
  decide.mustTakeSignUps(data, ctx.now(), "page");
  await mustBeOurs(ctx, municipality);
  await mustNotFlood(ctx, from);
  await signUp(ctx, id, { who, municipality, by: "page", consent, guest });
}

/**
 * How many came from an address today; the address itself is kept nowhere.
 * @param of what is counted by itself @throws Refusal limit.reached
 */
export async function mustNotFlood(ctx: Ctx, from: string, of: "sign-ups" | "talks" = "sign-ups"): Promise<void> {
  const day = (await Tenant.today(ctx)).toString();
  const mac = await ctx.keys.mac("link", `open-${of}~${day}~${from}`);
  const key = { table: "records" as const, pk: `T#${ctx.tenant}#OPEN-${of.toUpperCase()}#${mac}`, sk: "COUNT" };
  const expiresAt = Math.floor(ctx.now().add({ hours: 48 }).epochMilliseconds / 1000);
  await retrying(async () => {
    const found = await ctx.bank.get<{ n: number }>(key);
    const n = (found?.data.n ?? 0) + 1;
    if (n > mostOfAddress)
      throw new Refusal("limit.reached", {
        ...(of === "talks"
          ? {
              ru: `С этого адреса сегодня уже подано ${mostOfAddress} заявок. Позвоните организатору.`,
              en: `${mostOfAddress} were submitted from this address today. Please call the organiser.`,
            }
          : {
              ru: `С этого адреса сегодня уже записывались ${mostOfAddress} раз. Позвоните организатору.`,
              en: `${mostOfAddress} have signed up from this address today. Please call the organiser.`,
            }),
      });
    const put = { key, kind: `open-${of}`, data: { n }, expiresAt };
    await ctx.bank.commit([{ put, expect: found?.version ?? "absent" }]);
  });
}
