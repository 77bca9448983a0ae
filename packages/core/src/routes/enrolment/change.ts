import { changing, type Decision } from "../../ground/change/index.ts";
import type { Stored, Write } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { EnrolmentId } from "../../ground/shared/ids.ts";
import type { Decided } from "./enrolment.decide.ts";
import type { EnrolmentEvent } from "./enrolment.events.ts";
import { mustAnswer, mustWork } from "./enrolment.scope.ts";
import * as store from "./enrolment.store.ts";
import type { Enrolment } from "./enrolment.ts";

const kind = {
  load: store.load,
  writes: ({ tenant }: Ctx, before: Stored<Enrolment>, after: Enrolment): Write[] => [
    store.write(tenant, after, before.version),
  ],
  stream: (tenant: string, { enrolmentId }: Enrolment) => store.partition(tenant, enrolmentId),
  audit: ({ childId, enrolmentId, agencyId }: Enrolment) => ({ subject: childId, detail: { enrolmentId, agencyId } }),
  ref: ({ enrolmentId }: Enrolment) => ({ kind: "enrolment" as const, id: enrolmentId }),
};

/** By whoever works with the child. */
export const changed = changing<EnrolmentId, Enrolment, EnrolmentEvent>({ ...kind, authorise: mustWork });
/** By the family or its coordinator. */
export const answered = changing<EnrolmentId, Enrolment, EnrolmentEvent>({ ...kind, authorise: mustAnswer });

/** What was decided, with what else is written. */
export const decision = (
  { enrolment, events }: Decided,
  writes: Write[] = [],
): Decision<Enrolment, EnrolmentEvent> => ({
  events,
  after: enrolment,
  writes: events.length > 0 ? writes : [],
});
