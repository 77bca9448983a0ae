import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as Second from "../../ground/second/index.ts";
import {
  by,
  type Ctx,
  type DecisionId,
  type MeetingId,
  newId,
  Refusal,
  type Write,
} from "../../ground/shared/index.ts";
import { fault, invalid, mustBeRight, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { noteRemoval, writeNote } from "../../ground/vault/index.ts";
import { indicatorOf } from "../indicator/indicator.ts";
import { mustBeItsOwn } from "./approvals.ts";
import { type Decision, NewDecision } from "./decision.ts";
import { changedMeeting } from "./meeting.actions.ts";
import * as decide from "./meeting.decide.ts";
import * as store from "./meeting.store.ts";
import { placeOf } from "./meeting.texts.ts";
import {
  ApproveMinutes,
  CorrectMinutes,
  HoldMeeting,
  type Meeting,
  type MeetingView,
  WriteMinutes,
} from "./meeting.ts";
import { shown } from "./meeting.view.ts";

/** A body decides for the time that it plans: roadmaps run for five years. */
const latestFrom = (day: string): string => Temporal.PlainDate.from(day).add({ years: 5 }).toString();

/** Who was there; until something is decided it can be said again. @throws Refusal meeting.closed, meeting.no-quorum, input.invalid, not-found */
export async function hold(ctx: Ctx, id: MeetingId, input: unknown): Promise<MeetingView> {
  const given = parse(HoldMeeting, input);
  const today = (await Tenant.today(ctx)).toString();
  const after = await changedMeeting(ctx, id, { action: "meeting.hold" }, async ({ data }) => {
    const { data: body, version } = await store.loadBody(ctx, data.bodyId);
    const held = decide.hold(data, body, given, today);
    const year = data.on.slice(0, 4);
    const number = data.number ?? (body.held[year] ?? 0) + 1;
    const counted = { ...body, held: { ...body.held, [year]: number } };
    return {
      events: [{ type: "meeting.held", data: decide.refOf(held) }],
      after: { ...held, number },
      writes: data.number === undefined ? [store.writeBody(ctx.tenant, counted, version)] : [],
    };
  });
  return shown(ctx, after);
}

type Heard = { n: number; heard: string }[];

/** What was said on items, as notes of the vault, in place of what was written before. */
async function withHeard(
  ctx: Ctx,
  meeting: Meeting,
  items: Heard,
): Promise<{ agenda: Meeting["agenda"]; writes: Write[] }> {
  const unknown = items.findIndex(({ n }) => !meeting.agenda.some((one) => one.n === n));
  if (unknown >= 0) throw invalid([fault(`/items/${unknown}/n`, "пункт повестки", "an item of the agenda")]);
  const writes: Write[] = [];
  const agenda = [...meeting.agenda];
  for (const { n, heard } of items) {
    const at = agenda.findIndex((one) => one.n === n);
    const before = agenda[at]!;
    const note = await writeNote(ctx, heard, placeOf(meeting.meetingId, "heard"));
    if (before.heardId) writes.push(noteRemoval(ctx, before.heardId, placeOf(meeting.meetingId, "heard")));
    writes.push(note.write);
    agenda[at] = { ...before, heardId: note.noteId };
  }
  return { agenda, writes };
}

/** A transaction holds so many: an item that is written anew takes two writes. */
const mostItems = 10;
const mustFit = (items: Heard): void =>
  mustBeRight(
    items.length > mostItems
      ? [fault("/items", `не больше ${mostItems} пунктов за раз`, `at most ${mostItems} items at a time`)]
      : [],
  );

/** What was heard on items of the agenda; others stay as they were written. @throws Refusal meeting.closed, input.invalid, not-found */
export async function writeMinutes(ctx: Ctx, id: MeetingId, input: unknown): Promise<MeetingView> {
  const { items } = parse(WriteMinutes, input);
  mustFit(items);
  const after = await changedMeeting(ctx, id, { action: "meeting.minutes" }, async ({ data }) => {
    decide.mustMay("minutes", data);
    const { agenda, writes } = await withHeard(ctx, data, items);
    return {
      events: [{ type: "meeting.minutes-written", data: decide.refOf(data) }],
      after: { ...data, agenda, minutes: { at: ctx.now().toString(), by: by(ctx.actor) } },
      writes,
    };
  });
  return shown(ctx, after);
}

/**
 * What was decided, by a majority of a quorum; it takes effect with the minutes.
 * @throws Refusal meeting.closed, meeting.no-quorum, agency.unknown, limit.reached, input.invalid, not-found
 */
export async function addDecision(ctx: Ctx, id: MeetingId, input: unknown): Promise<MeetingView> {
  const given = parse(NewDecision, input);
  const wrong = (given.indicators ?? []).flatMap((key, i) =>
    indicatorOf(key)?.source === "submitted"
      ? []
      : [
          fault(
            `/indicators/${i}`,
            "показатель каталога, который сдают",
            "a figure of the catalogue that is handed in",
          ),
        ],
  );
  mustBeRight(wrong);
  const after = await changedMeeting(ctx, id, { action: "meeting.decide" }, async ({ data }) => {
    decide.mustMay("decisions", data);
    if (!data.quorate) throw decide.noQuorum(data);
    mustHaveRoom("decisions", data.decisionIds.length);
    mustBeRight(
      given.due !== undefined && (given.due < data.on || given.due > latestFrom(data.on))
        ? [
            fault(
              "/due",
              "не раньше заседания и не позже чем через пять лет",
              "not before the meeting, and within five years of it",
            ),
          ]
        : [],
    );
    const votes = given.votes.for + given.votes.against + given.votes.abstained;
    mustBeRight(
      votes > data.present!.length
        ? [fault("/votes", "не больше голосов, чем присутствовало", "no more votes than members who were present")]
        : [],
    );
    mustBeRight(
      given.item !== undefined && !data.agenda.some(({ n }) => n === given.item)
        ? [fault("/item", "пункт повестки", "an item of the agenda")]
        : [],
    );
    await Agency.mustBeKnown(
      ctx,
      (given.executors ?? []).map((agencyId, i) => ({ pointer: `/executors/${i}`, agencyId })),
    );
    if (given.subject) await mustBeItsOwn(ctx, given.subject, data);
    const now = ctx.now();
    const decisionId: DecisionId = newId("decision", now.epochMilliseconds);
    const { bodyId, meetingId, municipality, place, on, number } = data;
    const decision: Decision = {
      ...given,
      decisionId,
      bodyId,
      meetingId,
      municipality,
      place,
      number: `${number}/${data.decisionIds.length + 1}`,
      status: "recorded",
      protocol: { number: `${number}/${on.slice(0, 4)}`, date: on },
      takenOn: on,
      createdAt: now.toString(),
    };
    return {
      events: [],
      after: { ...data, decisionIds: [...data.decisionIds, decisionId] },
      besides: [{ type: "decision.taken", data: { decisionId, bodyId, municipality, place } }],
      writes: [store.writeDecision(ctx.tenant, decision, "absent")],
      detail: { decisionId },
    };
  });
  return shown(ctx, after);
}

/**
 * The chair approves the minutes: a second pair of eyes, by the account of somebody else than who asks for it. What was decided takes effect.
 * @throws Refusal meeting.closed, meeting.no-minutes, second-person.wanted, not-found
 */
export async function approveMinutes(ctx: Ctx, id: MeetingId, input: unknown = {}): Promise<MeetingView> {
  const { reason } = parse(ApproveMinutes, input);
  const after = await changedMeeting(ctx, id, { action: "meeting.approve" }, async ({ data }) => {
    decide.mustMay("approve", data);
    if (!data.minutes)
      throw new Refusal("meeting.no-minutes", {
        ru: "Протокола ещё нет: запишите, что обсудили.",
        en: "There are no minutes yet: write what was said.",
      });
    const word = await Second.word(ctx, {
      act: "minutes.approve",
      subject: id,
      reason: reason ?? "Протокол составлен, прошу утвердить",
      municipality: data.place,
    });
    const approvedAt = ctx.now().toString();
    return {
      events: [{ type: "meeting.minuted", data: decide.refOf(data) }],
      after: {
        ...data,
        status: "minuted",
        minutes: { ...data.minutes, approvedAt, approvedBy: by(ctx.actor), askedBy: word.askedBy },
      },
      writes: word.writes,
      detail: word.detail,
    };
  });
  return shown(ctx, after);
}

/** What was written wrong is put right, with the reason, until the body has met again. @throws Refusal meeting.closed, input.invalid, not-found */
export async function correctMinutes(ctx: Ctx, id: MeetingId, input: unknown): Promise<MeetingView> {
  const { reason, items } = parse(CorrectMinutes, input);
  mustFit(items);
  const after = await changedMeeting(ctx, id, { action: "meeting.correct" }, async ({ data }) => {
    decide.mustMay("correct", data);
    const { items: later } = await store.findMeetings(ctx, { body: data.bodyId, from: `${data.on}$` }, { limit: 50 });
    if (later.some((one) => one.data.status === "held" || one.data.status === "minuted"))
      throw new Refusal("meeting.closed", {
        ru: "Группа с тех пор собиралась: протокол исправляет её следующее решение.",
        en: "The body has met since: another decision of it puts right what these minutes say.",
      });
    const { agenda, writes } = await withHeard(ctx, data, items);
    const note = await writeNote(ctx, reason, placeOf(id, "correction"));
    const correction = {
      at: ctx.now().toString(),
      by: by(ctx.actor),
      reasonId: note.noteId,
      items: items.map(({ n }) => n),
    };
    return {
      events: [{ type: "meeting.corrected", data: decide.refOf(data) }],
      after: { ...data, agenda, corrections: [...data.corrections, correction] },
      writes: [...writes, note.write],
    };
  });
  return shown(ctx, after);
}
