import { changing } from "../../ground/change/index.ts";
import {
  type AgreementId,
  attendEach,
  attendedAtOnce,
  Conflict,
  type Ctx,
  type EventId,
  save,
} from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as decide from "./agreement.decide.ts";
import type { AgreementEvent, AgreementNotice } from "./agreement.events.ts";
import * as store from "./agreement.store.ts";
import type { Agreement } from "./agreement.ts";

/** What the platform does by itself. */
export const followed = changing<AgreementId, Agreement, AgreementEvent>({
  load: store.load,
  authorise: () => {},
  writes: ({ tenant }, before, after) => [store.write(tenant, after, before.version)],
  stream: (tenant, { agreementId }) => store.partition(tenant, agreementId),
  audit: ({ agreementId }) => ({ subject: "tenant", detail: { agreementId } }),
});

/**
 * Terms that end: told 60 and 30 days before, and over on the day after their last one. Safe to repeat.
 * @param most the oldest first @returns how many @throws the first accident, when all others are done
 */
export async function attendAgreements(ctx: Ctx, most = attendedAtOnce): Promise<number> {
  const today = (await Tenant.today(ctx)).toString();
  return attendEach(
    (page) => store.dueBy(ctx, today, page),
    ({ agreementId }) =>
      followed(
        ctx,
        agreementId,
        { action: "agreement.attend" },
        ({ data }) => decide.attend(data, today) ?? { events: [] },
      ),
    most,
  );
}

/** Each organisation that is a party is to be told, once for an event. Safe to repeat. */
export async function noticeParties(
  { idempotency: _, ...ctx }: Ctx,
  eventId: EventId,
  agreementId: AgreementId,
  what: AgreementNotice["data"]["what"],
): Promise<void> {
  const { parties, until, endedOn, date } = (await store.load(ctx, agreementId)).data;
  const day = endedOn ?? until ?? date;
  for (const { agencyId, leftOn } of parties) {
    if (!agencyId || leftOn) continue;
    const event: AgreementNotice = { type: "agency.agreement", data: { agencyId, agreementId, what, until: day } };
    const stream = `T#${ctx.tenant}#AGENCY#${agencyId}#NOTICES`;
    const claim = {
      put: {
        key: { table: "records" as const, pk: stream, sk: `AGREEMENT#${eventId}` },
        kind: "notice-day",
        data: { day },
      },
      expect: "absent" as const,
    };
    await save(ctx, {
      writes: [claim],
      stream,
      events: [event],
      audit: { subject: agencyId, action: event.type, detail: { agreementId, what } },
    }).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error; // it has been told of this
    });
  }
}
