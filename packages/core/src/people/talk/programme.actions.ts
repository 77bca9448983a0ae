import type { Temporal } from "temporal-polyfill";
import { type Ctx, type OccasionId, retrying, save, type TalkId } from "../../ground/shared/index.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import * as occasions from "../occasion/occasion.store.ts";
import { instantOf } from "../occasion/occasion.times.ts";
import type { Occasion } from "../occasion/occasion.ts";
import { callByItself, changedCall, hasBegun, shownCall } from "./call.actions.ts";
import type { Call, CallView, ProgrammeLine, TalkSlot } from "./call.ts";
import { SetProgramme } from "./call.ts";
import { byItself } from "./change.ts";
import * as decide from "./talk.decide.ts";
import * as store from "./talk.store.ts";
import type { Talk } from "./talk.ts";
import { type Whole, wholes } from "./view.ts";

// What was accepted makes the programme: when, where, in which order.

const textOf = (at: Temporal.Instant): string => at.toString({ smallestUnit: "second" });
/** When it begins and ends; nothing where the clocks leap over it. */
function spanOf({ from, minutes }: Pick<TalkSlot, "from" | "minutes">, zone: string): [string, string] | undefined {
  const begins = instantOf(from, zone);
  return begins && [textOf(begins), textOf(begins.add({ minutes }))];
}

const meet = (one: [string, string], other: [string, string] | undefined): boolean =>
  other !== undefined && other[0] < one[1] && one[0] < other[1];

/** Only what was accepted, within the event's hours; in one room no two at once, posters excepted. */
function faultsOf(slots: readonly TalkSlot[], event: Occasion, talks: ReadonlyMap<TalkId, Talk>): FieldFault[] {
  const { zone, times } = event;
  const hours = times.map(
    ({ from, until }) => [textOf(instantOf(from, zone)!), textOf(instantOf(until, zone)!)] as const,
  );
  return slots.flatMap((slot, i): FieldFault[] => {
    const talk = talks.get(slot.talkId);
    if (talk?.occasionId !== event.occasionId || talk.status !== "accepted")
      return [fault(`/slots/${i}/talkId`, "принятый доклад этого мероприятия", "an accepted talk of this event")];
    const span = spanOf(slot, zone);
    if (!span || !hours.some(([begins, ends]) => begins <= span[0] && span[1] <= ends))
      return [fault(`/slots/${i}/from`, "в часы мероприятия", "within the hours of the event")];
    const isTaken = slots
      .slice(0, i)
      .some(
        (other) =>
          other.room === slot.room &&
          talk.kind !== "poster" &&
          talks.get(other.talkId)?.kind !== "poster" &&
          meet(span, spanOf(other, zone)),
      );
    return isTaken ? [fault(`/slots/${i}/from`, "время этого зала занято", "this time of the room is taken")] : [];
  });
}

/**
 * Sets the programme as a whole; published, everybody sees it and each author is told when theirs is. Said again, who was moved is told anew.
 * @throws Refusal not-found, call.closed, input.invalid, conflict.version
 */
export async function setProgramme(
  ctx: Ctx,
  id: OccasionId,
  input: unknown,
  expectedVersion?: number,
): Promise<CallView> {
  const { slots, publish } = parse(SetProgramme, input);
  const { data: event } = await occasions.load(ctx, id);
  const after = await changedCall(ctx, id, { action: "call.set-programme", expectedVersion }, async ({ data }) => {
    if (event.status !== "announced" || hasBegun(event, ctx)) throw decide.callClosed();
    const talks = await store.loadMany(
      ctx,
      slots.map(({ talkId }) => talkId),
    );
    mustBeRight(faultsOf(slots, event, talks));
    const publishedAt = data.publishedAt ?? (publish ? ctx.now().toString() : undefined);
    return {
      events: [{ type: "call.programme-set", data: { occasionId: id, agencyId: data.agencyId } }],
      after: { ...data, slots, publishedAt },
    };
  });
  return shownCall(ctx, after, event);
}

/** What stands in it now: whatever was withdrawn meanwhile does not. */
export async function standing(ctx: Ctx, call: Call): Promise<{ slot: TalkSlot; whole: Whole }[]> {
  const talks = await store.loadMany(
    ctx,
    call.slots.map(({ talkId }) => talkId),
  );
  const here = call.slots.flatMap((slot) => {
    const talk = talks.get(slot.talkId);
    return talk?.status === "accepted" ? [{ slot, talk }] : [];
  });
  const all = await wholes(
    ctx,
    here.map(({ talk }) => talk),
  );
  return here.map(({ slot }, i) => ({ slot, whole: all[i]! }));
}

/** Whose it is, by the author's word alone. */
export const speakerOf = ({ talk, name, coauthors, post, organisation }: Whole): string | undefined =>
  talk.publish && name !== undefined
    ? [name, coauthors, post, organisation].filter((one) => one !== undefined).join(", ")
    : undefined;

/** What everybody sees, made anew: as the talks stand now. Safe to repeat. */
export const compile = (ctx: Ctx, id: OccasionId): Promise<void> =>
  retrying(async () => {
    const found = await store.readCall(ctx, id);
    if (!found) return;
    const { publishedAt, stage } = found.data;
    const isShown = publishedAt !== undefined && stage !== "off";
    if (!isShown && !(await store.readProgramme(ctx, id))) return;
    await save(ctx, {
      writes: [
        isShown ? await store.writeProgramme(ctx, id, await linesOf(ctx, found.data)) : store.removeProgramme(ctx, id),
      ],
      stream: occasions.partition(ctx.tenant, id),
      events: [],
      audit: { subject: id, action: "call.compile" },
    });
  });

async function linesOf(ctx: Ctx, call: Call): Promise<ProgrammeLine[]> {
  const sectionOf = (of: string) => call.sections.find(({ key }) => key === of)?.title ?? of;
  return (await standing(ctx, call)).flatMap(({ slot, whole }) => {
    const { title, talk } = whole;
    if (title === undefined) return [];
    return [{ ...slot, kind: talk.kind, section: sectionOf(talk.section), title, speaker: speakerOf(whole) }];
  });
}

/** Each author of a published programme is told when theirs is, once for each time that it changes. Safe to repeat. */
export async function tellSlots(ctx: Ctx, id: OccasionId): Promise<void> {
  const { data: call } = await store.loadCall(ctx, id);
  if (call.publishedAt === undefined || call.stage === "off") return;
  for (const { talkId, ...slot } of call.slots)
    await byItself(ctx, talkId, { action: "talk.schedule" }, ({ data }) =>
      data.status !== "accepted" || same(data.slot, slot)
        ? { events: [] }
        : { events: [decide.happened("talk.scheduled", data)], after: { ...data, slot } },
    );
}

/** There is no event: everybody who has submitted is told, and the programme is gone. Safe to repeat. */
export async function callOff(ctx: Ctx, id: OccasionId): Promise<void> {
  if (!(await store.readCall(ctx, id))) return;
  await callByItself(ctx, id, { action: "call.off" }, ({ data }) =>
    data.stage === "off"
      ? { events: [] }
      : {
          events: [{ type: "call.set", data: { occasionId: id, agencyId: data.agencyId } }],
          after: { ...data, stage: "off" },
        },
  );
  await compile(ctx, id);
  for await (const { talkId } of store.everyTalk(ctx, id, ["unconfirmed", "submitted", "accepted", "reserve"]))
    await byItself(ctx, talkId, { action: "talk.call-off" }, ({ data }) =>
      data.status === "called-off"
        ? { events: [] }
        : {
            events: [decide.happened("talk.called-off", data)],
            after: { ...data, status: "called-off", until: undefined },
          },
    );
}
