import * as Agency from "../../agencies/agency/index.ts";
import * as specialists from "../../agencies/specialist/specialist.store.ts";
import type { AgencyId, Ctx, NoteId, Stored, TalkId } from "../../ground/shared/index.ts";
import { type NotePlace, readNotes } from "../../ground/vault/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import type { Occasion } from "../occasion/occasion.ts";
import { hasBegun } from "./call.actions.ts";
import type { Call } from "./call.ts";
import { isPending, meanOf } from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import type { ReviewView, Talk, TalkSummary, TalkView } from "./talk.ts";

// What is shown of talks; whoever asks has authorised the reader and written the audit entry.

export const notes = (id: TalkId): NotePlace => ({ subject: id, field: "talk" });
const some = <T>(list: (T | undefined)[]): T[] => list.filter((one) => one !== undefined);

/** What it says and whose it is: of a specialist the name as their organisation's list has it. */
export interface Whole {
  talk: Talk;
  title?: string | undefined;
  abstract?: string | undefined;
  name?: string | undefined;
  post?: string | undefined;
  organisation?: string | undefined;
  coauthors?: string | undefined;
}

/** Those of a page, in a few reads however many. */
export async function wholes(ctx: Ctx, talks: readonly Talk[]): Promise<Whole[]> {
  const ids = talks.map(({ talkId }) => talkId);
  const [sealed, names, agencies] = await Promise.all([
    store.readSealed(ctx, ids),
    specialistNames(ctx, talks),
    Agency.namesOf(ctx, [...new Set(some(talks.map(({ agencyId }) => agencyId)))]),
  ]);
  return talks.map((talk) => {
    const { text, speaker } = sealed.get(talk.talkId) ?? {};
    const own = talk.specialistId && !talk.forgotten ? names.get(talk.specialistId) : undefined;
    return {
      talk,
      title: text?.title,
      abstract: text?.abstract,
      name: own ?? speaker?.name,
      post: speaker?.post,
      organisation: (talk.agencyId && agencies.get(talk.agencyId)) ?? speaker?.organisation,
      coauthors: speaker?.coauthors,
    };
  });
}

async function specialistNames(ctx: Ctx, talks: readonly Talk[]) {
  const ids = [...new Set(some(talks.map(({ specialistId }) => specialistId)))];
  const all = new Map<string, string>();
  // The room of specialists reads a page of a hundred at once.
  for (let i = 0; i < ids.length; i += 100)
    for (const [id, name] of await specialists.readNames(ctx, ids.slice(i, i + 100))) all.set(id, name);
  return all;
}

const face = (
  { talk, title, name, post, organisation, coauthors }: Whole,
  event: Pick<Occasion, "begins"> | undefined,
  now: Pick<Ctx, "now">,
) => ({
  talkId: talk.talkId,
  occasionId: talk.occasionId,
  agencyId: talk.agencyId,
  municipality: talk.municipality,
  kind: talk.kind,
  section: talk.section,
  status: talk.status,
  begun: event !== undefined && hasBegun(event, now),
  publish: talk.publish,
  at: talk.at,
  title,
  name,
  post,
  organisation,
  coauthors,
  unreached: talk.unreached,
});

export async function summaries(ctx: Ctx, found: readonly Pick<Stored<Talk>, "data" | "version">[]) {
  const talks = found.map(({ data }) => data);
  const ids = [...new Set(talks.map(({ occasionId }) => occasionId))];
  const [all, events] = await Promise.all([wholes(ctx, talks), occasions.loadMany(ctx, ids)]);
  return all.map((one, i): TalkSummary => {
    const { reviews, occasionId } = one.talk;
    return {
      ...face(one, events.get(occasionId), ctx),
      event: events.get(occasionId)?.title,
      asked: reviews.length,
      answered: reviews.filter((each) => !isPending(each)).length,
      mean: meanOf(one.talk),
      version: found[i]!.version,
    };
  });
}

/** @param withReviews for whoever decides */
export async function view(
  ctx: Ctx,
  { data, version }: Pick<Stored<Talk>, "data" | "version">,
  {
    event,
    correctable,
    withReviews,
  }: { event: Pick<Occasion, "title" | "begins">; correctable: boolean; withReviews: boolean },
): Promise<TalkView> {
  const ids: NoteId[] = some([
    data.wordsId,
    data.reasonId,
    ...(withReviews ? data.reviews.map(({ remarkId }) => remarkId) : []),
  ]);
  const [[one], words, names] = await Promise.all([
    wholes(ctx, [data]),
    readNotes(ctx, ids, notes(data.talkId)),
    withReviews && data.reviews.length > 0
      ? Agency.namesOf(
          ctx,
          data.reviews.map(({ agencyId }) => agencyId),
        )
      : new Map<AgencyId, string>(),
  ]);
  return {
    ...face(one!, event, ctx),
    event: event.title,
    abstract: one!.abstract,
    words: data.wordsId && words.get(data.wordsId),
    reason: data.reasonId && words.get(data.reasonId),
    slot: data.slot,
    reviews: withReviews
      ? data.reviews.map(({ remarkId, since: _, ...each }) => ({
          ...each,
          organisation: names.get(each.agencyId) ?? "",
          remark: remarkId && words.get(remarkId),
        }))
      : undefined,
    correctable,
    version,
  };
}

/** What one organisation reviews. */
export async function reviewViews(
  ctx: Ctx,
  by: AgencyId,
  talks: readonly Talk[],
  around: ReadonlyMap<string, { call: Call; event: string }>,
): Promise<ReviewView[]> {
  const mine = (talk: Talk) => talk.reviews.find(({ agencyId }) => agencyId === by);
  const [all, words] = await Promise.all([
    wholes(ctx, talks),
    Promise.all(
      talks.map(async (talk) => {
        const id = mine(talk)?.remarkId;
        return id && (await readNotes(ctx, [id], notes(talk.talkId))).get(id);
      }),
    ),
  ]);
  return all.flatMap((one, i): ReviewView[] => {
    const { talk, title, abstract, name, organisation } = one;
    const [review, of] = [mine(talk), around.get(talk.occasionId)];
    if (!review || !of) return [];
    return [
      {
        talkId: talk.talkId,
        occasionId: talk.occasionId,
        event: of.event,
        agencyId: by,
        specialistId: review.specialistId,
        kind: talk.kind,
        section: of.call.sections.find(({ key }) => key === talk.section)?.title ?? talk.section,
        title,
        abstract,
        author: of.call.blind ? undefined : some([name, organisation]).join(", ") || undefined,
        reviewsBy: of.call.reviewsBy,
        open: talk.status === "submitted",
        grade: review.grade,
        declined: review.declined,
        remark: words[i],
        answeredAt: review.answeredAt,
      },
    ];
  });
}
