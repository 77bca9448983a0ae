import { type AgencyId, type Ctx, inParallel, type Page } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Attendance from "../../roadmaps/attendance/index.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";

/** So many consents are asked at the same time. */
const atOnce = 10;

/** How many children an organisation has not told the asked month's sessions of, as it is now, and can tell of: consent covers it. */
export async function owedSessions(ctx: Ctx, agencyId: AgencyId): Promise<number> {
  let owed = 0;
  let from: string | undefined;
  do {
    const page: Page<Enrolment.Enrolment> = await Enrolment.ofOrganisation(ctx, agencyId, { limit: 200, from });
    await inParallel(page.items.filter(owes), atOnce, async (one) => {
      if (await Enrolment.isTold(ctx, one)) owed += 1;
    });
    from = page.next;
  } while (from);
  return owed;
}

const owes = ({ status, asked, months }: Enrolment.Enrolment): boolean =>
  status === "enrolled" && asked !== undefined && !months.some(({ month }) => month === asked.month);

/** Where an organisation says what it does. */
export const officeLink = async (ctx: Ctx, agencyId: AgencyId): Promise<string> =>
  `${(await Tenant.load(ctx)).publicUrl}/office#${await Attendance.officeToken(ctx, agencyId)}`;
