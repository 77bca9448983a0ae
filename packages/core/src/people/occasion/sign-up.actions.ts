import { randomInt } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as Specialist from "../../agencies/specialist/index.ts";
import { changing } from "../../ground/change/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import {
  type AgencyId,
  type ChildId,
  type Ctx,
  eventWrite,
  newId,
  notFound,
  type OccasionId,
  retrying,
  type SignUpId,
  type SpecialistId,
  type Stored,
  save,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { governed, mustBeHere, visible } from "../child/child.scope.ts";
import * as children from "../child/child.store.ts";
import { allows } from "../consent/allows.ts";
import { consentMissing } from "../disclosure/told.ts";
import * as decide from "./occasion.decide.ts";
import type { OccasionEvent, SignUpEvent } from "./occasion.events.ts";
import * as store from "./occasion.store.ts";
import type { Occasion } from "./occasion.ts";
import { readPerson, removePerson, whoOf, writePerson } from "./person.ts";
import { type Guest, hasPlace, isOpen, NewSignUp, type SignUp, type SignUpStatus } from "./sign-up.ts";

/** Crockford's base 32: no letters that are taken for others, read aloud at a door. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const letters = 8;
const newCode = () => Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join("");
/** One who mistypes 0 or 1 is understood; blanks and hyphens are for the eye. */
export const typed = (code: string): string =>
  code.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

/** So long the letter of an open page waits for its answer. */
const letterLasts = { hours: 48 };
/** A year: for certificates, and whoever asks who was there. */
const namesKept = Temporal.Duration.from({ hours: 24 * 365 });

/** Who comes, and by whose word. */
interface Coming
  extends Pick<
    SignUp,
    "who" | "municipality" | "childId" | "representativeId" | "sentBy" | "specialistId" | "by" | "consent"
  > {
  guest?: Guest | undefined;
  /** What else must hold: a card that goes on, a consent. */
  guards?: Write[];
}

/**
 * Signs somebody up: a place, or where in the queue. Twice is once.
 * @returns the sign-up, and whether it was there before
 * @throws Refusal not-found, event.closed, input.invalid: it is not for them
 */
export const signUp = (ctx: Ctx, id: OccasionId, coming: Coming): Promise<{ signUp: SignUp; isNew: boolean }> =>
  retrying(async () => {
    const { data: occasion, version } = await store.load(ctx, id);
    const now = ctx.now();
    decide.mustTakeSignUps(occasion, now, coming.by);
    mustBeFor(occasion, coming);
    const { guest, guards = [], ...of } = coming;
    const who = guest ? await whoOf(ctx, id, guest) : of.who === "child" ? of.childId! : of.representativeId!;
    const once = store.onceKey(ctx.tenant, id, who);
    const before = await ctx.bank.get<Pick<SignUp, "signUpId" | "childId">>(once);
    if (before) return { signUp: await known(ctx, before.data.signUpId, before.data), isNew: false };
    const status = of.by === "page" ? "unconfirmed" : decide.placeFor(occasion);
    const made: SignUp = {
      ...of,
      signUpId: newId("signup", now.epochMilliseconds),
      occasionId: id,
      agencyId: occasion.agencyId,
      status,
      at: now.toString({ fractionalSecondDigits: 3 }),
      until: status === "unconfirmed" ? now.add(letterLasts).toString({ smallestUnit: "second" }) : undefined,
      keepUntil: guest && Temporal.Instant.from(occasion.ends).add(namesKept).toString({ smallestUnit: "second" }),
      code: newCode(),
      moves: occasion.moves,
    };
    const { signUpId, childId, code } = made;
    const after = decide.rolled(occasion, undefined, status);
    await save(ctx, {
      writes: [
        // Whoever has not confirmed takes no place: a flood of them meets nobody else's writes.
        ...(status === "unconfirmed" ? [] : [store.write(ctx.tenant, after, version)]),
        store.writeSignUp(ctx.tenant, made, "absent"),
        { put: { key: once, kind: "sign-up-once", data: { signUpId, childId } }, expect: "absent" },
        {
          put: { key: store.codeKey(ctx.tenant, id, code), kind: "sign-up-code", data: { signUpId } },
          expect: "absent",
        },
        ...(guest ? [await writePerson(ctx, signUpId, guest)] : []),
        ...guards,
      ],
      stream: store.streamOf(ctx.tenant, made),
      events: [happened(status === "unconfirmed" ? "sign-up.asked" : firstEvent[status], made)],
      audit: { subject: childId ?? id, action: "sign-up.make", detail: { signUpId, occasionId: id } },
      ref: { kind: "sign-up", id: signUpId },
    });
    return { signUp: made, isNew: true };
  });

const firstEvent = { coming: "sign-up.made", waiting: "sign-up.queued" } as const;

const known = async (ctx: Ctx, id: SignUpId, at: Pick<SignUp, "signUpId" | "childId">): Promise<SignUp> =>
  (await ctx.bank.get<SignUp>(store.signUpKey(ctx.tenant, at)))?.data ?? store.placeOf(ctx, id);

export const happened = (
  type: SignUpEvent["type"],
  { signUpId, occasionId, childId, representativeId }: SignUp,
): SignUpEvent => ({ type, data: { signUpId, occasionId, childId, representativeId } });

function mustBeFor({ audiences, open }: Occasion, { who, by }: Coming): void {
  if (!audiences.includes(who))
    throw invalid([fault("/who", "те, для кого это мероприятие", "those whom the event is for")]);
  if (!open && by === "page") throw decide.closed();
}

/**
 * By the organiser or staff: somebody by name, or a child whose representative has agreed that the organiser knows of it (`events`).
 * @throws Refusal not-found, event.closed, input.invalid, consent.missing, child.left, limit.reached
 */
export async function signUpByStaff(ctx: Ctx, id: OccasionId, input: unknown): Promise<SignUp> {
  const given = parse(NewSignUp, input);
  const { data: occasion } = await store.load(ctx, id);
  if (given.who === "child") {
    const { record, version } = await governed(ctx, given.childId);
    mustBeHere(record);
    const answer = await allows(ctx, given.childId, {
      recipient: occasion.agencyId,
      purpose: "events",
      dataClass: "identity",
    });
    if (!answer.allowed) throw consentMissing(answer.reason);
    mustHaveRoom("signUps", (await store.ofChild(ctx, given.childId)).length);
    const guards = [answer.guard, children.unchanged(ctx.tenant, given.childId, version)];
    const { municipality } = record;
    return (await signUp(ctx, id, { who: "child", childId: given.childId, municipality, by: "staff", guards })).signUp;
  }
  await Agency.mustManage(ctx, occasion.agencyId);
  const { who, municipality, specialistId, ...guest } = given;
  await mustBeOurs(ctx, municipality);
  if (specialistId) await mustBeSpecialist(ctx, specialistId);
  return (await signUp(ctx, id, { who, municipality, specialistId, by: "staff", guest })).signUp;
}

/** @param of the organisation that sends them; without one any of the region's @throws Refusal input.invalid */
export async function mustBeSpecialist(ctx: Ctx, id: SpecialistId, of?: AgencyId): Promise<void> {
  const found = await unlessRefused(() => Specialist.load(ctx, id));
  const isRight = found && found.data.status === "working" && (of === undefined || found.data.agencyId === of);
  mustBeRight(isRight ? [] : [fault("/specialistId", "специалист, который работает", "a specialist who works")]);
}

/** @throws Refusal input.invalid */
export async function mustBeOurs(ctx: Ctx, municipality: string): Promise<void> {
  const { municipalities } = await Tenant.load(ctx);
  mustBeRight(
    municipalities.some(({ key }) => key === municipality)
      ? []
      : [fault("/municipality", "муниципалитет региона", "a municipality of the region")],
  );
}

/** Somebody of a family for their child, or for themselves: their word that the organiser may know who comes. */
export async function signUpFamily(
  ctx: Ctx,
  childId: ChildId,
  { occasionId, who }: { occasionId: OccasionId; who: "child" | "family" },
): Promise<void> {
  if (ctx.actor.kind !== "representative") throw notFound();
  const { representative: representativeId } = ctx.actor;
  const { record, version } = await visible(ctx, childId);
  mustBeHere(record);
  mustHaveRoom("signUps", (await store.ofChild(ctx, childId)).length);
  await signUp(ctx, occasionId, {
    who,
    childId,
    representativeId,
    municipality: record.municipality,
    by: "family",
    guards: [children.unchanged(ctx.tenant, childId, version)],
  });
}

/** Changes a sign-up, and with it how many places are taken. */
const changed = changing<store.SignUpAt, SignUp, SignUpEvent>({
  load: store.loadSignUp,
  // Each action has asked before whose it is.
  authorise: () => undefined,
  writes: ({ tenant }, before, after) => [store.writeSignUp(tenant, after, before.version)],
  stream: store.streamOf,
  audit: ({ childId, occasionId, signUpId }) => ({ subject: childId ?? occasionId, detail: { signUpId, occasionId } }),
  ref: ({ signUpId }) => ({ kind: "sign-up", id: signUpId }),
});

/** What becomes of a sign-up, and what is told of that; nothing where it stays as it is. */
export type Turn = (signUp: SignUp, occasion: Occasion) => { after: SignUp; type: SignUpEvent["type"] } | undefined;

/** @param action for the audit log @throws Refusal not-found, and those of the turn */
export async function turn(ctx: Ctx, at: store.SignUpAt, action: string, becomes: Turn): Promise<SignUp> {
  const { data } = await changed(ctx, at, { action }, async ({ data }) => {
    const occasion = await store.load(ctx, data.occasionId);
    const next = becomes(data, occasion.data);
    if (!next) return { events: [] };
    const { after, type } = next;
    const rolled = decide.rolled(occasion.data, data.status, after.status);
    const freed = hasPlace(data) && !hasPlace(after) && rolled.waiting > 0;
    return {
      events: [happened(type, after)],
      after,
      writes: [
        ...countWrites(ctx, occasion, rolled, data.status, after.status),
        ...(await goneWrites(ctx, data, after)),
        ...(freed ? [freedWrite(ctx, occasion.data)] : []),
      ],
    };
  });
  return data;
}

/** As long as neither place nor queue changes, the occasion is not written: at the door many are marked at once. */
function countWrites(
  { tenant }: Ctx,
  { data, version }: Stored<Occasion>,
  rolled: Occasion,
  before: SignUpStatus,
  after: SignUpStatus,
): Write[] {
  const isSame = rolled.taken === data.taken && rolled.waiting === data.waiting;
  return isSame || before === after ? [] : [store.write(tenant, rolled, version)];
}

const freedWrite = (ctx: Ctx, { occasionId, agencyId }: Occasion): Write =>
  eventWrite(ctx, store.partition(ctx.tenant, occasionId), {
    type: "occasion.place-freed",
    data: { occasionId, agencyId },
  } satisfies OccasionEvent);

/** Whoever comes no more may sign up again, and nothing is kept of who it was. */
async function goneWrites(ctx: Ctx, before: SignUp, after: SignUp): Promise<Write[]> {
  const isGone = isOpen(before) && (after.status === "cancelled" || after.status === "lapsed");
  if (!isGone && !(after.forgotten && !before.forgotten)) return [];
  const { signUpId, occasionId, childId, representativeId, who } = before;
  if (childId) {
    const key = store.onceKey(ctx.tenant, occasionId, who === "child" ? childId : representativeId!);
    return isGone ? [{ remove: key, expect: "any" }] : [];
  }
  const guest = await readPerson(ctx, signUpId);
  return [
    ...(guest
      ? [{ remove: store.onceKey(ctx.tenant, occasionId, await whoOf(ctx, occasionId, guest)), expect: "any" as const }]
      : []),
    ...(after.forgotten ? [removePerson(ctx, signUpId)] : []),
  ];
}

/** @param tell a letter says so first, and then it is kept no more who it was */
const gone = (signUp: SignUp, status: "cancelled" | "lapsed", { tell = false } = {}): SignUp => ({
  ...signUp,
  status,
  until: undefined,
  forgotten: signUp.childId || tell ? signUp.forgotten : true,
});

export const calledOff: Turn = (signUp) =>
  isOpen(signUp)
    ? {
        after: gone(signUp, "cancelled", { tell: signUp.status !== "unconfirmed" }),
        type: signUp.status === "unconfirmed" ? "sign-up.cancelled" : "sign-up.called-off",
      }
    : undefined;
/** @throws Refusal event.closed: what is over is over */
export const givenUp: Turn = (signUp) => {
  if (signUp.status === "cancelled" || signUp.status === "lapsed") return undefined;
  if (!isOpen(signUp)) throw decide.closed();
  return { after: gone(signUp, "cancelled"), type: "sign-up.cancelled" };
};
/** Nobody has answered, or no place came free. Of whoever never confirmed there is nobody to tell. */
export const lapsed: Turn = (signUp) => {
  if (signUp.status === "unconfirmed") return { after: gone(signUp, "lapsed"), type: "sign-up.cancelled" };
  return signUp.status === "offered" || signUp.status === "waiting"
    ? { after: gone(signUp, "lapsed", { tell: true }), type: "sign-up.lapsed" }
    : undefined;
};
/** Nothing is kept any more of who it was; safe to repeat. */
export const forgetGuest = (ctx: Ctx, at: store.SignUpAt): Promise<SignUp> =>
  turn(ctx, at, "sign-up.forget", (signUp) =>
    signUp.childId || signUp.forgotten || isOpen(signUp)
      ? undefined
      : { after: { ...signUp, forgotten: true }, type: "sign-up.forgotten" },
  );

/** A letter to them came back: whoever holds the event sees it. By the platform alone; safe to repeat. */
export async function notReached(ctx: Ctx, signUpId: SignUpId): Promise<void> {
  await unlessRefused(() =>
    turn(ctx, { signUpId }, "sign-up.unreached", (signUp) =>
      signUp.unreached || signUp.forgotten
        ? undefined
        : { after: { ...signUp, unreached: true }, type: "sign-up.unreached" },
    ),
  );
}

/** The letter is answered: a place, or where in the queue. Twice is once. @throws Refusal event.closed */
export const confirmed =
  (now: Temporal.Instant): Turn =>
  (signUp, occasion) => {
    if (signUp.status === "coming" || signUp.status === "waiting") return undefined;
    if (signUp.status !== "unconfirmed" && signUp.status !== "offered") throw decide.closed();
    decide.mustTakeSignUps(occasion, now, "page");
    if (signUp.until !== undefined && signUp.until < now.toString()) throw decide.closed();
    const status = signUp.status === "offered" ? "coming" : decide.placeFor(occasion);
    const type = signUp.status === "offered" ? "sign-up.accepted" : firstEvent[status];
    return { after: { ...signUp, status, until: undefined }, type };
  };

/** By the organiser or staff: they were told by telephone. @throws Refusal not-found, event.closed */
export async function cancelByStaff(
  ctx: Ctx,
  { occasionId, signUpId }: { occasionId: OccasionId; signUpId: SignUpId },
): Promise<SignUp> {
  const found = await mine(ctx, occasionId, signUpId);
  return turn(ctx, found, "sign-up.cancel", givenUp);
}

/** One of an occasion of the actor's organisation. @throws Refusal not-found */
export async function mine(ctx: Ctx, occasionId: OccasionId, signUpId: SignUpId): Promise<SignUp> {
  const { data } = await store.load(ctx, occasionId);
  await Agency.mustManage(ctx, data.agencyId);
  const found = await store.placeOf(ctx, signUpId);
  if (found.occasionId !== occasionId) throw notFound();
  if (found.childId && caresFor(ctx.actor, "each")) await governed(ctx, found.childId);
  return found;
}
