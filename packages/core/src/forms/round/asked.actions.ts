import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, FamilyId, ResponseId, RoundId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import { wordsIn } from "../form/words.ts";
import { mustStand, urlOf } from "../response/response.scope.ts";
import { loadMany } from "../response/response.store.ts";
import type { FormResponse } from "../response/response.ts";
import * as kept from "./answer.store.ts";
import { partOf, today, visible } from "./round.scope.ts";
import * as store from "./round.store.ts";
import type { AskedView, Entry, Round } from "./round.ts";
import { linkTo, markOf, ticketOf } from "./ticket.ts";

/**
 * The organisations of a round, with the pages for them: staff see all, an organisation itself. Which families are asked nobody is shown.
 * @throws Refusal not-found
 */
export async function asked(ctx: Ctx, id: RoundId, page: PageRequest): Promise<Page<AskedView>> {
  const { data: round } = await visible(ctx, id);
  if (round.audience.kind === "families") throw notFound();
  const { actor } = ctx;
  if (actor.kind === "specialist") {
    const own = await store.entry(ctx, id, { agencyId: actor.agency });
    return { items: own?.data.kind === "agency" ? await views(ctx, round, [own.data]) : [] };
  }
  const { items, next } = await store.entries(ctx, id, page);
  const part = partOf(ctx);
  const entries = items.flatMap(({ data }) =>
    data.kind === "agency" && (part === undefined || part === data.municipality) ? [data] : [],
  );
  return { items: await views(ctx, round, entries), next };
}

type OfAgency = Extract<Entry, { kind: "agency" }>;

async function views(ctx: Ctx, round: Round, entries: readonly OfAgency[]): Promise<AskedView[]> {
  const ids = entries.flatMap(({ responseIds }) => responseIds);
  const found = new Map((await loadMany(ctx, ids)).map(({ data }) => [data.responseId, data]));
  const isOpen = round.status !== "closed";
  return Promise.all(
    entries.map(async ({ agencyId, municipality, responseIds }) => ({
      agencyId,
      municipality,
      url:
        round.audience.kind === "visitors" && isOpen ? await linkTo(ctx, round, { municipality, agencyId }) : undefined,
      responses: await Promise.all(
        responseIds.flatMap((id) => found.get(id) ?? []).flatMap((one) => shown(ctx, one, isOpen)),
      ),
    })),
  );
}

/** What experts say of it an organisation does not answer, and its link is not its. */
function shown(ctx: Ctx, one: FormResponse, isOpen: boolean): Promise<AskedView["responses"][number]>[] {
  const isOwn = ctx.actor.kind === "specialist";
  if (isOwn && one.byExperts) return [];
  const { responseId, status } = one;
  const link = async () => ({
    responseId,
    status,
    url: isOpen && status === "asked" ? await urlOf(ctx, one) : undefined,
  });
  return [link()];
}

/**
 * What a round asks an organisation now, for its letter; nothing once it was answered or is over.
 * @throws Refusal what no longer stands: consent, the card
 */
export async function formOf(ctx: Ctx, roundId: RoundId, agencyId: AgencyId, responseId: ResponseId | undefined) {
  const { data: round } = await store.load(ctx, roundId);
  if (round.status !== "open" || round.closesOn < (await today(ctx))) return undefined;
  const title = { ru: wordsIn(round.title), en: wordsIn(round.title, "en") };
  const of = { title, closesOn: round.closesOn };
  if (responseId === undefined) {
    const found = await store.entry(ctx, roundId, { agencyId });
    if (found?.data.kind !== "agency") return undefined;
    const { municipality } = found.data;
    return { ...of, url: await linkTo(ctx, round, { municipality, agencyId }), forVisitors: true };
  }
  const [found] = await loadMany(ctx, [responseId]);
  if (found?.data.status !== "asked") return undefined;
  await mustStand(ctx, found.data);
  return { ...of, url: await urlOf(ctx, found.data), forVisitors: false };
}

/** A round that asks a family, with the page for it. */
interface FamilySurvey {
  roundId: RoundId;
  title: { ru: string; en: string };
  closesOn: string;
  answered: boolean;
  url: string;
}

/** So many rounds at once ask one family: there are never as many. */
const most = 20;

/** Open rounds by which a family is asked; the caller shows them to nobody but the family. */
export async function surveysOf(ctx: Ctx, familyId: FamilyId): Promise<FamilySurvey[]> {
  const ids = await store.newestOf(ctx, { familyId }, most);
  const day = ids.length === 0 ? "" : await today(ctx);
  const found: FamilySurvey[] = [];
  for (const roundId of ids) {
    const { data: round } = await store.load(ctx, roundId);
    if (round.status !== "open" || round.closesOn < day) continue;
    const one = await store.entry(ctx, roundId, { familyId });
    if (one?.data.kind !== "family") continue;
    const ticket = await ticketOf(ctx, roundId, familyId);
    found.push({
      roundId,
      title: { ru: wordsIn(round.title), en: wordsIn(round.title, "en") },
      closesOn: round.closesOn,
      answered: await kept.isUsed(ctx, roundId, await markOf(ctx, roundId, ticket)),
      url: await linkTo(ctx, round, { municipality: one.data.municipality, ticket }),
    });
  }
  return found;
}
