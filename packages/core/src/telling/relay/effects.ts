import type { DomainEvent } from "../../ground/shared/index.ts";
import { late } from "../../ground/shared/late.ts";
import * as Webhook from "../webhook/index.ts";
import { counted } from "./counting.ts";
import type { Relay } from "./deps.ts";
import type { Effects, EventType, Happened } from "./events.ts";

/** A type's first word: of what it tells. */
type Noun = EventType extends `${infer N}.${string}` ? N : never;

/** What follows from an event, by its noun: loaded with the first such event that is told (decision 0101). */
const rooms: { [N in Noun]?: () => Promise<Effects> } = {
  route: late(async () => (await import("./effects/routes.ts")).effects),
  cycle: late(async () => (await import("./effects/routes.ts")).effects),
  stage: late(async () => (await import("./effects/routes.ts")).effects),
  plan: late(async () => (await import("./effects/routes.ts")).effects),
  step: late(async () => (await import("./effects/steps.ts")).effects),
  programme: late(async () => (await import("./effects/programmes.ts")).effects),
  enrolment: late(async () => (await import("./effects/programmes.ts")).effects),
  slot: late(async () => (await import("./effects/appointments.ts")).effects),
  appointment: late(async () => (await import("./effects/appointments.ts")).effects),
  consent: late(async () => (await import("./effects/papers.ts")).effects),
  instrument: late(async () => (await import("./effects/papers.ts")).effects),
  result: late(async () => (await import("./effects/papers.ts")).effects),
  execution: late(async () => (await import("./effects/papers.ts")).effects),
  response: late(async () => (await import("./effects/responses.ts")).effects),
  child: late(async () => (await import("./effects/children.ts")).effects),
  family: late(async () => (await import("./effects/families.ts")).effects),
  placement: late(async () => (await import("./effects/placements.ts")).effects),
  accompaniment: late(async () => (await import("./effects/accompaniments.ts")).effects),
  round: late(async () => (await import("./effects/rounds.ts")).effects),
  quality: late(async () => (await import("./effects/quality.ts")).effects),
  union: late(async () => (await import("./effects/unions.ts")).effects),
  peer: late(async () => (await import("./effects/peers.ts")).effects),
  occasion: late(async () => (await import("./effects/occasions.ts")).effects),
  "sign-up": late(async () => (await import("./effects/occasions.ts")).effects),
  specialist: late(async () => (await import("./effects/specialists.ts")).effects),
  advice: late(async () => (await import("./effects/advice.ts")).effects),
  site: late(async () => (await import("./effects/internships.ts")).effects),
  internship: late(async () => (await import("./effects/internships.ts")).effects),
  call: late(async () => (await import("./effects/talks.ts")).effects),
  talk: late(async () => (await import("./effects/talks.ts")).effects),
  request: late(async () => (await import("./effects/requests.ts")).effects),
  "family-paper": late(async () => (await import("./effects/family-papers.ts")).effects),
  service: late(async () => (await import("./effects/open.ts")).effects),
  listing: late(async () => (await import("./effects/open.ts")).effects),
  enquiry: late(async () => (await import("./effects/open.ts")).effects),
  library: late(async () => (await import("./effects/library.ts")).effects),
  course: late(async () => (await import("./effects/courses.ts")).effects),
  handover: late(async () => (await import("./effects/handovers.ts")).effects),
  agency: late(async () => (await import("./effects/agencies.ts")).effects),
  succession: late(async () => (await import("./effects/agencies.ts")).effects),
  calendar: late(async () => (await import("./effects/calendars.ts")).effects),
  roadmap: late(async () => (await import("./effects/reporting.ts")).effects),
  period: late(async () => (await import("./effects/reporting.ts")).effects),
  municipality: late(async () => (await import("./effects/reporting.ts")).effects),
  obligation: late(async () => (await import("./effects/reporting.ts")).effects),
  report: late(async () => (await import("./effects/reporting.ts")).effects),
  "year-plan": late(async () => (await import("./effects/year-plans.ts")).effects),
  agreement: late(async () => (await import("./effects/meetings.ts")).effects),
  body: late(async () => (await import("./effects/meetings.ts")).effects),
  meeting: late(async () => (await import("./effects/meetings.ts")).effects),
  decision: late(async () => (await import("./effects/meetings.ts")).effects),
  job: late(async () => (await import("./effects/jobs.ts")).effects),
  second: late(async () => (await import("./effects/persons.ts")).effects),
  emergency: late(async () => (await import("./effects/persons.ts")).effects),
  audit: late(async () => (await import("./effects/persons.ts")).effects),
  file: late(async () => (await import("./effects/files.ts")).effects),
  erasure: late(async () => (await import("./effects/erasures.ts")).effects),
  delivery: late(async () => (await import("./effects/deliveries.ts")).effectsOf(ofItsType)),
  webhook: late(async () => (await import("./effects/deliveries.ts")).effectsOf(ofItsType)),
};

const news = late(() => import("./news.ts"));

/** What follows from every event, whatever its type, in this order. */
export const ofEveryEvent: ((r: Relay, event: DomainEvent) => Promise<unknown>)[] = [
  ({ ctx }, event) => counted(ctx, event),
  async (r, event) => {
    await (await news()).foreseeNews(r, event);
    return ofItsType(r, event);
  },
  async (r, event) => (await news()).keptAsNews(r, event),
  (r, event) => Webhook.dispatch(r.ctx, r, { ...event, stream: r.stream }),
];

/**
 * Types without an effect, and those that nobody knows any more, are history only: here, and on purpose, they are passed
 * over.
 */
async function ofItsType(r: Relay, event: DomainEvent): Promise<unknown> {
  const noun = event.type.slice(0, event.type.indexOf("."));
  if (!Object.hasOwn(rooms, noun)) return;
  const effects = await rooms[noun as Noun]?.();
  if (effects && isAmong(effects, event)) return run(effects, r, event);
}

/** What is kept under the name of a type has its data: actions write nothing else. */
const isAmong = (effects: Effects, event: DomainEvent): event is Happened<EventType> =>
  Object.hasOwn(effects, event.type);

const run = <T extends EventType>(effects: Effects, r: Relay, event: Happened<T>): Promise<unknown> | undefined =>
  effects[event.type]?.(r, event);
