import * as Agency from "../../agencies/agency/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import { auditRead, type Ctx, type OccasionId, type Page, type PageRequest } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { isGoverned } from "../child/child.scope.ts";
import * as children from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import { readRepresentatives } from "../child/representatives.store.ts";
import * as Disclosure from "../disclosure/index.ts";
import * as decide from "./occasion.decide.ts";
import * as store from "./occasion.store.ts";
import type { Occasion } from "./occasion.ts";
import { readPersons } from "./person.ts";
import type { Guest, SignUp, SignUpStatus, SignUpView } from "./sign-up.ts";

/**
 * Who comes, for the organiser and staff: by status and time. Whom a card tells of stands with the name as far as the family's own word or
 * a consent (`events`) goes, else by the ticket's code alone. On record.
 * @throws Refusal not-found, cursor.invalid
 */
export async function listSignUps(
  ctx: Ctx,
  id: OccasionId,
  { status, ...page }: PageRequest & { status?: SignUpStatus | undefined },
): Promise<Page<SignUpView>> {
  const { data: occasion } = await store.load(ctx, id);
  await Agency.mustManage(ctx, occasion.agencyId);
  await auditRead(ctx, { subject: id, action: "sign-up.list" });
  const { items, next } = await store.signUpsOf(ctx, id, status, page);
  return {
    items: await named(
      ctx,
      occasion,
      items.map(({ data }) => data),
    ),
    next,
  };
}

/** A name, where it may be told, and whether the card by way of which they come is the reader's to speak for. */
interface Known {
  guest?: Guest | undefined;
  governs: boolean;
}

async function named(ctx: Ctx, occasion: Occasion, signUps: readonly SignUp[]): Promise<SignUpView[]> {
  const guests = await readPersons(
    ctx,
    signUps.filter(({ childId, forgotten }) => !childId && !forgotten).map(({ signUpId }) => signUpId),
  );
  return Promise.all(
    signUps.map(async (one) => {
      const { guest, governs } = one.childId
        ? await ofCard(ctx, one)
        : { guest: guests.get(one.signUpId), governs: true };
      return viewOf(one, guest, decide.maySay(one, occasion, ctx.now(), { governs }));
    }),
  );
}

export const viewOf = (
  { signUpId, code, who, status, municipality, at, until, certificate, unreached }: SignUp,
  guest: Guest | undefined,
  mayDo: SignUpView["mayDo"],
): SignUpView => ({
  signUpId,
  code,
  who,
  status,
  municipality,
  name: guest?.name,
  post: guest?.post,
  organisation: guest?.organisation,
  at,
  until,
  unreached,
  certificate: certificate?.number,
  mayDo,
});

/** Whoever comes by way of a card; nothing where nobody has agreed to it, or whose business it is not. */
async function ofCard(ctx: Ctx, one: SignUp): Promise<Known> {
  const childId = one.childId!;
  const caring = caresFor(ctx.actor, "each");
  const card = await children.read(ctx, childId);
  if (!card || card.data.erasure || card.data.mergedInto) return { governs: !caring };
  const governs = !caring || (await isGoverned(ctx, card.data));
  const byWord = one.by === "family" && card.data.representativeIds.includes(one.representativeId!);
  if (caring ? governs : byWord) return { guest: await ownWord(ctx, one, card.data), governs };
  if (caring) return { governs };
  const why = { about: one.signUpId, purpose: "events" as const };
  const told = await unlessRefused(() => Disclosure.disclose(ctx, childId, ["name"], why));
  return { guest: told?.name === undefined ? undefined : { name: told.name }, governs };
}

/** On record before the vault is opened. */
async function ownWord(
  ctx: Ctx,
  { signUpId, who, representativeId }: SignUp,
  { childId, representativeIds }: ChildRecord,
): Promise<Guest> {
  const detail = { fields: "name", about: signUpId };
  await auditRead(ctx, { subject: childId, action: "child.disclose", detail });
  if (who === "family" && representativeId && representativeIds.includes(representativeId)) {
    const { data } = await readRepresentatives(ctx, childId, [representativeId]);
    const { surname = "", givenName = "" } = data[0] ?? {};
    return { name: `${surname} ${givenName}`.trim() };
  }
  const { surname, givenName } = (await children.readPerson(ctx, childId)).data;
  return { name: `${surname} ${givenName}` };
}
