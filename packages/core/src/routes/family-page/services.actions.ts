import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import * as Service from "../../agencies/service/index.ts";
import { promised } from "../../agencies/service-list/promised.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { auditReads, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, FamilyId } from "../../ground/shared/ids.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Family from "../../people/family/index.ts";
import * as appointments from "../appointment/appointment.store.ts";
import * as enrolments from "../enrolment/enrolment.store.ts";
import { heldOf } from "../enrolment/enrolment.ts";
import { routesWithSteps } from "../merging/hangs.ts";
import { isAsked, isSettled } from "../step/step.ts";
import type { FamilyServices, Result, ways } from "./services.view.ts";

interface Given {
  service: string;
  by: (typeof ways)[number];
  id: string;
  childId: ChildId;
  agencyId?: AgencyId | undefined;
  on?: string | undefined;
  result?: Result | undefined;
}

/** For staff; on record of the family and of each child. @throws Refusal not-found */
export async function servicesOf(ctx: Ctx, familyId: FamilyId): Promise<FamilyServices> {
  const { data: family } = await Family.visible(ctx, familyId);
  if (ctx.actor.kind === "representative") throw notFound();
  const { records } = await Family.householdOf(ctx, family);
  const subjects = [familyId, ...records.map(({ childId }) => childId)];
  await auditReads(
    ctx,
    subjects.map((subject) => ({ subject, action: "family.services" })),
  );
  const { zone } = await Tenant.load(ctx);
  const [lookup, list, ...given] = await Promise.all([
    Service.lookup(ctx),
    promised(ctx, family.municipality),
    ...records.map(({ childId }) => givenTo(ctx, childId, zone)),
  ]);
  const mine = given.flat().filter(({ service }) => lookup.of(service)?.recipient === "family");
  const names = await Agency.namesOf(ctx, [...new Set(mine.flatMap(({ agencyId }) => agencyId ?? []))]);
  const order = ({ on = "~", id }: Given) => `${on}#${id}`;
  return {
    familyId,
    items: mine
      .toSorted((a, b) => (order(a) < order(b) ? 1 : -1))
      .map((one) => ({
        ...one,
        title: lookup.of(one.service)!.title,
        listed: list?.has(one.service),
        agency: one.agencyId && names.get(one.agencyId),
      })),
  };
}

async function givenTo(ctx: Ctx, childId: ChildId, zone: string): Promise<Given[]> {
  const [routes, taught, met] = await Promise.all([
    routesWithSteps(ctx, childId),
    enrolments.ofChild(ctx, childId),
    appointments.ofChild(ctx, childId),
  ]);
  const carriedOut = new Set(met.flatMap(({ data }) => (data.status === "attended" ? (data.stepId ?? []) : [])));
  return [
    ...routes
      .flatMap(({ steps }) => steps)
      .flatMap((step): Given[] => {
        // A step that a consultation has carried out is that consultation.
        if (step.service === undefined || carriedOut.has(step.stepId)) return [];
        const { stepId: id, agencyId } = step;
        const of = { service: Service.keyOf(step.service), by: "step", id, childId, agencyId } as const;
        if (!isSettled(step)) return isAsked(step) ? [of] : [];
        if (step.status === "cancelled") return [];
        return [{ ...of, on: localDay(Temporal.Instant.from(step.settledAt), zone).toString(), result: step.result }];
      }),
    ...taught.flatMap(({ data: e }): Given[] => {
      if (e.double || (e.status !== "enrolled" && heldOf(e) === 0)) return [];
      const ended = e.status === "left" ? ("left" as const) : e.result;
      const of = { by: "enrolment", id: e.enrolmentId, childId, agencyId: e.agencyId, on: e.endedOn } as const;
      return e.serviceKeys.map((service) => ({ ...of, service, result: ended }));
    }),
    ...met.flatMap(({ data: a }): Given[] => {
      const { serviceKey: service, appointmentId: id, agencyId, day: on, status } = a;
      const of = { service, by: "appointment", id, childId, agencyId } as const;
      if (status === "booked" || status === "offered") return [of];
      if (status === "attended") return [{ ...of, on, result: a.outcome }];
      return status === "missed" ? [{ ...of, on, result: a.missedBy === "family" ? "missed" : "not-held" }] : [];
    }),
  ];
}
