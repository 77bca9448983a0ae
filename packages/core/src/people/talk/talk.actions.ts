import * as Agency from "../../agencies/agency/index.ts";
import { ownWorking } from "../../agencies/specialist/own.ts";
import {
  type Ctx,
  newId,
  type OccasionId,
  Refusal,
  retrying,
  type Stored,
  save,
  type TalkId,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import type { Occasion } from "../occasion/occasion.ts";
import type { Call } from "./call.ts";
import { around, keptUntil } from "./change.ts";
import { shown } from "./find.actions.ts";
import * as decide from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import { NewTalk, type Speaker, type Talk, type TalkView } from "./talk.ts";

interface Content {
  kind: Talk["kind"];
  section: string;
  title: string;
  abstract: string;
}
/** What the call does not ask for. @throws Refusal input.invalid */
export function mustFit({ kinds, sections, abstractMost }: Call, said: Partial<Content>): void {
  const { kind, section, abstract = "" } = said;
  mustBeRight([
    ...(kind === undefined || kinds.includes(kind) ? [] : [fault("/kind", "вид из приёма", "a kind of the call")]),
    ...(section === undefined || sections.some(({ key }) => key === section)
      ? []
      : [fault("/section", "секция мероприятия", "a section of the event")]),
    ...(abstract.length <= abstractMost
      ? []
      : [fault("/abstract", `не больше ${abstractMost} знаков`, `${abstractMost} characters at most`)]),
  ]);
}

/** What one address or organisation submits to one call: a person writes no more. */
export const [mostOfAddress, mostOfAgency] = [5, 30];

/** Makes a talk, with what else is written with it. */
export async function make(
  ctx: Ctx,
  of: { call: Stored<Call>; event: Occasion },
  talk: Omit<Talk, "talkId" | "occasionId" | "at" | "reviews" | "keepUntil" | "counts">,
  {
    text,
    speaker,
    writes,
  }: { text: { title: string; abstract: string }; speaker: Speaker; writes(id: TalkId): Write[] },
): Promise<Talk> {
  const now = ctx.now();
  const talkId: TalkId = newId("talk", now.epochMilliseconds);
  const { occasionId, municipality, day } = of.event;
  const one: Talk = {
    ...talk,
    talkId,
    occasionId,
    at: now.toString({ fractionalSecondDigits: 3 }),
    reviews: [],
    keepUntil: keptUntil(of.event),
    counts: { day, municipality },
  };
  await save(ctx, {
    writes: [
      ...store.writes(ctx.tenant, one, "absent"),
      await store.writeText(ctx, talkId, text, "absent"),
      await store.writeSpeaker(ctx, talkId, speaker, "absent"),
      // Until the call is over or says otherwise: whoever comes a second too late is late.
      { check: store.callKey(ctx.tenant, occasionId), expect: of.call.version },
      ...writes(talkId),
    ],
    stream: store.partition(ctx.tenant, talkId),
    events: [decide.happened(one.status === "unconfirmed" ? "talk.asked" : "talk.submitted", one)],
    audit: { subject: occasionId, action: "talk.submit", detail: { talkId } },
    ref: { kind: "talk", id: talkId },
  });
  return one;
}

/**
 * An organisation submits a talk of one of its specialists; staff may do it for them. The same title twice is refused.
 * @throws Refusal call.closed, input.invalid, conflict.exists, limit.reached, agency.unknown
 */
export const submit = (ctx: Ctx, input: unknown): Promise<TalkView> =>
  retrying(async () => {
    const {
      occasionId: id,
      specialistId,
      coauthors,
      publish,
      agreed: _,
      kind,
      section,
      title,
      abstract,
    } = parse(NewTalk, input);
    const { agencyId, post } = await ownWorking(ctx, specialistId);
    const found = await unlessRefused(() => around(ctx, id));
    if (!found)
      throw invalid([fault("/occasionId", "мероприятие, которое принимает доклады", "an event that asks for talks")]);
    const { call, event, today } = found;
    if (event.status !== "announced") throw decide.callClosed();
    decide.mustTake(call.data, today);
    mustFit(call.data, { kind, section, abstract });
    const { municipality } = (await Agency.load(ctx, agencyId)).agency;
    const mine = await placeOf(ctx, id, { who: agencyId, title, most: mostOfAgency });
    if (mine.same)
      throw new Refusal(
        "conflict.exists",
        { ru: "Доклад с таким названием от вас уже есть.", en: "You have submitted a talk of this title already." },
        { current: { talkId: mine.same } },
      );
    const one = await make(
      ctx,
      { call, event },
      { agencyId, specialistId, municipality, by: "organisation", kind, section, publish, status: "submitted" },
      { text: { title, abstract }, speaker: { post, coauthors }, writes: mine.writes },
    );
    return shown(ctx, { data: one, version: 1 });
  });

/** Where it is kept what somebody has submitted: the same talk is known again, and their number has an end. */
export async function placeOf(
  ctx: Ctx,
  id: OccasionId,
  { who, title, most }: { who: string; title: string; most: number },
): Promise<{ same?: TalkId | undefined; isFull: boolean; writes(id: TalkId): Write[] }> {
  const [key, mac] = [store.addressKey(ctx.tenant, id, who), await store.titleOf(ctx, id, title)];
  const found = await ctx.bank.get<store.Submitted>(key);
  const talks = found?.data.talks ?? [];
  const same = talks.find((one) => one.same === mac)?.talkId;
  const isFull = talks.length >= most;
  if (isFull && !same && who.startsWith("agency_"))
    throw new Refusal("limit.reached", {
      ru: `От вас уже ${most} докладов: больше не принимается.`,
      en: `You have submitted ${most} talks: no more are taken.`,
    });
  const writes = (talkId: TalkId): Write[] => [
    {
      put: { key, kind: "talk-place", data: { talks: [...talks, { talkId, same: mac }] } },
      expect: found?.version ?? "absent",
    },
  ];
  return { same, isFull, writes };
}
