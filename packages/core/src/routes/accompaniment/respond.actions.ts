import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { type AccompanimentId, type AgencyId, auditReads, type Ctx, type Deps } from "../../ground/shared/index.ts";
import { notFound, unlessRefused } from "../../ground/shared/refusal.ts";
import { linkToken } from "../../ground/shared/schema.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import { addContact, allowedOf, review } from "./accompaniment.actions.ts";
import { missingMonths } from "./accompaniment.decide.ts";
import * as store from "./accompaniment.store.ts";
import {
  type Accompaniment,
  AddContact,
  areas,
  contactForms,
  missCauses,
  ReviewAccompaniment,
  reviewOutcomes,
} from "./accompaniment.ts";

/** `from`: where on in the list the answer shall go. */
const base = { token: linkToken, from: z.string().max(2000).optional() };
const of = { ...base, accompanimentId: z.string().max(60) };

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondAccompaniments = z.discriminatedUnion("action", [
  z.strictObject({ ...base, action: z.literal("view") }),
  z.strictObject({ ...of, action: z.literal("contact"), contact: AddContact }),
  z.strictObject({ ...of, action: z.literal("review"), review: ReviewAccompaniment }),
]);
export type RespondAccompaniments = z.infer<typeof RespondAccompaniments>;

/** The families whose curator works at the organisation, and what is asked about each. */
export const AccompanimentsPage = z.strictObject({
  agency: z.string(),
  words: z.strictObject({
    areas: z.array(z.enum(areas)),
    forms: z.array(z.enum(contactForms)),
    causes: z.array(z.enum(missCauses)),
    outcomes: z.array(z.enum(reviewOutcomes)),
  }),
  today: z.string(),
  accompaniments: z.array(
    z.strictObject({
      accompanimentId: z.string(),
      /** The child by whom the family is known, as far as consent goes. */
      name: z.string().optional(),
      post: z.string(),
      areas: z.array(z.enum(areas)),
      from: z.string(),
      lastOn: z.string().optional(),
      missing: z.array(z.string()),
      review: z.strictObject({ due: z.boolean(), on: z.string() }),
    }),
  ),
  next: z.string().optional().meta({ description: "Спросить дальше с этим `from` / ask on with this `from`" }),
});
export type AccompanimentsPage = z.infer<typeof AccompanimentsPage>;

const pageSize = 50;
/** Most months past that are asked on one page. */
const mostMonths = 6;

/**
 * The organisation sees whose curator works there, and says of contacts and reviews. @throws Refusal link.invalid, link.dead, not-found,
 * input.invalid, accompaniment.ended, consent.missing
 */
export async function respondAccompaniments(
  deps: Deps,
  request: RespondAccompaniments,
  requestId?: string,
): Promise<AccompanimentsPage> {
  const did = `accompaniments.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action !== "view") {
    const at = await own(ctx, agency.agencyId, request.accompanimentId as AccompanimentId);
    if (request.action === "contact") await addContact(ctx, at, request.contact);
    else await review(ctx, at, request.review);
  }
  return page(ctx, agency, request.from);
}

/** Where it is kept, for an organisation that knows its id alone. @throws Refusal not-found */
async function own(ctx: Ctx, agency: AgencyId, accompanimentId: AccompanimentId): Promise<store.AccompanimentAt> {
  const { items } = await store.find(ctx, { agency, status: "open", only: accompanimentId }, { limit: 1 });
  const found = items[0]?.data;
  if (found?.accompanimentId !== accompanimentId) throw notFound();
  return { childId: found.childId, accompanimentId };
}

async function page(ctx: Ctx, agency: Agency.Agency, from: string | undefined): Promise<AccompanimentsPage> {
  const order = { agency: agency.agencyId, status: "open" } as const;
  const { items, next } = await store.find(ctx, order, { limit: pageSize, from });
  const visible = (await allowedOf(ctx, items)).map(({ data }) => data);
  await auditReads(
    ctx,
    [...new Set(visible.map(({ childId }) => childId))].map((subject) => ({ subject, action: "accompaniment.find" })),
  );
  const today = (await Tenant.today(ctx)).toString();
  const names = await Promise.all(visible.map((one) => nameOf(ctx, one)));
  return {
    agency: agency.shortName,
    words: { areas: [...areas], forms: [...contactForms], causes: [...missCauses], outcomes: [...reviewOutcomes] },
    today,
    accompaniments: visible.map((one, i) => ({
      accompanimentId: one.accompanimentId,
      name: names[i],
      post: one.post,
      areas: one.areas,
      from: one.from,
      lastOn: one.contacts
        .flatMap((contact) => (contact.held ? contact.on : []))
        .toSorted()
        .at(-1),
      missing: missingMonths(one, today).slice(-mostMonths),
      review: { due: one.reviewAsked !== undefined, on: one.reviewOn },
    })),
    next,
  };
}

const nameOf = async (ctx: Ctx, { childId, accompanimentId }: Accompaniment): Promise<string | undefined> =>
  (
    await unlessRefused(() =>
      Disclosure.disclose(ctx, childId, ["name"], { about: accompanimentId, purpose: "support-route" }),
    )
  )?.name;

/** Of how many families the organisation is asked at present, for its digest. */
export async function accompanimentsAsked(ctx: Ctx, agency: AgencyId): Promise<number> {
  let asked = 0;
  let from: string | undefined;
  const today = (await Tenant.today(ctx)).toString();
  do {
    const page = await store.find(ctx, { agency, status: "open" }, { limit: 100, from });
    const open = page.items.filter(({ data }) => data.reviewAsked || missingMonths(data, today).length > 0);
    asked += (await allowedOf(ctx, open)).length;
    from = page.next;
  } while (from);
  return asked;
}
