import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { type AgencyId, auditReads, type Ctx, type Deps, type FamilyRequestId } from "../../ground/shared/index.ts";
import { notFound, unlessRefused } from "../../ground/shared/refusal.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { readNotesOf } from "../../ground/vault/index.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import { answer } from "./request.actions.ts";
import { allowedOf, notesOf } from "./request.scope.ts";
import * as store from "./request.store.ts";
import { AnswerRequest, type FamilyRequest, isOverdue, requestKinds } from "./request.ts";

/** `from`: where on in the list the answer shall go. */
const base = { token: linkToken, from: z.string().max(2000).optional() };

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondRequests = z.discriminatedUnion("action", [
  z.strictObject({ ...base, action: z.literal("view") }),
  z.strictObject({
    ...base,
    action: z.literal("answer"),
    familyRequestId: z.string().max(60),
    words: AnswerRequest.shape.words,
  }),
]);
export type RespondRequests = z.infer<typeof RespondRequests>;

/** What families ask that the organisation is to answer. */
export const RequestsPage = z.strictObject({
  agency: z.string(),
  requests: z.array(
    z.strictObject({
      familyRequestId: z.string(),
      /** The child, as far as consent goes. */
      name: z.string().optional(),
      kind: z.enum(requestKinds),
      words: z.string().optional(),
      askedOn: z.string(),
      dueOn: z.string(),
      overdue: z.boolean(),
    }),
  ),
  next: z.string().optional().meta({ description: "Спросить дальше с этим `from` / ask on with this `from`" }),
});
export type RequestsPage = z.infer<typeof RequestsPage>;

const pageSize = 50;

/**
 * The organisation sees what it is to answer, and answers. @throws Refusal link.invalid, link.dead, not-found, input.invalid, request.closed,
 * consent.missing
 */
export async function respondRequests(deps: Deps, request: RespondRequests, requestId?: string): Promise<RequestsPage> {
  const did = `requests.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action === "answer") {
    const at = await own(ctx, agency.agencyId, request.familyRequestId as FamilyRequestId);
    await answer(ctx, at, { words: request.words });
  }
  return page(ctx, agency, request.from);
}

/** Where it is kept, for an organisation that knows its id alone. @throws Refusal not-found */
async function own(ctx: Ctx, agency: AgencyId, familyRequestId: FamilyRequestId): Promise<store.RequestAt> {
  let from: string | undefined;
  do {
    const { items, next } = await store.find(ctx, { agency, status: "asked" }, { limit: 200, from });
    const found = items.find(({ data }) => data.familyRequestId === familyRequestId)?.data;
    if (found) return { childId: found.childId, familyRequestId };
    from = next;
  } while (from);
  throw notFound();
}

async function page(ctx: Ctx, agency: Agency.Agency, from: string | undefined): Promise<RequestsPage> {
  const order = { agency: agency.agencyId, status: "asked" } as const;
  const { items, next } = await store.find(ctx, order, { limit: pageSize, from });
  const visible = (await allowedOf(ctx, items)).map(({ data }) => data);
  await auditReads(
    ctx,
    [...new Set(visible.map(({ childId }) => childId))].map((subject) => ({ subject, action: "request.list" })),
  );
  const words = await readNotesOf(ctx, new Map(visible.map((one) => [one.wordsId, notesOf(one)])));
  const today = (await Tenant.today(ctx)).toString();
  const names = await Promise.all(visible.map((one) => nameOf(ctx, one)));
  return {
    agency: agency.shortName,
    requests: visible.map((one, i) => ({
      familyRequestId: one.familyRequestId,
      name: names[i],
      kind: one.kind,
      words: words.get(one.wordsId),
      askedOn: one.askedOn,
      dueOn: one.dueOn,
      overdue: isOverdue(one, today),
    })),
    next,
  };
}

const nameOf = async (ctx: Ctx, { childId, familyRequestId }: FamilyRequest): Promise<string | undefined> =>
  (
    await unlessRefused(() =>
      Disclosure.disclose(ctx, childId, ["name"], { about: familyRequestId, purpose: "support-route" }),
    )
  )?.name;

/** How much the organisation is to answer at present, for its digest. */
export async function requestsOwed(ctx: Ctx, agency: AgencyId): Promise<number> {
  let owed = 0;
  let from: string | undefined;
  do {
    const page = await store.find(ctx, { agency, status: "asked" }, { limit: 100, from });
    owed += (await allowedOf(ctx, page.items)).length;
    from = page.next;
  } while (from);
  return owed;
}
