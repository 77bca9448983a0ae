import { Temporal } from "temporal-polyfill";
import type * as Agency from "../../src/agencies/agency/index.ts";
import { russianCalendar } from "../../src/ground/calendar/index.ts";
import {
  type AgencyId,
  type ChildId,
  type Ctx,
  type Mail,
  MailRejected,
  newId,
  type RouteId,
  type StepId,
  systemCtx,
} from "../../src/ground/shared/index.ts";
import * as Route from "../../src/routes/route/index.ts";
import * as Step from "../../src/routes/step/index.ts";
import * as Delivery from "../../src/telling/delivery/index.ts";
import { planned } from "../fixtures/step.ts";
import { surnameOf } from "./child.ts";
import { playMachines } from "./machines.ts";
import { agenciesOf, agencyOf, childOf, consentOf } from "./region.ts";
import { world } from "./tenant.ts";

/** A mail as it left, and when. */
export interface Sent {
  at: Temporal.Instant;
  mail: Mail;
}

const kinds = ["school", "kindergarten", "social", "health", "ngo"] as const satisfies readonly Agency.AgencyKind[];

/**
 * A region of many organisations in memory, whose clock jumps from one timer to the next. Routes stand still: what is asked,
 * the test asks.
 */
export async function monthWorld(organisations: number) {
  const w = await world();
  const sent: Sent[] = [];
  const bounced: Mail[] = [];
  const mailer = {
    send: async (mail: Mail) => {
      if (mail.to.startsWith("dead-")) throw new MailRejected("MessageRejected");
      sent.push({ at: w.ctx.now(), mail });
      if (mail.to.startsWith("bounces-")) bounced.push(mail);
      return { providerId: String(sent.length) };
    },
  };
  const system = () => systemCtx(w.ctx, w.ctx.tenant, "month");
  const bounce = async (): Promise<number> => {
    const back = bounced.splice(0);
    for (const { to: email, headers } of back) {
      const deliveryId = headers!["X-Marshrut-Delivery"] as `delivery_${string}`;
      const why = { what: "bounce", permanent: true, because: "bounce" } as const;
      await Delivery.returned(system(), { deliveryId, email, ...why });
    }
    return back.length;
  };
  const machines = playMachines(w, { mailer, plays: (name) => !name.startsWith("route-"), also: bounce });

  const agencies: AgencyId[] = [];
  for (let i = 0; i < organisations; i++) {
    // One in thirty has no address that works; one in twenty has a first one that bounces.
    const mailbox = i % 30 === 7 ? `dead-${i}` : `org-${i}`;
    const contacts = [
      ...(i % 20 === 3 ? [{ email: `bounces-${i}@example.org` }] : []),
      { email: `${mailbox}@example.org` },
    ];
    agencies.push(await agencyOf(w.ctx, kinds[i % kinds.length]!, `Организация ${i}`, { contacts }));
  }
  await agenciesOf(w.ctx, ["pmpc", "resourceCentre"]);

  return {
    ...w,
    ...machines,
    sent,
    agencies,
    child: (n: number) => openRoute(w.ctx, n),
    /** Asks an organisation to do a step from an instant on. */
    async ask(agencyId: AgencyId, { childId, routeId }: { childId: ChildId; routeId: RouteId }, requestAt: string) {
      const stepId: StepId = newId("step", w.ctx.now().epochMilliseconds);
      const due = Step.dueOf(planned.rule, Temporal.Instant.from(requestAt), "Asia/Novokuznetsk", russianCalendar);
      await Step.create(system(), [
        {
          ...planned,
          stepId,
          routeId,
          childId,
          agencyId,
          requestAt,
          due,
          generationAt: requestAt,
        },
      ]);
      return stepId;
    },
  };
}

async function openRoute(ctx: Ctx, n: number): Promise<{ childId: ChildId; routeId: RouteId }> {
  // Children differ, or the data bank would ask whether they are one.
  const birthDate = `2014-05-${String(n + 1).padStart(2, "0")}`;
  const child = await childOf(ctx, { surname: n === 0 ? "Ёлкина" : surnameOf(n), givenName: "Анна", birthDate });
  await consentOf(ctx, child);
  const { routeId } = await Route.open(ctx, child.childId, { template: "school-age" });
  return { childId: child.childId, routeId: routeId as RouteId };
}
