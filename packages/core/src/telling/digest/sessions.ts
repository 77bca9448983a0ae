import type { AgencyId, Ctx, Page } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Attendance from "../../roadmaps/attendance/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";

/** How many children an organisation has not told the asked month's sessions of, as it is now. */
export async function owedSessions(ctx: Ctx, agencyId: AgencyId): Promise<number> {
  let owed = 0;
  let from: string | undefined;
  do {
    const page: Page<Enrolment.Enrolment> = await Enrolment.ofOrganisation(ctx, agencyId, { limit: 200, from });
    owed += page.items.filter(owes).length;
    from = page.next;
  } while (from);
  return owed;
}

const owes = ({ status, asked, months }: Enrolment.Enrolment): boolean =>
  status === "enrolled" && asked !== undefined && !months.some(({ month }) => month === asked.month);

/** Where an organisation says what it does. */
export const officeLink = async (ctx: Ctx, agencyId: AgencyId): Promise<string> =>
  `${(await Tenant.load(ctx)).publicUrl}/office#${await Attendance.officeToken(ctx, agencyId)}`;
