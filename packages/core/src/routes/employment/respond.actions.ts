import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as WorkPlace from "../../agencies/work-place/index.ts";
import { type AgencyId, auditReads, type Ctx, type Deps, type PlacementId } from "../../ground/shared/index.ts";
import { notFound, unlessRefused } from "../../ground/shared/refusal.ts";
import { idText, linkToken } from "../../ground/shared/schema.ts";
import * as Disclosure from "../../people/disclosure/index.ts";
import * as store from "./employment.store.ts";
import { allowedOf, answerLook } from "./placement.actions.ts";
import { nextLook } from "./placement.decide.ts";
import { AnswerLook, lookOutcomes, type Placement } from "./placement.ts";

const placementId = idText("placement");
/** Those behind this one: a page's `next`. */
const after = placementId.optional();

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondPlacements = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view"), after }),
  z.strictObject({
    token: linkToken,
    action: z.literal("answer"),
    placementId,
    /** The page that is shown afterwards: the one that was answered on. */
    after,
    ...AnswerLook.shape,
  }),
]);
export type RespondPlacements = z.infer<typeof RespondPlacements>;

/** Who works at the organisation by a placement of ours, and of whom it is asked whether they still do. */
export const PlacementsPage = z.strictObject({
  agency: z.string(),
  outcomes: z.array(z.enum(lookOutcomes)),
  placements: z.array(
    z.strictObject({
      placementId: z.string(),
      title: z.string(),
      kind: z.enum(WorkPlace.workKinds),
      from: z.string(),
      /** Who it is, as far as consent goes; of an adult of a family nobody but they themselves is named. */
      name: z.string().optional(),
      asked: z.strictObject({ months: z.int(), dueOn: z.string(), overdue: z.boolean() }).optional(),
    }),
  ),
  /** The last one that is shown, where there are more behind it. */
  next: z.string().optional(),
});
export type PlacementsPage = z.infer<typeof PlacementsPage>;

const mostShown = 100;

/**
 * The organisation sees who was placed with it, and says whether they still work there. @throws Refusal link.invalid, link.dead,
 * not-found, input.invalid, placement.ended, consent.missing
 */
export async function respondPlacements(
  deps: Deps,
  request: RespondPlacements,
  requestId?: string,
): Promise<PlacementsPage> {
  const did = `placements.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  if (request.action === "answer") {
    const { months, outcome, on, note } = request;
    await answerLook(ctx, await own(ctx, agency.agencyId, request.placementId), {
      months,
      outcome,
      on,
      note,
    });
  }
  return page(ctx, agency, request.after);
}

/** Where it is kept, for an organisation that knows its id alone. @throws Refusal not-found */
async function own(ctx: Ctx, agency: AgencyId, placementId: PlacementId): Promise<store.PlacementAt> {
  const found = await store.placementAt(ctx, agency, placementId);
  if (!found) throw notFound();
  return { childId: found.childId, placementId };
}

async function page(ctx: Ctx, { agencyId, shortName }: Agency.Agency, after?: PlacementId): Promise<PlacementsPage> {
  const found = await store.placedWith(ctx, agencyId, { limit: mostShown, after });
  const visible = await allowedOf(ctx, found.items);
  await auditReads(
    ctx,
    [...new Set(visible.map(({ data }) => data.childId))].map((subject) => ({ subject, action: "placement.find" })),
  );
  const places = new Map(
    (await WorkPlace.loadMany(ctx, [...new Set(visible.map(({ data }) => data.workPlaceId))])).map(({ data }) => [
      data.workPlaceId,
      data,
    ]),
  );
  const placements = await Promise.all(
    visible.map(async ({ data }) => ({
      placementId: data.placementId,
      title: places.get(data.workPlaceId)?.title ?? "",
      kind: data.kind,
      from: data.from,
      name: await nameOf(ctx, data),
      asked: asked(data),
    })),
  );
  return { agency: shortName, outcomes: [...lookOutcomes], placements, next: found.next };
}

function asked(placement: Placement): PlacementsPage["placements"][number]["asked"] {
  const look = nextLook(placement);
  return look?.askedAt ? { months: look.months, dueOn: look.dueOn, overdue: look.overdueAt !== undefined } : undefined;
}

const nameOf = async (ctx: Ctx, { person, childId, placementId }: Placement): Promise<string | undefined> =>
  person === "adult"
    ? undefined
    : (
        await unlessRefused(() =>
          Disclosure.disclose(ctx, childId, ["name"], { about: placementId, purpose: "employment" }),
        )
      )?.name;

/** Of how many the organisation is asked at present, for its digest. */
export async function looksAsked(ctx: Ctx, agency: AgencyId): Promise<number> {
  let asks = 0;
  let after: PlacementId | undefined;
  do {
    const page = await store.placedWith(ctx, agency, { limit: mostShown, after });
    const open = page.items.filter(({ data }) => asked(data) !== undefined);
    asks += (await allowedOf(ctx, open)).length;
    after = page.next;
  } while (after);
  return asks;
}
