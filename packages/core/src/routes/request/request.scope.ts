import { changing } from "../../ground/change/index.ts";
import type { AgencyId, Ctx, Stored, Write } from "../../ground/shared/index.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { type NotePlace, partitionOf, readNotes } from "../../ground/vault/index.ts";
import { mustGovern, visible } from "../../people/child/child.scope.ts";
import * as Consent from "../../people/consent/index.ts";
import { consentMissing } from "../../people/disclosure/told.ts";
import { mayDo } from "./request.decide.ts";
import type { RequestEvent } from "./request.events.ts";
import * as store from "./request.store.ts";
import { type FamilyRequest, isOverdue, type RequestView } from "./request.ts";

/** Words of a family are kept with the child, so that they go when the child's data go. */
export const notesOf = ({ childId }: Pick<FamilyRequest, "childId">): NotePlace => ({
  subject: childId,
  field: "family-request",
});

export const changed = changing<store.RequestAt, FamilyRequest, RequestEvent>({
  load: store.load,
  authorise: mustAnswer,
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { childId }) => partitionOf(tenant, childId),
  audit: ({ childId, familyRequestId }) => ({ subject: childId, detail: { familyRequestId } }),
  ref: ({ childId, familyRequestId }) => ({ kind: "family-request", id: familyRequestId, parent: childId }),
});

const question = (recipient: AgencyId) => ({ recipient, purpose: "support-route", dataClass: "social" }) as const;

/**
 * Staff by the child; the organisation that is to answer, as long as consent covers what it learns of the family; a family what it said
 * itself, as long as they act for the child. @returns the consent that this rests on @throws Refusal not-found, consent.missing
 */
async function mustAnswer(ctx: Ctx, request: FamilyRequest): Promise<Write[]> {
  const { actor } = ctx;
  if (actor.kind === "system") return [];
  if (actor.kind === "representative") {
    if (actor.representative !== request.representativeId) throw notFound();
    await visible(ctx, request.childId);
    return [];
  }
  if (actor.kind !== "specialist" && actor.kind !== "link") {
    await mustGovern(ctx, request);
    return [];
  }
  if (actor.agency !== request.agencyId) throw notFound();
  return [await mustBeAllowed(ctx, request, actor.agency)];
}

/** @throws Refusal consent.missing */
export async function mustBeAllowed(ctx: Ctx, { childId }: Pick<FamilyRequest, "childId">, agency: AgencyId) {
  const answer = await Consent.allows(ctx, childId, question(agency));
  if (!answer.allowed) throw consentMissing(answer.reason);
  return answer.guard;
}

/** Whether an organisation may hear of it now; nothing of that is written. */
export const isAllowed = async (ctx: Ctx, { childId }: FamilyRequest, agency: AgencyId): Promise<boolean> =>
  (await Consent.stands(ctx, childId, question(agency))).allowed;

/** Those of which the organisations that are to answer may hear now. */
export async function allowedOf(ctx: Ctx, items: readonly Stored<FamilyRequest>[]): Promise<Stored<FamilyRequest>[]> {
  const allowed = await Promise.all(
    items.map(async ({ data }) => data.agencyId !== undefined && (await isAllowed(ctx, data, data.agencyId))),
  );
  return items.filter((_, i) => allowed[i]);
}

/** What was asked and answered, by the notes' ids. All of one child. */
export async function wordsOf(ctx: Ctx, of: readonly Pick<Stored<FamilyRequest>, "data">[]) {
  const [first] = of;
  if (!first) return new Map<string, string>();
  const ids = of.flatMap(({ data }) => [data.wordsId, ...data.answers.map(({ wordsId }) => wordsId)]);
  return readNotes(ctx, ids, notesOf(first.data));
}

export function view(
  { actor }: Pick<Ctx, "actor">,
  { data, version }: Pick<Stored<FamilyRequest>, "data" | "version">,
  today: string,
  words: ReadonlyMap<string, string>,
): RequestView {
  const { familyRequestId, childId, municipality, kind, field, representativeId, agencyId } = data;
  const { askedAt, askedOn, dueOn, status, wordsId, answers } = data;
  return {
    familyRequestId,
    childId,
    municipality,
    kind,
    field,
    representativeId,
    agencyId,
    askedAt,
    askedOn,
    dueOn,
    overdue: isOverdue(data, today),
    status,
    words: words.get(wordsId),
    answers: answers.map(({ at, on, agencyId, outcome, change, wordsId }) => ({
      at,
      on,
      agencyId,
      outcome,
      change,
      words: words.get(wordsId),
    })),
    mayDo: mayDo(actor, data),
    version,
  };
}
