import { keyOf } from "../../agencies/service/former.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import type { Appointment } from "../../routes/appointment/appointment.ts";
import type { Enrolment } from "../../routes/enrolment/enrolment.ts";
import type { ResultRecord } from "../../routes/execution/result.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import type { Step } from "../../routes/step/step.ts";

/** All that says which help one child needs, waits for and has. */
export interface HelpOf {
  child: ChildRecord;
  instruments: readonly InstrumentRecord[];
  steps: readonly Step[];
  enrolments: readonly Enrolment[];
  results: readonly ResultRecord[];
  appointments: readonly Appointment[];
}

export const helpSubject = (childId: string): string => `help:${childId}`;
/** Each child once, by municipality. */
export const helpGroup = (period: string, municipality: string) => `HELP#${period}#${municipality}`;
/** The same by organisation. */
export const helpByGroup = (period: string, municipality: string, agencyId: string) =>
  `HELPBY#${period}#${municipality}#${agencyId}`;
/** Families that were given something, each child's once. */
export const familiesGroup = (period: string, municipality: string) => `FAMILIES#${period}#${municipality}`;
/** All of an organisation's children, wherever they live. */
export const helpOfGroup = (agencyId: string, period: string) => `HELPOF#${agencyId}#${period}`;
/** In cells of demand: whatever the service. */
export const anyService = "*";

/** Every service of which something is known. */
export const serviceKeysOf = ({ instruments, steps, enrolments, appointments }: HelpOf): string[] => [
  ...instruments.flatMap(({ measures }) => measures.flatMap(({ serviceKey }) => serviceKey ?? [])),
  ...steps.flatMap(({ service }) => (service === undefined ? [] : [keyOf(service)])),
  ...enrolments.flatMap(({ serviceKeys }) => serviceKeys),
  ...appointments.map(({ serviceKey }) => serviceKey),
];

/** Whether a paper alone gives its child something to be counted by. */
export const asksForHelp = ({ measures, conclusion }: InstrumentRecord): boolean =>
  conclusion?.study !== undefined || measures.some(({ serviceKey }) => serviceKey);
