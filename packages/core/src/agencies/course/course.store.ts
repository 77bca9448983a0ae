import {
  type AgencyId,
  type CourseId,
  type Ctx,
  type Expectation,
  type Key,
  type OrderOf,
  ordersOf,
  type Page,
  type PageRequest,
  type Stored,
  type Write,
} from "../../ground/shared/index.ts";
import { known } from "../../ground/shared/known.ts";
import { attendOn } from "./course.decide.ts";
import type { Course, CourseStatus, CourseVersion } from "./course.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

export const partition = (tenant: string, id: CourseId) => `T#${tenant}#COURSE#${id}`;
const orders = ordersOf("COURSES");
export const tenantCourses = orders.ofTenant;
const keyOf = (tenant: string, id: CourseId): Key => ({
  table: "records",
  pk: partition(tenant, id),
  sk: "COURSE",
});

/** gsi1: an organisation's, gsi2: the tenant's, gsi4: a municipality's, by status and age; gsi3: those to be asked about. */
export const write = (tenant: string, one: Course, expect: Expectation): Write => ({
  put: {
    key: keyOf(tenant, one.courseId),
    kind: "course",
    data: one,
    index: {
      ...orders.index(tenant, one, `${one.status}#${one.courseId}`),
      gsi3: orders.due(tenant, attendOn(one), one.courseId),
    },
  },
  expect,
});

/** @throws Refusal not-found */
export const load = (ctx: Bank, id: CourseId): Promise<Stored<Course>> =>
  known<Course>("course", id, () => ctx.bank.get(keyOf(ctx.tenant, id)));

export interface Order extends OrderOf {
  status: CourseStatus;
}

/** Eventually consistent. */
export const find = (ctx: Bank, { status, ...of }: Order, page: PageRequest): Promise<Page<Stored<Course>>> =>
  orders.find<Course>(ctx, of, { prefix: `${status}#` }, page);

/** An organisation's, whatever has become of them. */
export const ofAgency = (ctx: Bank, agency: AgencyId, page: PageRequest): Promise<Page<Stored<Course>>> =>
  orders.find<Course>(ctx, { agency }, {}, page);

export const dueBy = orders.dueBy<Course>;

// Versions

const versionKey = (tenant: string, id: CourseId, n: number): Key => ({
  ...keyOf(tenant, id),
  sk: `VERSION#${String(n).padStart(4, "0")}`,
});

export const writeVersion = (tenant: string, version: CourseVersion): Write => ({
  put: { key: versionKey(tenant, version.courseId, version.version), kind: "course-version", data: version },
  expect: "absent",
});

/** Oldest first; strongly consistent. */
export async function versions(ctx: Bank, id: CourseId): Promise<CourseVersion[]> {
  const found: CourseVersion[] = [];
  let from: string | undefined;
  do {
    const page: Page<Stored<CourseVersion>> = await ctx.bank.list<CourseVersion>(
      "records",
      partition(ctx.tenant, id),
      { prefix: "VERSION#" },
      { from },
    );
    found.push(...page.items.map(({ data }) => data));
    from = page.next;
  } while (from);
  return found;
}
