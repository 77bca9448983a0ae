import * as Agency from "../../agencies/agency/index.ts";
import type { Ctx, OccasionId, SignUpId } from "../../ground/shared/index.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { changed } from "./occasion.actions.ts";
import * as decide from "./occasion.decide.ts";
import * as store from "./occasion.store.ts";
import type { WalkIns } from "./occasion.ts";
import { turn, typed } from "./sign-up.actions.ts";
import { type Marks, RecordAttendance, type SignUp } from "./sign-up.ts";

/**
 * Who came: by sign-up, or by the code of the ticket; and how many without a sign-up, as a whole. What was marked wrongly is marked again.
 * @returns how many marks were new @throws Refusal not-found, event.ahead, event.closed, input.invalid
 */
export async function recordAttendance(request: Ctx, id: OccasionId, input: unknown): Promise<{ marked: number }> {
  // Many writes, each of which is as if it had been the only one: a key of the whole request would stand in the second's way.
  const ctx: Ctx = { ...request, idempotency: undefined };
  const { marks, walkIns } = parse(RecordAttendance, input);
  const { data: occasion } = await store.load(ctx, id);
  await Agency.mustManage(ctx, occasion.agencyId);
  decide.mustBeHeld(occasion, ctx.now());
  const found = await foundBy(ctx, id, marks);
  let marked = 0;
  for (const [i, signUp] of found.entries()) marked += (await mark(ctx, signUp, marks[i]!.present)) ? 1 : 0;
  if (walkIns !== undefined) await setWalkIns(ctx, id, walkIns);
  return { marked };
}

/** All of them before anybody is marked: what names nobody is put right first. @throws Refusal input.invalid */
async function foundBy(ctx: Ctx, id: OccasionId, marks: Marks): Promise<SignUp[]> {
  const found = await Promise.all(
    marks.map(async (mark) => {
      const signUpId = "code" in mark ? await byCode(ctx, id, mark.code) : mark.signUpId;
      const one = signUpId && (await store.placeOf(ctx, signUpId).catch(() => undefined));
      return one && one.occasionId === id ? one : undefined;
    }),
  );
  const faults = found.flatMap((one, i) =>
    one ? [] : [fault(`/marks/${i}`, "такой записи на это мероприятие нет", "there is no such sign-up for this event")],
  );
  if (faults.length > 0) throw invalid(faults);
  return found.filter((one) => one !== undefined);
}

export const byCode = async (ctx: Ctx, id: OccasionId, code: string): Promise<SignUpId | undefined> =>
  (await ctx.bank.get<{ signUpId: SignUpId }>(store.codeKey(ctx.tenant, id, typed(code))))?.data.signUpId;

/** @returns whether it was news */
export async function mark(ctx: Ctx, at: SignUp, present: boolean): Promise<boolean> {
  let isNews = false;
  await turn(ctx, at, "sign-up.mark", (signUp, occasion) => {
    const after = decide.marked(signUp, occasion, present);
    isNews = after.status !== signUp.status;
    return isNews ? { after, type: present ? "sign-up.attended" : "sign-up.absent" } : undefined;
  });
  return isNews;
}

async function setWalkIns(ctx: Ctx, id: OccasionId, walkIns: WalkIns): Promise<void> {
  const { municipalities } = await Tenant.load(ctx);
  const known = new Set(municipalities.map(({ key }) => key));
  const faults = walkIns.flatMap(({ municipality }, i) =>
    known.has(municipality)
      ? []
      : [fault(`/walkIns/${i}/municipality`, "муниципалитет региона", "a municipality of the region")],
  );
  if (faults.length > 0) throw invalid(faults);
  await changed(ctx, id, { action: "occasion.walk-ins" }, ({ data }) => {
    decide.mustBeHeld(data, ctx.now());
    return {
      events: [{ type: "occasion.walk-ins-said", data: { occasionId: id, agencyId: data.agencyId } }],
      after: { ...data, walkIns: summed(walkIns) },
    };
  });
}

/** Each who and where once. */
function summed(walkIns: WalkIns): WalkIns {
  const sums = new Map<string, WalkIns[number]>();
  for (const one of walkIns) {
    const name = `${one.who}#${one.municipality}`;
    sums.set(name, { ...one, count: (sums.get(name)?.count ?? 0) + one.count });
  }
  return [...sums.values()];
}
