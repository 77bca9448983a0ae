import {
  type AppointmentId,
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  getAll,
  type Key,
  type OrderOf,
  oneAtATime,
  ordersOf,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { type Appointment, isEnded } from "./appointment.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: AppointmentId) => partitionOf(tenant, id);
const keyOf = (tenant: string, id: AppointmentId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "APPOINTMENT",
});

export const stages = ["open", "ended"] as const;
export type AppointmentStage = (typeof stages)[number];
const stageOf = (a: Appointment): AppointmentStage => (isEnded(a) ? "ended" : "open");

const orders = ordersOf("APPOINTMENTS");
/** gsi2, for whoever heals those that are open. */
export const tenantAppointments = orders.ofTenant;

/** Open ones first to ask for, by their time; who waits comes last. */
const record = (tenant: string, a: Appointment): Omit<Stored<Appointment>, "version"> => ({
  key: keyOf(tenant, a.appointmentId),
  kind: "appointment",
  data: a,
  index: orders.index(tenant, a, `${stageOf(a)}#${a.at ?? "waiting"}#${a.appointmentId}`),
});

export const write = (tenant: string, a: Appointment, expect: Expectation): Write => ({
  put: record(tenant, a),
  expect,
});

/** A child's appointments are found from its own partition, which is strongly consistent, and carried with it to another card. */
export const creation = (tenant: string, a: Appointment): Write[] => [
  write(tenant, a, "absent"),
  {
    put: {
      key: { table: "records", pk: partitionOf(tenant, a.childId), sk: `APPOINTMENT#${a.appointmentId}` },
      kind: "appointment-of-child",
      data: { appointmentId: a.appointmentId },
    },
    expect: "absent",
  },
];

export const oneAppointment = (ctx: Bank, childId: ChildId): Promise<Write> =>
  oneAtATime(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "APPOINTMENTS" });

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: AppointmentId): Promise<Stored<Appointment>> =>
  known<Appointment>("appointment", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Those that are there, in the order asked for; one read for each hundred. */
export async function loadMany(ctx: Bank, ids: readonly AppointmentId[]): Promise<Stored<Appointment>[]> {
  const found = await getAll<Appointment>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return found.filter((one) => one !== undefined);
}

/** All of a child, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<Appointment>[]> {
  const ids: AppointmentId[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const { data } of all<{ appointmentId: AppointmentId }>(ctx.bank, "records", pk, {
    prefix: "APPOINTMENT#",
  }))
    ids.push(data.appointmentId);
  return loadMany(ctx, ids);
}

export interface AppointmentOrder extends OrderOf {
  stage: AppointmentStage;
}

/** The narrowest order that is named; eventually consistent. */
export const find = (
  ctx: Bank,
  { stage, ...of }: AppointmentOrder,
  page: PageRequest,
): Promise<Page<Stored<Appointment>>> => orders.find(ctx, of, { prefix: `${stage}#` }, page);
