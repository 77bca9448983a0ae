import { all, type Range, type Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AppointmentId, ChildId, EnrolmentId, RouteId } from "../../ground/shared/ids.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { loadMany as appointmentsBy } from "../../routes/appointment/appointment.store.ts";
import { loadMany as enrolmentsBy } from "../../routes/enrolment/enrolment.store.ts";
import type { ResultRecord } from "../../routes/execution/result.ts";
import type { InstrumentRecord } from "../../routes/instrument/instrument.ts";
import { routesWithSteps } from "../../routes/merging/hangs.ts";
import type { HelpOf } from "./help.ts";

/**
 * Two stretches of a child's partition in place of a read for each kind: between the names of what counts little else stands, and
 * what happened to the child, of which there is more each year, lies outside of both (decision 0270).
 */
const stretches: readonly Range[] = [
  // Appointments, the card, consents, enrolments.
  { from: "APPOINTMENT#", to: "EVENT#" },
  // Papers, the place of the open route, results.
  { from: "INSTRUMENT#", to: "RESULT$" },
];

/** Ids, kinds and days of all that a child has been helped by; nothing where there is no such card. */
export async function helpOf(ctx: Ctx, childId: ChildId): Promise<HelpOf | undefined> {
  const reading = stretches.map((range) => found(ctx, childId, range));
  const open = reading[1]!.then((records) => idsIn<RouteId>(records, "open-route", "routeId")[0]);
  const routes = routesWithSteps(ctx, childId, open);
  const [records] = await Promise.all([Promise.all(reading).then((parts) => parts.flat()), routes]);
  const [child] = dataIn<ChildRecord>(records, "child");
  if (!child) return undefined;
  const [enrolments, appointments] = await Promise.all([
    enrolmentsBy(ctx, idsIn<EnrolmentId>(records, "enrolment-of-child", "enrolmentId")),
    appointmentsBy(ctx, idsIn<AppointmentId>(records, "appointment-of-child", "appointmentId")),
  ]);
  return {
    child,
    instruments: dataIn<InstrumentRecord>(records, "instrument"),
    steps: (await routes).flatMap(({ steps }) => steps),
    enrolments: enrolments.map(({ data }) => data),
    results: dataIn<ResultRecord>(records, "result"),
    appointments: appointments.map(({ data }) => data),
  };
}

async function found(ctx: Ctx, childId: ChildId, range: Range): Promise<Stored[]> {
  const records: Stored[] = [];
  for await (const one of all(ctx.bank, "records", partitionOf(ctx.tenant, childId), range)) records.push(one);
  return records;
}

const dataIn = <T>(records: readonly Stored[], kind: string): T[] =>
  records.flatMap((one) => (one.kind === kind ? [one.data as T] : []));

const idsIn = <I>(records: readonly Stored[], kind: string, name: string): I[] =>
  dataIn<Record<string, I>>(records, kind).map((data) => data[name]!);
