import {
  type AgencyId,
  type AppointmentId,
  all,
  type ChildId,
  type Ctx,
  type Expectation,
  getAll,
  idPattern,
  type Key,
  notFound,
  oneAtATime,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
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

const ofAgency = (tenant: string, id: AgencyId) => `T#${tenant}#AGENCY#${id}#APPOINTMENTS`;
/** gsi2: all of the tenant's, for whoever heals those that are open. */
export const tenantAppointments = (tenant: string) => `T#${tenant}#APPOINTMENTS`;
const inMunicipality = (tenant: string, municipality: string) => `T#${tenant}#APPOINTMENTS#IN#${municipality}`;

/** gsi1: an organisation's; gsi2: the tenant's; gsi4: a municipality's. Open ones first to ask for, by their time; who waits comes last. */
const record = (tenant: string, a: Appointment): Omit<Stored<Appointment>, "version"> => {
  const sk = `${stageOf(a)}#${a.at ?? "waiting"}#${a.appointmentId}`;
  return {
    key: keyOf(tenant, a.appointmentId),
    kind: "appointment",
    data: a,
    index: {
      gsi1: { pk: ofAgency(tenant, a.agencyId), sk },
      gsi2: { pk: tenantAppointments(tenant), sk },
      gsi4: { pk: inMunicipality(tenant, a.municipality), sk },
    },
  };
};

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
export async function load(ctx: Bank, id: AppointmentId): Promise<Stored<Appointment>> {
  const found = idPattern("appointment").test(id) ? await ctx.bank.get<Appointment>(keyOf(ctx.tenant, id)) : undefined;
  if (!found) throw notFound();
  return found;
}

/** All of a child, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<Appointment>[]> {
  const ids: AppointmentId[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const { data } of all<{ appointmentId: AppointmentId }>(ctx.bank, "records", pk, {
    prefix: "APPOINTMENT#",
  }))
    ids.push(data.appointmentId);
  const found = await getAll<Appointment>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return found.filter((one) => one !== undefined);
}

export interface AppointmentOrder {
  agency?: AgencyId | undefined;
  municipality?: string | undefined;
  stage: AppointmentStage;
}

/** The narrowest order that is named; eventually consistent. */
export function find(
  ctx: Bank,
  { agency, municipality, stage }: AppointmentOrder,
  page: PageRequest,
): Promise<Page<Stored<Appointment>>> {
  const range = { prefix: `${stage}#` };
  if (agency) return ctx.bank.find<Appointment>("gsi1", ofAgency(ctx.tenant, agency), range, page);
  return municipality === undefined
    ? ctx.bank.find<Appointment>("gsi2", tenantAppointments(ctx.tenant), range, page)
    : ctx.bank.find<Appointment>("gsi4", inMunicipality(ctx.tenant, municipality), range, page);
}
