import * as Agency from "../../agencies/agency/index.ts";
import * as Material from "../../ground/material/index.ts";
import type { Stored } from "../../ground/shared/bank.ts";
import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { OccasionId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { find, nameOf } from "./occasion.actions.ts";
import * as decide from "./occasion.decide.ts";
import * as store from "./occasion.store.ts";
import type { Occasion, OccasionSummary, PublicOccasion } from "./occasion.ts";
import { publicView, summary } from "./occasion.view.ts";
import { mustBeOurs, signUp } from "./sign-up.actions.ts";
import { OpenSignUp } from "./sign-up.ts";

// Events for everybody: what is announced, and a sign-up by somebody that we do not know.

/** From one address in a day: a school's whole staff may sit behind one, a flood does not. */
const mostOfAddress = 40;
const mostShown = 50;
/** Pages of what has begun: what nobody has closed a week after its end is somebody's task, and must not hide what goes on. */
const mostLooks = 6;

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

/** An event that whoever has the address may come to; one that was called off as well, with the reason. @throws Refusal not-found */
export async function readOpenly(ctx: Ctx, id: OccasionId): Promise<PublicOccasion> {
  const { data } = await store.load(ctx, id);
  if (!data.open) throw notFound();
  return publicView(data, await nameOf(ctx, data.agencyId), await Material.openOnes(ctx, data.files));
}

/** How many of those that are over are shown at once. */
const pastShown = 20;

/**
 * What was held and closed, the last of it first, with what is left of it: recordings and materials.
 * @param before instant: what began earlier @returns `next`: the beginning by which the list goes on
 */
export async function listPast(
  ctx: Ctx,
  { municipality, before }: { municipality?: string | undefined; before?: string | undefined },
): Promise<{ items: PublicOccasion[]; next?: string | undefined }> {
  const { items, next } = await store.findClosed(ctx, { municipality, before }, { limit: pastShown });
  const names = await Agency.namesOf(ctx, [...new Set(items.map(({ data }) => data.agencyId))]);
  return {
    items: items.flatMap(({ data }) => (data.open ? [publicView(data, names.get(data.agencyId) ?? "")] : [])),
    next: next && items.at(-1)?.data.begins,
  };
}

/** What goes on at this moment, the last that has begun first: somebody on the way to a conference's second day looks where it is. */
export async function listRunning(
  ctx: Ctx,
  { municipality }: { municipality?: string | undefined },
): Promise<OccasionSummary[]> {
  const now = ctx.now().toString({ smallestUnit: "second" });
  const running: Stored<Occasion>[] = [];
  let from: string | undefined;
  for (let looked = 0; looked < mostLooks && running.length < mostShown; looked += 1) {
    const page = await store.findBegun(ctx, { municipality, now }, { limit: mostShown, from });
    running.push(...page.items.filter(({ data: { open, ends } }) => open && ends > now));
    from = page.next;
    if (from === undefined) break;
  }
  const names = await Agency.namesOf(ctx, [...new Set(running.map(({ data }) => data.agencyId))]);
  return running.map((one) => summary(one, names.get(one.data.agencyId) ?? ""));
}

/**
 * What is still to come, by beginning.
 * @param after instant: those that begin then or later @returns `next`: the beginning by which the list goes on
 */
export async function listOpenly(
  ctx: Ctx,
  { municipality, after }: { municipality?: string | undefined; after?: string | undefined },
): Promise<{ items: OccasionSummary[]; next?: string | undefined }> {
  const { items, next } = await find(ctx, { municipality, ahead: true, after, limit: mostShown });
  const last = items.at(-1)?.begins;
  return { items: items.filter(({ open }) => open), next: next && last !== items[0]?.begins ? last : undefined };
}
