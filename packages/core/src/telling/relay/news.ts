import type { DomainEvent, RepresentativeId } from "../../ground/shared/index.ts";
import { foreseeMembers, keepNews } from "../../people/family/news.store.ts";
import type { NewsKind, Said } from "../../people/family/news.ts";
import type { Relay } from "./deps.ts";
import type { EventType, Happened } from "./events.ts";

type Tells<T extends EventType> = (event: Happened<T>) => Said | undefined;
type Table = { [T in EventType]?: Tells<T> };

const of = (kind: NewsKind, about: string, { childId }: Pick<Said, "childId">, more: Partial<Said> = {}): Said => ({
  kind,
  childId,
  about,
  ...more,
});

/** What became of a paper is said to whoever has handed it in. */
const ofHanded = (
  kind: NewsKind,
  { paperId, childId, representativeId: only }: Happened<"family-paper.taken">["data"],
): Said => of(kind, paperId, { childId }, { only });

/** How a step's result reads to its family. */
const ofResult = ({ result }: { result: string }): NewsKind => {
  if (result === "performed") return "step-done";
  return result.startsWith("refused") ? "step-refused" : "step-not-done";
};

/**
 * What of all that happens is news for a family: it waits for the one letter of the day. What has a letter of its own stands not here:
 * consultations and their reminders, links and codes, receipts of requests.
 */
export const newsOf: Table = {
  "plan.drafted": ({ data }) => of("plan-asked", data.routeId, data),
  "plan.approval-undone": ({ data }) => of("plan-asked", data.routeId, data),
  "plan.approved": ({ data }) => of("plan-approved", data.routeId, data),
  "plan.amended": ({ data }) => of("plan-changed", data.routeId, data),
  "step.requested": ({ data }) => of("step-asked", data.stepId, data, { on: data.due.date }),
  "step.asked-again": ({ data }) => of("step-asked", data.stepId, data, { on: data.due.date }),
  "step.completed": ({ data }) => of(ofResult(data), data.stepId, data),
  "step.corrected": ({ data }) => of(ofResult(data), data.stepId, data),
  "step.replanned": ({ data }) => of("step-moved", data.stepId, data, { on: data.due.date }),
  "step.due-changed": ({ data }) =>
    data.due.date === data.was.date ? undefined : of("step-moved", data.stepId, data, { on: data.due.date }),
  "step.reassigned": ({ data }) => of("step-elsewhere", data.stepId, data),
  "step.inherited": ({ data }) => of("step-elsewhere", data.stepId, data),
  "step.cancelled": ({ data }) => (data.because ? undefined : of("step-dropped", data.stepId, data)),
  "consent.given": ({ data }) => of("consent-given", data.consentId, data),
  "consent.withdrawn": ({ data }) => of("consent-withdrawn", data.consentId, data),
  "consent.ended": ({ data }) => of("consent-ended", data.consentId, data),
  "consent.ending": ({ data }) => of("consent-ending", data.consentId, data, { on: data.until }),
  "instrument.recorded": ({ data }) => of("paper-recorded", data.instrumentId, data),
  "family-paper.taken": ({ data }) => ofHanded("handed-taken", data),
  "family-paper.returned": ({ data }) => ofHanded("handed-returned", data),
  "family-paper.reopened": ({ data }) => ofHanded("handed-again", data),
  "child-document.made": ({ data: { documentId, childId, representativeId: only } }) =>
    only && of("document-made", documentId, { childId }, { only }),
  "child-document.voided": ({ data: { documentId, childId, representativeId: only } }) =>
    only && of("document-voided", documentId, { childId }, { only }),
  "child.authority-ending": ({ data: { childId, representativeId, until } }) =>
    of("authority-ending", representativeId, { childId }, { on: until, only: representativeId }),
  "emergency.opened": ({ data }) => of("emergency-read", data.emergencyId, data),
  "enrolment.offered": ({ data }) => of("place-offered", data.enrolmentId, data, { on: data.until }),
  "enrolment.enrolled": ({ data }) => of("place-given", data.enrolmentId, data),
  "enrolment.lessons-planned": ({ data }) => of("lessons-set", data.enrolmentId, data, { on: data.first }),
  "enrolment.lesson-called-off": ({ data }) => of("lesson-off", data.enrolmentId, data),
  // Beside what else is new of the same enrolment.
  "enrolment.lesson-soon": ({ data }) =>
    data.before === "day" ? of("lesson-soon", `${data.enrolmentId}_soon`, data, { on: data.on }) : undefined,
  "accompaniment.started": ({ data }) => of("curator-named", data.accompanimentId, data),
  "accompaniment.curator-changed": ({ data }) => of("curator-named", data.accompanimentId, data),
  // What else ends a route its family has been heard about before.
  "route.closed": ({ data }) => (data.reason === "counselled" ? of("route-ended", data.routeId, data) : undefined),
  "handover.accepted": ({ data }) => of("handed-over", data.handoverId, data),
};

/** Whoever did it on their own page knows it. */
const doer = ({ by }: DomainEvent): RepresentativeId | undefined =>
  /^family:(rep_\w+)$/.exec(by)?.[1] as RepresentativeId | undefined;

/** Keeps what is news for the child's family: nothing is sent now. */
export async function keptAsNews({ ctx }: Relay, event: DomainEvent): Promise<void> {
  if (!isTold(event)) return;
  const said = saidBy(event);
  if (said) await keepNews(ctx, event, { ...said, except: doer(event) });
}

/** What it takes to know for whom that is comes along with whatever else is read for the event. */
export async function foreseeNews({ ctx }: Relay, event: DomainEvent): Promise<void> {
  const said = isTold(event) && saidBy(event);
  if (said) await foreseeMembers(ctx, said);
}

/** What is kept under the name of a type has its data: actions write nothing else. */
const isTold = (event: DomainEvent): event is Happened<EventType> => Object.hasOwn(newsOf, event.type);
const saidBy = <T extends EventType>(event: Happened<T>): Said | undefined => newsOf[event.type as T]?.(event);
