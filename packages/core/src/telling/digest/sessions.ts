import { type AgencyId, type Ctx, inParallel, type Page } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Attendance from "../../roadmaps/attendance/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";

/** So many consents are asked at the same time. */
const atOnce = 10;

/**
 * Of how many children an organisation has not told the asked month's sessions, as it is now, and can tell: consent covers it. The month
 * (`2026-07`), where it is one: letters of several months look alike without it.
 */
export async function owedSessions(
  ctx: Ctx,
  agencyId: AgencyId,
): Promise<{ children: number; month?: string | undefined }> {
  let children = 0;
  const months = new Set<string>();
  let from: string | undefined;
  do {
    const page: Page<Enrolment.Enrolment> = await Enrolment.ofOrganisation(ctx, agencyId, { limit: 200, from });
    await inParallel(page.items.filter(owes), atOnce, async (one) => {
      if (!(await Enrolment.isTold(ctx, one))) return;
      children += 1;
      months.add(one.asked!.month);
    });
    from = page.next;
  } while (from);
  return { children, month: months.size === 1 ? [...months][0] : undefined };
}

const owes = ({ status, asked, months }: Enrolment.Enrolment): boolean =>
  status === "enrolled" && asked !== undefined && !months.some(({ month }) => month === asked.month);

/** Where an organisation says what it does. */
export const officeLink = async (ctx: Ctx, agencyId: AgencyId): Promise<string> =>
  `${(await Tenant.load(ctx)).publicUrl}/office#${await Attendance.officeToken(ctx, agencyId)}`;
