import { idPattern, type RouteId } from "../../ground/shared/ids.ts";
import {
  auditRead,
  type Ctx,
  caresFor,
  type DomainEvent,
  type NoteId,
  type Page,
  type PageRequest,
  type Text,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { answererOf, inOneLine } from "../../ground/vault/answerer.ts";
import { readNotes } from "../../ground/vault/index.ts";
import { measureTitles } from "../instrument/index.ts";
import { mustSee } from "./route.actions.ts";
import * as store from "./route.store.ts";
import type { HistoryItem, Route } from "./route.ts";

/** What happened on a route and its steps, oldest first, in words that the family may read. */
export async function history(ctx: Ctx, routeId: RouteId, page: PageRequest): Promise<Page<HistoryItem>> {
  const { data: route } = await store.load(ctx, routeId);
  await mustSee(ctx, route);
  await auditRead(ctx, { subject: route.childId, action: "route.history", detail: { routeId } });
  const { zone } = await Tenant.load(ctx);
  const { items, next } = await store.events(ctx, routeId, page);
  const events = items.map((i) => i.data).filter((e) => !isPlumbing(e));
  const titles = await stepTitles(ctx, route);
  const notes = caresFor(ctx.actor, "each") ? await notesOf(ctx, route, events) : new Map<NoteId, string>();
  // Their words are long, and most requests to a route do not ask for them.
  const { textOf } = await import("./history.texts.ts");
  return { items: events.map((e) => item(e, textOf(e, zone), titles, notes)), next };
}

/** Whose notes have a place of their own; all others are the route's. */
const rooms = ["step", "attachment"];

/** What people wrote about what happened. Coordinators and agencies write it to each other, so only staff read it. */
async function notesOf(ctx: Ctx, { childId }: Route, events: readonly DomainEvent[]): Promise<Map<NoteId, string>> {
  const roomOf = ({ type }: DomainEvent) => rooms.find((room) => type.startsWith(`${room}.`)) ?? "route";
  const ids = (room: string) => events.filter((event) => roomOf(event) === room).flatMap(notesIn);
  const read = (room: string) => readNotes(ctx, ids(room), { subject: childId, field: `${room}-note` });
  return new Map((await Promise.all([...rooms, "route"].map(read))).flatMap((found) => [...found]));
}

/** Why something was done, and else what was said. */
const noteOf = ({ data }: DomainEvent): NoteId | undefined => {
  const { reasonId, noteId } = data as { reasonId?: NoteId; noteId?: NoteId };
  return reasonId ?? noteId;
};

const answererIn = ({ data }: DomainEvent): NoteId | undefined =>
  (data as { answerer?: { noteId?: NoteId } }).answerer?.noteId;

const notesIn = (event: DomainEvent): NoteId[] => [noteOf(event) ?? [], answererIn(event) ?? []].flat();

/** What each step of the route is, and which measure it carries out, so that its lines can say it. */
async function stepTitles(ctx: Ctx, { routeId, childId }: Route): Promise<Map<string, Text>> {
  const made = [...(await store.madeSteps(ctx, routeId)).values()];
  const instruments = new Set(made.flatMap(({ measure }) => measure?.instrumentId ?? []));
  const measures = await measureTitles(ctx, childId, instruments);
  return new Map(
    made.map(({ stepId, title, measure }) => {
      const wording = measure && measures.get(measure.measureId);
      return [stepId, wording ? { ru: `${title.ru} «${wording}»`, en: `${title.en} “${wording}”` } : title];
    }),
  );
}

/** Steps of the machinery, which tell a person nothing. */
const isPlumbing = ({ type }: DomainEvent) => type.endsWith(".wait-answered");

/** Who had the step before, where it went to another. */
const formerIn = ({ agencyId, from }: { agencyId?: string; from?: unknown }): string | undefined =>
  typeof from === "string" && idPattern("agency").test(from) && from !== agencyId ? from : undefined;

function item(
  event: DomainEvent,
  text: Text,
  titles: ReadonlyMap<string, Text>,
  notes: ReadonlyMap<NoteId, string>,
): HistoryItem {
  const noteId = noteOf(event);
  const answerer = notes.get(answererIn(event) as NoteId);
  const data = event.data as { stepId?: string; agencyId?: string; from?: unknown; stage?: string };
  const title = data.stepId ? titles.get(data.stepId) : undefined;
  return {
    eventId: event.eventId,
    type: event.type,
    at: event.at,
    by: event.by,
    note: noteId && notes.get(noteId),
    answeredBy: answerer === undefined ? undefined : inOneLine(answererOf(answerer)),
    text: title ? { ru: `${title.ru}: ${text.ru}`, en: `${title.en}: ${text.en}` } : text,
    stepId: data.stepId,
    agencyId: data.agencyId,
    formerAgencyId: formerIn(data),
    stage: data.stage,
  };
}
