import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import * as Specialist from "../../agencies/specialist/index.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { idText, line, linkToken } from "../../ground/shared/schema.ts";
import * as Occasion from "../occasion/find.actions.ts";
import { callsRunBy, openCalls, setCall } from "./call.actions.ts";
import { CallView, OpenCall, SetCall, SetProgramme } from "./call.ts";
import { find, get } from "./find.actions.ts";
import { setProgramme } from "./programme.actions.ts";
import { askReviews, decideTalk, findReviews, review } from "./review.actions.ts";
import { correct, withdraw } from "./sender.actions.ts";
import { submit } from "./talk.actions.ts";
import {
  AskReviews,
  CorrectTalk,
  DecideTalk,
  NewTalk,
  ReviewTalk,
  ReviewView,
  TalkSummary,
  TalkView,
  WithdrawTalk,
} from "./talk.ts";

const talkId = idText("talk");
const occasionId = idText("occasion");
const version = z.int().min(1);
const { shape: of } = z.strictObject({ token: linkToken, talkId });

/** What comes by the link of an organisation's page. Looking uses nothing up. */
export const RespondTalks = z.discriminatedUnion("action", [
  z.strictObject({ token: linkToken, action: z.literal("view") }),
  z.strictObject({
    token: linkToken,
    action: z.literal("call"),
    occasionId,
    version: version.optional(),
    call: SetCall,
    /** Reviewers by their names, beside those that are named by id. */
    named: z.array(line(300)).max(20).optional(),
  }),
  z.strictObject({ token: linkToken, action: z.literal("submit"), talk: NewTalk }),
  z.strictObject({ ...of, action: z.literal("show") }),
  z.strictObject({ ...of, action: z.literal("correct"), version, content: CorrectTalk }),
  z.strictObject({ ...of, action: z.literal("withdraw"), ...WithdrawTalk.shape }),
  z.strictObject({ ...of, action: z.literal("review"), how: ReviewTalk }),
  z.strictObject({ token: linkToken, action: z.literal("talks"), occasionId }),
  z.strictObject({ ...of, action: z.literal("reviewers"), ...AskReviews.shape }),
  z.strictObject({ ...of, action: z.literal("decide"), how: DecideTalk }),
  z.strictObject({ token: linkToken, action: z.literal("programme"), occasionId, programme: SetProgramme }),
]);
export type RespondTalks = z.infer<typeof RespondTalks>;

/** What others ask for, what the organisation has submitted, what it reads, and what it runs. */
export const TalksPage = z.strictObject({
  agency: z.string(),
  asked: z.array(OpenCall),
  sent: z.array(TalkSummary),
  reviews: z.array(ReviewView),
  /** What it has said and may still put right: nothing is decided yet. */
  reviewed: z.array(ReviewView),
  runs: z.array(CallView),
  /** Its own events that are ahead: each may ask for talks. */
  events: z.array(z.strictObject({ occasionId: z.string(), title: z.string(), begins: z.string() })),
  specialists: z.array(z.strictObject({ specialistId: z.string(), name: z.string().optional(), post: z.string() })),
  /** Of which call those that were asked for are. */
  of: z.string().optional(),
  talks: z.array(TalkSummary).optional(),
  talk: TalkView.optional(),
});
export type TalksPage = z.infer<typeof TalksPage>;

const mostShown = 50;

/**
 * @throws Refusal link.invalid, link.dead, not-found, input.invalid, call.closed, talk.closed, conflict.exists, conflict.version, limit.reached,
 * agency.unknown
 */
export async function respondTalks(deps: Deps, request: RespondTalks, requestId?: string): Promise<TalksPage> {
  const did = `talks.${request.action}`;
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, did, requestId);
  const done = await act(ctx, agency, request);
  const { agencyId, shortName } = agency;
  const [asked, sent, reviews, reviewed, runs, here, ahead] = await Promise.all([
    openCalls(ctx),
    find(ctx, { agency: agencyId, limit: mostShown }),
    findReviews(ctx, agencyId, { limit: mostShown }),
    findReviews(ctx, agencyId, { stage: "done", limit: mostShown }),
    callsRunBy(ctx, agencyId),
    Specialist.find(ctx, { limit: 100 }),
    Occasion.find(ctx, { agency: agencyId, ahead: true, limit: mostShown }),
  ]);
  return {
    agency: shortName,
    asked,
    sent: sent.items,
    reviews: reviews.items,
    reviewed: reviewed.items.filter(({ open }) => open),
    runs,
    events: ahead.items.map(({ occasionId: id, title, begins }) => ({ occasionId: id, title, begins })),
    specialists: here.items.map(({ specialistId, name, post }) => ({ specialistId, name, post })),
    ...done,
  };
}

/** Organisations as somebody writes them: whom a name does not mean alone is said. @throws Refusal input.invalid */
async function withNamed(ctx: Ctx, call: SetCall, named: readonly string[] = []): Promise<SetCall> {
  if (named.length === 0) return call;
  const all = await Agency.directory(ctx);
  const found = named.map((name) => {
    const reading = all.find(name, {});
    return "value" in reading ? reading.value?.agencyId : undefined;
  });
  mustBeRight(
    found.flatMap((id, i) =>
      id ? [] : [fault(`/named/${i}`, "название организации целиком", "the full name of an organisation")],
    ),
  );
  const ids = new Set(found.filter((id) => id !== undefined));
  const others = call.reviewers.filter(({ agencyId }) => !ids.has(agencyId));
  return { ...call, reviewers: [...others, ...[...ids].map((agencyId) => ({ agencyId }))] };
}

type Done = Pick<TalksPage, "of" | "talks" | "talk">;

async function act(ctx: Ctx, { agencyId }: Agency.Agency, request: RespondTalks): Promise<Done> {
  const ofCall = async (id: string): Promise<Done> => ({
    of: id,
    talks: (await find(ctx, { event: id as `occasion_${string}`, limit: 100 })).items,
  });
  switch (request.action) {
    case "view":
      return {};
    case "call":
      await setCall(ctx, request.occasionId, await withNamed(ctx, request.call, request.named), request.version);
      return {};
    case "submit":
      await submit(ctx, request.talk);
      return {};
    case "show": {
      const talk = await get(ctx, request.talkId);
      // Whoever runs the call reads it among the others.
      return talk.reviews ? { ...(await ofCall(talk.occasionId)), talk } : { talk };
    }
    case "correct":
      return { talk: await correct(ctx, request.talkId, request.content, request.version) };
    case "withdraw":
      await withdraw(ctx, request.talkId, { reason: request.reason });
      return {};
    case "review":
      await review(ctx, { id: request.talkId, by: agencyId }, request.how);
      return {};
    case "talks":
      return ofCall(request.occasionId);
    case "reviewers":
      return ofCall((await askReviews(ctx, request.talkId, { reviewers: request.reviewers })).occasionId);
    case "decide":
      return ofCall((await decideTalk(ctx, request.talkId, request.how)).occasionId);
    case "programme":
      await setProgramme(ctx, request.occasionId, request.programme);
      return ofCall(request.occasionId);
  }
}
