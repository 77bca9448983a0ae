import * as Agency from "../../agencies/agency/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import { auditRead, type Ctx, type OccasionId, type Page, type PageRequest } from "../../ground/shared/index.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { isGoverned } from "../child/child.scope.ts";
import * as children from "../child/child.store.ts";
import type { ChildRecord } from "../child/child.ts";
import { readRepresentatives } from "../child/representatives.store.ts";
import * as Disclosure from "../disclosure/index.ts";
import * as store from "./occasion.store.ts";
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
      items.map(({ data }) => data),
    ),
    next,
  };
}

async function named(ctx: Ctx, signUps: readonly SignUp[]): Promise<SignUpView[]> {
  const guests = await readPersons(
    ctx,
    signUps.filter(({ childId, forgotten }) => !childId && !forgotten).map(({ signUpId }) => signUpId),
  );
  return Promise.all(
    signUps.map(async (one) => {
      const guest = one.childId ? await ofCard(ctx, one) : guests.get(one.signUpId);
      return viewOf(one, guest);
    }),
  );
}

export const viewOf = (
  { signUpId, code, who, status, municipality, at, until, certificate, unreached }: SignUp,
  guest: Guest | undefined,
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
});

/** Whoever comes by way of a card; nothing where nobody has agreed to it, or whose business it is not. */
async function ofCard(ctx: Ctx, one: SignUp): Promise<Guest | undefined> {
  const childId = one.childId!;
  const card = await children.read(ctx, childId);
  if (!card || card.data.erasure || card.data.mergedInto) return undefined;
  const byWord = one.by === "family" && card.data.representativeIds.includes(one.representativeId!);
  if (caresFor(ctx.actor, "each") ? await isGoverned(ctx, card.data) : byWord) return ownWord(ctx, one, card.data);
  if (caresFor(ctx.actor, "each")) return undefined;
  const why = { about: one.signUpId, purpose: "events" as const };
  const told = await unlessRefused(() => Disclosure.disclose(ctx, childId, ["name"], why));
  return told?.name === undefined ? undefined : { name: told.name };
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
