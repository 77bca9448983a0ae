import type { DomainEvent } from "../../ground/shared/index.ts";
import * as Webhook from "../webhook/index.ts";
import { counted } from "./counting.ts";
import type { Relay } from "./deps.ts";
import type { Effects, EventType, Happened } from "./events.ts";

/** A type's first word: of what it tells. */
type Noun = EventType extends `${infer N}.${string}` ? N : never;

/** What follows from an event, by its noun: loaded with the first such event that is told (decision 0101). */
const rooms: { [N in Noun]?: () => Promise<Effects> } = {
  route: async () => (await import("./effects/routes.ts")).effects,
  cycle: async () => (await import("./effects/routes.ts")).effects,
  stage: async () => (await import("./effects/routes.ts")).effects,
  plan: async () => (await import("./effects/routes.ts")).effects,
  step: async () => (await import("./effects/steps.ts")).effects,
  programme: async () => (await import("./effects/programmes.ts")).effects,
  enrolment: async () => (await import("./effects/programmes.ts")).effects,
  slot: async () => (await import("./effects/appointments.ts")).effects,
  appointment: async () => (await import("./effects/appointments.ts")).effects,
  consent: async () => (await import("./effects/papers.ts")).effects,
  instrument: async () => (await import("./effects/papers.ts")).effects,
  result: async () => (await import("./effects/papers.ts")).effects,
  execution: async () => (await import("./effects/papers.ts")).effects,
  response: async () => (await import("./effects/responses.ts")).effects,
  child: async () => (await import("./effects/children.ts")).effects,
  family: async () => (await import("./effects/families.ts")).effects,
  placement: async () => (await import("./effects/placements.ts")).effects,
  accompaniment: async () => (await import("./effects/accompaniments.ts")).effects,
  round: async () => (await import("./effects/rounds.ts")).effects,
  quality: async () => (await import("./effects/quality.ts")).effects,
  union: async () => (await import("./effects/unions.ts")).effects,
  peer: async () => (await import("./effects/peers.ts")).effects,
  occasion: async () => (await import("./effects/occasions.ts")).effects,
  "sign-up": async () => (await import("./effects/occasions.ts")).effects,
  specialist: async () => (await import("./effects/specialists.ts")).effects,
  advice: async () => (await import("./effects/advice.ts")).effects,
  site: async () => (await import("./effects/internships.ts")).effects,
  internship: async () => (await import("./effects/internships.ts")).effects,
  call: async () => (await import("./effects/talks.ts")).effects,
  talk: async () => (await import("./effects/talks.ts")).effects,
  request: async () => (await import("./effects/requests.ts")).effects,
  "family-paper": async () => (await import("./effects/family-papers.ts")).effects,
  service: async () => (await import("./effects/open.ts")).effects,
  listing: async () => (await import("./effects/open.ts")).effects,
  enquiry: async () => (await import("./effects/open.ts")).effects,
  library: async () => (await import("./effects/library.ts")).effects,
  course: async () => (await import("./effects/courses.ts")).effects,
  handover: async () => (await import("./effects/handovers.ts")).effects,
  agency: async () => (await import("./effects/agencies.ts")).effects,
  succession: async () => (await import("./effects/agencies.ts")).effects,
  calendar: async () => (await import("./effects/calendars.ts")).effects,
  roadmap: async () => (await import("./effects/reporting.ts")).effects,
  period: async () => (await import("./effects/reporting.ts")).effects,
  municipality: async () => (await import("./effects/reporting.ts")).effects,
  obligation: async () => (await import("./effects/reporting.ts")).effects,
  report: async () => (await import("./effects/reporting.ts")).effects,
  "year-plan": async () => (await import("./effects/year-plans.ts")).effects,
  agreement: async () => (await import("./effects/meetings.ts")).effects,
  body: async () => (await import("./effects/meetings.ts")).effects,
  meeting: async () => (await import("./effects/meetings.ts")).effects,
  decision: async () => (await import("./effects/meetings.ts")).effects,
  job: async () => (await import("./effects/jobs.ts")).effects,
  second: async () => (await import("./effects/persons.ts")).effects,
  emergency: async () => (await import("./effects/persons.ts")).effects,
  audit: async () => (await import("./effects/persons.ts")).effects,
  file: async () => (await import("./effects/files.ts")).effects,
  erasure: async () => (await import("./effects/erasures.ts")).effects,
  delivery: async () => (await import("./effects/deliveries.ts")).effectsOf(ofItsType),
  webhook: async () => (await import("./effects/deliveries.ts")).effectsOf(ofItsType),
};

/** What follows from every event, whatever its type, in this order. */
export const ofEveryEvent: ((r: Relay, event: DomainEvent) => Promise<unknown>)[] = [
  ({ ctx }, event) => counted(ctx, event),
  ofItsType,
  async (r, event) => (await import("./news.ts")).keptAsNews(r, event),
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
