import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { type Changeable, changing } from "../../ground/change/index.ts";
import * as Link from "../../ground/link/index.ts";
import { caresFor, within } from "../../ground/shared/authorise.ts";
import type { Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, ResponseId } from "../../ground/shared/ids.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { type NotePlace, readNotes } from "../../ground/vault/index.ts";
import { governed, mustBeHere, mustGovern, standing } from "../../people/child/child.scope.ts";
import { unchanged } from "../../people/child/child.store.ts";
import * as Consent from "../../people/consent/index.ts";
import { consentMissing } from "../../people/disclosure/told.ts";
import * as Family from "../../people/family/index.ts";
import { Answers } from "../form/answers.ts";
import type { ResponseEvent } from "./response.events.ts";
import * as store from "./response.store.ts";
import type { FormResponse, Subject } from "./response.ts";

/** Whom answers are sealed for: with the child's or the family's key they go. Those about nobody are bound to themselves. */
export const notesOf = ({ subject, responseId }: FormResponse): NotePlace => ({
  subject: subject.kind === "child" ? subject.childId : subject.kind === "family" ? subject.familyId : responseId,
  field: "form-answers",
});

/** What has been filled in or handed in; the caller has authorised, and put the look on record. */
export async function answersOf(ctx: Ctx, response: FormResponse): Promise<Answers | undefined> {
  const { answersId } = response;
  const text = answersId && (await readNotes(ctx, [answersId], notesOf(response))).get(answersId);
  return text === undefined ? undefined : Answers.parse(JSON.parse(text));
}

/** The same of several about one child; one read for each hundred. */
export async function allAnswersOf(ctx: Ctx, found: readonly FormResponse[]): Promise<Map<ResponseId, Answers>> {
  const [first] = found;
  if (!first) return new Map();
  // What was filled in for a step that went to somebody else stays sealed.
  const open = found.filter(({ status }) => status !== "closed");
  const ids = open.flatMap(({ answersId }) => answersId ?? []);
  const texts = await readNotes(ctx, ids, notesOf(first));
  return new Map(
    open.flatMap(({ responseId, answersId }) => {
      const text = answersId && texts.get(answersId);
      return text === undefined ? [] : [[responseId, Answers.parse(JSON.parse(text))]];
    }),
  );
}

/** By whom something is logged: the child, else the answers themselves. */
export const subjectOf = ({ subject, responseId }: FormResponse): string =>
  subject.kind === "child" ? subject.childId : responseId;

const kept: Omit<Changeable<ResponseId, FormResponse, ResponseEvent>, "authorise"> = {
  load: store.load,
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { responseId }) => store.partition(tenant, responseId),
  audit: (one) => ({ subject: subjectOf(one), detail: { responseId: one.responseId } }),
  ref: ({ responseId }) => ({ kind: "response", id: responseId }),
};

export const changed = changing<ResponseId, FormResponse, ResponseEvent>({ ...kept, authorise: mustAnswer });
/** By the platform, about a child whose data goes: nothing has to stand for that. */
export const ended = changing<ResponseId, FormResponse, ResponseEvent>({ ...kept, authorise: () => {} });

/**
 * Staff by the child, the family or the place; the organisation that is to answer, of a child as long as consent stands.
 * @returns the consent that this rests on @throws Refusal not-found, consent.missing, child.erased
 */
export async function mustAnswer(ctx: Ctx, response: FormResponse): Promise<Write[]> {
  const { actor } = ctx;
  // The page of a link has looked at its link, and at nothing else.
  if (actor.kind === "system") return mustStand(ctx, response);
  if (actor.kind !== "specialist" && actor.kind !== "link") {
    await mustSee(ctx, response);
    return [];
  }
  if (response.byExperts || actor.agency !== answererOf(response)) throw notFound();
  return mustStand(ctx, response);
}

const answererOf = ({ subject, agencyId, byExperts }: FormResponse): AgencyId | undefined => {
  if (byExperts) return undefined;
  return subject.kind === "agency" ? subject.agencyId : agencyId;
};

/** @throws Refusal not-found for everybody but the staff whose business it is */
async function mustSee(ctx: Ctx, { subject, municipality }: FormResponse): Promise<void> {
  if (subject.kind === "child") return mustGovern(ctx, { municipality, childId: subject.childId });
  // What is asked of a family as a whole its members answer by the link.
  if (!caresFor(ctx.actor, "each")) throw notFound();
  if (subject.kind === "family") await Family.visible(ctx, subject.familyId);
  else if (!caresFor(ctx.actor, municipality === undefined ? "region" : { municipality })) throw notFound();
}

/**
 * Whether answers may still come about whom it is: of a child whose card goes on, by an organisation only under consent.
 * @throws Refusal child.erased, child.left, consent.missing, not-found
 */
export async function mustStand(ctx: Ctx, { subject, agencyId, dataClass }: FormResponse): Promise<Write[]> {
  if (subject.kind === "family") {
    const { data } = await Family.load(ctx, subject.familyId);
    if (data.members.length === 0) throw notFound();
    return [];
  }
  const organisation = subject.kind === "agency" ? subject.agencyId : agencyId;
  // One that has closed answers no more: whoever asked it asks somebody else.
  if (organisation && (await Agency.load(ctx, organisation)).agency.status === "closed") throw notFound();
  if (subject.kind !== "child") return [];
  const { record, version } = await standing(ctx, subject.childId);
  mustBeHere(record);
  const guards = [unchanged(ctx.tenant, subject.childId, version)];
  return agencyId === undefined ? guards : [...guards, await mustBeAllowed(ctx, subject.childId, agencyId, dataClass)];
}

async function mustBeAllowed(
  ctx: Ctx,
  childId: ChildId,
  recipient: AgencyId,
  dataClass: FormResponse["dataClass"],
): Promise<Write> {
  const answer = await Consent.allows(ctx, childId, { recipient, purpose: "support-route", dataClass });
  if (!answer.allowed) throw consentMissing(answer.reason);
  return answer.guard;
}

/** Where it belongs, and what its making rests on. @throws Refusal not-found, limit.reached, agency.unknown, child.erased */
export async function foundFor(
  ctx: Ctx,
  subject: Subject,
): Promise<{ municipality?: string | undefined; writes: Write[] }> {
  switch (subject.kind) {
    case "child": {
      const { childId } = subject;
      const { record, version } = await governed(ctx, childId);
      mustBeHere(record);
      const alone = await store.oneResponse(ctx, childId);
      mustHaveRoom("responses", (await store.ofChild(ctx, childId)).length);
      return { municipality: record.municipality, writes: [alone, unchanged(ctx.tenant, childId, version)] };
    }
    case "family": {
      const { data } = await Family.visible(ctx, subject.familyId);
      return { municipality: data.municipality, writes: [] };
    }
    case "agency": {
      await Agency.mustBeKnown(ctx, [{ pointer: "/subject/agencyId", agencyId: subject.agencyId }]);
      const { municipality } = (await Agency.load(ctx, subject.agencyId)).agency;
      if (!caresFor(ctx.actor, { municipality })) throw notFound();
      return { municipality, writes: [] };
    }
    case "nobody": {
      const municipality = within(ctx.actor, subject.municipality);
      if (!caresFor(ctx.actor, municipality === undefined ? "region" : { municipality })) throw notFound();
      return { municipality, writes: [] };
    }
  }
}

/** How long after its last day a link still says that it is over; without a day, how long it works. */
const linkLasts = { hours: 24 * 90 };

/** The page on which it is answered. */
export async function urlOf(ctx: Ctx, { responseId, askedAt, closesOn }: FormResponse): Promise<string> {
  const { publicUrl, zone } = await Tenant.load(ctx);
  const from = closesOn
    ? Temporal.PlainDate.from(closesOn).toZonedDateTime(zone).toInstant()
    : Temporal.Instant.from(askedAt);
  const expiresAt = Math.floor(from.add(linkLasts).epochMilliseconds / 1000);
  const token = await Link.seal(ctx.keys, "form", { tenant: ctx.tenant, fields: [responseId], expiresAt });
  return `${publicUrl}/form#${token}`;
}
