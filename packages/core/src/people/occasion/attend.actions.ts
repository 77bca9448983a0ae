import { attendEach, attendedAtOnce, type ChildId, type Ctx, type OccasionId } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { changed } from "./occasion.actions.ts";
import * as decide from "./occasion.decide.ts";
import * as store from "./occasion.store.ts";
import type { Occasion } from "./occasion.ts";
import { calledOff, givenUp, lapsed, turn } from "./sign-up.actions.ts";
import { isOpen, type SignUp } from "./sign-up.ts";

// What the platform does by itself. Each may be done twice.

/**
 * Each hour: offers and letters that nobody has answered lapse, names whose time is over go, and whoever comes tomorrow is reminded, and what nobody
 * has closed is told.
 * @throws the first accident, when all others are done
 */
export async function attendOccasions(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const now = ctx.now().toString({ smallestUnit: "second" });
  const seen = await attendEach(
    (page) => store.dueBy(ctx, now, page),
    (one) => attend(ctx, one),
    most,
  );
  return seen + (await remindAll(ctx)) + (await missAll(ctx, most));
}

/** What nobody has closed counts nowhere: a person asks its organiser. */
async function missAll(ctx: Ctx, most: number): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  const miss = ({ occasionId }: Pick<Occasion, "occasionId">) =>
    changed(ctx, occasionId, { action: "occasion.miss" }, ({ data }) => {
      const day = decide.missedOn(data);
      if (day === undefined || day > today) return { events: [] };
      return {
        events: [{ type: "occasion.unclosed", data: { occasionId, agencyId: data.agencyId } }],
        after: { ...data, missed: true },
      };
    });
  const seen = await attendEach((page) => store.unclosedBy(ctx, today, page), miss, most);
  const now = ctx.now().toString({ smallestUnit: "second" });
  return seen + (await attendEach((page) => store.formerlyUnclosed(ctx, now, page), miss, most));
}

const attend = (ctx: Ctx, at: SignUp): Promise<unknown> =>
  turn(ctx, at, "sign-up.attend", (one, occasion) => {
    const now = ctx.now().toString();
    if (one.until !== undefined && one.until <= now) return lapsed(one, occasion);
    const isOver = one.keepUntil !== undefined && one.keepUntil <= now && !one.forgotten;
    return isOver ? { after: { ...one, forgotten: true, until: undefined }, type: "sign-up.forgotten" } : undefined;
  });

/** Before this begins it is told of. */
const dayBefore = { hours: 24 };

async function remindAll(ctx: Ctx): Promise<number> {
  const until = ctx.now().add(dayBefore).toString();
  let [from, reminded]: [string | undefined, number] = [undefined, 0];
  do {
    const page = await store.find(ctx, { status: "announced", after: ctx.now().toString() }, { limit: 50, from });
    const soon = page.items.filter(({ data }) => data.begins <= until);
    for (const { data } of soon) if (!data.reminded) reminded += await remind(ctx, data.occasionId);
    from = soon.length < page.items.length ? undefined : page.next;
  } while (from);
  return reminded;
}

async function remind(ctx: Ctx, id: OccasionId): Promise<number> {
  let reminded = 0;
  for await (const one of store.everySignUp(ctx, id, ["coming"])) {
    if (one.reminded) continue;
    await turn(ctx, one, "sign-up.remind", (signUp) =>
      signUp.status === "coming" && !signUp.reminded
        ? { after: { ...signUp, reminded: true }, type: "sign-up.reminded" }
        : undefined,
    );
    reminded++;
  }
  await changed(ctx, id, { action: "occasion.remind" }, ({ data }) =>
    data.reminded
      ? { events: [] }
      : {
          events: [{ type: "occasion.changed", data: { occasionId: id, agencyId: data.agencyId } }],
          after: { ...data, reminded: true },
        },
  );
  return reminded;
}

/** A place is free: whoever waits longest may have it, for a while. Until nobody waits, or no place is left. */
export async function offerFreed(ctx: Ctx, id: OccasionId): Promise<void> {
  for (;;) {
    const { data } = await store.load(ctx, id);
    if (!decide.mayOffer(data)) return;
    if (decide.hasBegun(data, ctx.now())) return;
    const { items } = await store.signUpsOf(ctx, id, "waiting", { limit: 1 });
    if (!items[0]) return;
    let isTaken = false;
    const after = await turn(ctx, items[0].data, "sign-up.offer", (one, occasion) => {
      // The order is read a moment late: what is not so any more is passed over.
      isTaken = one.status === "waiting" && decide.mayOffer(occasion);
      return isTaken
        ? {
            after: { ...one, status: "offered", until: decide.offeredUntil(occasion, ctx.now()) },
            type: "sign-up.offered",
          }
        : undefined;
    });
    if (!isTaken || after.status !== "offered") return;
  }
}

/** It was called off: nobody comes any more, and everybody is told. */
export async function callOffAll(ctx: Ctx, id: OccasionId): Promise<void> {
  for await (const one of store.everySignUp(ctx, id, ["coming", "offered", "waiting", "unconfirmed"]))
    await turn(ctx, one, "sign-up.call-off", calledOff);
}

/** It is at another time or place: everybody is told once of each move. */
export async function moveAll(ctx: Ctx, id: OccasionId): Promise<void> {
  for await (const one of store.everySignUp(ctx, id, ["coming", "offered", "waiting"]))
    await turn(ctx, one, "sign-up.move", (signUp, { moves }) =>
      signUp.moves < moves ? { after: { ...signUp, moves, reminded: undefined }, type: "sign-up.moved" } : undefined,
    );
}

/** It is over: whoever is not marked was not there, and nobody waits any more. */
export async function settleAll(ctx: Ctx, id: OccasionId): Promise<void> {
  for await (const one of store.everySignUp(ctx, id, ["coming"]))
    await turn(ctx, one, "sign-up.settle", (signUp, occasion) =>
      signUp.status === "coming"
        ? { after: decide.marked(signUp, occasion, false), type: "sign-up.absent" }
        : undefined,
    );
  for await (const one of store.everySignUp(ctx, id, ["offered", "waiting", "unconfirmed"]))
    await turn(ctx, one, "sign-up.settle", lapsed);
}

/** A child who is forgotten comes to nothing any more; what it was at is told by figures alone. Safe to repeat. */
export async function forgetSignUps(ctx: Ctx, childId: ChildId): Promise<void> {
  for (const { data } of await store.ofChild(ctx, childId))
    if (isOpen(data)) await unlessRefused(() => turn(ctx, data, "sign-up.cancel", givenUp));
}

/** An organisation that has closed holds nothing: what it announced is called off. @returns where the next of them stand */
export async function cancelOfAgency(
  ctx: Ctx,
  agency: Parameters<typeof store.find>[1]["agency"],
  page: Parameters<typeof store.find>[2],
): Promise<string | undefined> {
  const { items, next } = await store.find(ctx, { agency, status: "announced" }, page);
  for (const { data } of items)
    await changed(ctx, data.occasionId, { action: "occasion.cancel" }, ({ data: one }) =>
      one.status === "announced" && !decide.hasBegun(one, ctx.now())
        ? {
            events: [{ type: "occasion.cancelled", data: { occasionId: one.occasionId, agencyId: one.agencyId } }],
            after: { ...one, status: "cancelled", reason: "Организация закрыта." },
          }
        : { events: [] },
    );
  return next;
}
