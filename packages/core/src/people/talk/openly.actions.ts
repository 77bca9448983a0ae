import { type Ctx, retrying } from "../../ground/shared/context.ts";
import type { OccasionId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as occasions from "../occasion/occasion.store.ts";
import { mustNotFlood } from "../occasion/openly.actions.ts";
import { mustBeOurs } from "../occasion/sign-up.actions.ts";
import { around } from "./change.ts";
import { readOpenly } from "./openly.read.ts";
import { make, mostOfAddress, mustFit, placeOf } from "./talk.actions.ts";
import * as decide from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import { OpenTalk } from "./talk.ts";

// A call for everybody: what is asked for, what stands in the programme, and a talk by somebody that we do not know.

/** So long the letter of an open page waits for its answer. */
const letterLasts = { hours: 48 };

/**
 * Submits a talk by the open page: a letter asks whether it was them, and until it is answered nobody reads it. Whoever has submitted the same
 * already, or as many as one address may, gets the same answer, and no letter: nobody learns here who speaks.
 * @param from the network that it is sent from @throws Refusal not-found, input.invalid, call.closed, limit.reached
 */
export async function submitOpenly(ctx: Ctx, id: OccasionId, input: unknown, from: string): Promise<void> {
  const { municipality, consent, publish, kind, section, title, abstract, ...speaker } = parse(OpenTalk, input);
  const of = await around(ctx, id);
  if (!of.event.open || !of.call.data.open) throw notFound();
  if (of.event.status !== "announced") throw decide.callClosed();
  decide.mustTake(of.call.data, of.today);
  mustFit(of.call.data, { kind, section, abstract });
  await mustBeOurs(ctx, municipality);
  await mustNotFlood(ctx, from, "talks");
  await retrying(async () => {
    const who = await store.addressOf(ctx, id, speaker.email);
    const place = await placeOf(ctx, id, { who, title, most: mostOfAddress });
    if (place.same || place.isFull) return;
    const now = ctx.now();
    const { call, event, today } = await around(ctx, id);
    decide.mustTake(call.data, today);
    await make(
      ctx,
      { call, event },
      {
        municipality,
        by: "page",
        consent,
        kind,
        section,
        publish,
        status: "unconfirmed",
        until: now.add(letterLasts).toString({ smallestUnit: "second" }),
      },
      { text: { title, abstract }, speaker, writes: place.writes },
    );
  });
}

/** Entries of a programme for a calendar: what is in which room and when. @throws Refusal not-found */
export async function programmeEntries(ctx: Ctx, id: OccasionId) {
  const { data: event } = await occasions.load(ctx, id);
  if (!event.open || event.status === "cancelled") throw notFound();
  const lines = (await readOpenly(ctx, id)).programme;
  if (lines.length === 0) throw notFound();
  return { event, lines };
}
