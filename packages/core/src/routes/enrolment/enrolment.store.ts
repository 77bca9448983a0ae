import {
  all,
  type ChildId,
  type Ctx,
  type EnrolmentId,
  type Expectation,
  getAll,
  type Key,
  type OrderOf,
  oneAtATime,
  ordersOf,
  type Page,
  type PageRequest,
  type ProgrammeId,
  type Range,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { partitionOf } from "../../ground/vault/index.ts";
import { type Enrolment, isEnded } from "./enrolment.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: EnrolmentId) => partitionOf(tenant, id);
const keyOf = (tenant: string, id: EnrolmentId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "ENROLMENT",
});

export const stages = ["open", "ended"] as const;
export type EnrolmentStage = (typeof stages)[number];
const stageOf = (e: Enrolment): EnrolmentStage => (isEnded(e) ? "ended" : "open");

const orders = ordersOf("ENROLMENTS");
/** gsi2, for whoever counts all of them, and heals those that are open. */
export const tenantEnrolments = orders.ofTenant;
const ofProgramme = (tenant: string, id: ProgrammeId) => `T#${tenant}#PROGRAMME#${id}#ENROLMENTS`;

/** gsi3: a programme's; open ones first to ask for. */
const record = (tenant: string, e: Enrolment): Omit<Stored<Enrolment>, "version"> => {
  const sk = `${stageOf(e)}#${e.programmeId}#${e.enrolmentId}`;
  return {
    key: keyOf(tenant, e.enrolmentId),
    kind: "enrolment",
    data: e,
    index: {
      ...orders.index(tenant, e, sk),
      gsi3: { pk: ofProgramme(tenant, e.programmeId), sk },
    },
  };
};

export const write = (tenant: string, e: Enrolment, expect: Expectation): Write => ({ put: record(tenant, e), expect });

/** A child's enrolments are found from its own partition, which is strongly consistent, and carried with it to another card. */
const ofChildKey = (tenant: string, childId: ChildId, id: EnrolmentId): Key => ({
  table: "records",
  pk: partitionOf(tenant, childId),
  sk: `ENROLMENT#${id}`,
});

/** Writes that bring a new one into being. */
export const creation = (tenant: string, e: Enrolment): Write[] => [
  write(tenant, e, "absent"),
  {
    put: {
      key: ofChildKey(tenant, e.childId, e.enrolmentId),
      kind: "enrolment-of-child",
      data: { enrolmentId: e.enrolmentId },
    },
    expect: "absent",
  },
];

export const oneEnrolment = (ctx: Bank, childId: ChildId): Promise<Write> =>
  oneAtATime(ctx.bank, { pk: partitionOf(ctx.tenant, childId), sk: "ENROLMENTS" });

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: EnrolmentId): Promise<Stored<Enrolment>> =>
  known<Enrolment>("enrolment", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

/** Those that are there, in the order asked for; one read for each hundred. */
export const loadMany = async (ctx: Bank, ids: readonly EnrolmentId[]): Promise<Stored<Enrolment>[]> => {
  const found = await getAll<Enrolment>(
    ctx.bank,
    ids.map((id) => keyOf(ctx.tenant, id)),
  );
  return found.filter((one) => one !== undefined);
};

/** All of a child, oldest first; strongly consistent. */
export async function ofChild(ctx: Bank, childId: ChildId): Promise<Stored<Enrolment>[]> {
  const ids: EnrolmentId[] = [];
  const pk = partitionOf(ctx.tenant, childId);
  for await (const { data } of all<{ enrolmentId: EnrolmentId }>(ctx.bank, "records", pk, { prefix: "ENROLMENT#" }))
    ids.push(data.enrolmentId);
  return loadMany(ctx, ids);
}

export interface EnrolmentOrder extends OrderOf {
  programme?: ProgrammeId | undefined;
  stage: EnrolmentStage;
}

/** The narrowest order that is named; eventually consistent. */
export function find(
  ctx: Bank,
  { programme, stage, ...of }: EnrolmentOrder,
  page: PageRequest,
): Promise<Page<Stored<Enrolment>>> {
  const range: Range = { prefix: `${stage}#` };
  return programme
    ? ctx.bank.find<Enrolment>("gsi3", ofProgramme(ctx.tenant, programme), range, page)
    : orders.find(ctx, of, range, page);
}
