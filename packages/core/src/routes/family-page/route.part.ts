import * as Agency from "../../agencies/agency/index.ts";
import { isOverdue } from "../../ground/calendar/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import type { ChildPart, StepPart } from "./page.ts";

/** So many lines of what comes; the rest is in the plan. */
const mostLines = 20;

/** The child's open route in plain words: what is done now and by whom, what comes next and by when. None where none is open. */
export async function routePart(ctx: Ctx, childId: ChildId, me: RepresentativeId): Promise<ChildPart["route"]> {
  const routeId = await Route.openRouteOf(ctx, childId);
  if (!routeId) return undefined;
  const { data: route } = await Route.load(ctx, routeId);
  const [shown, made, clock] = await Promise.all([
    Route.get(ctx, routeId),
    Route.madeSteps(ctx, routeId),
    Tenant.clock(ctx),
  ]);
  const { entries, status } = shown.plan;
  const steps = [...made.values()].filter(({ cycle }) => cycle === route.cycle);
  const agencies = [...steps, ...entries].flatMap(({ agencyId }) => (agencyId ? [agencyId as AgencyId] : []));
  const names = await Agency.namesOf(ctx, [...new Set(agencies)]);
  const nameOf = (agencyId: string | undefined) => (agencyId === undefined ? undefined : names.get(agencyId));
  const open = steps.filter((step) => !Step.isConcluded(step)).sort((a, b) => (a.due.date < b.due.date ? -1 : 1));
  const ahead = entries.filter(({ stepId }) => !made.has(stepId as Step.Step["stepId"]));
  const { title } = Route.shipped(route.template.key, route.template.version);
  return {
    routeId,
    title,
    stage: shown.stages.find((stage) => stage.status === "open")?.title,
    now: open.slice(0, mostLines).map((step) => ({
      title: step.title,
      organisation: nameOf(step.agencyId),
      by: step.due.date,
      how: howOf(step, isOverdue(step.due.date, clock.now, clock.zone)),
    })),
    next: ahead
      .toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
      .slice(0, mostLines)
      .map(
        ({ title, agencyId, dueDate }): StepPart => ({
          title,
          organisation: nameOf(agencyId),
          by: dueDate,
          how: comes,
        }),
      ),
    done: steps.filter(Step.isConcluded).length,
    plan: status === "preparing" ? undefined : { status, answer: route.plan.answers?.[me]?.answer },
  };
}

const comes: Text = { ru: "впереди", en: "still to come" };
const late: Text = { ru: "срок прошёл, куратор об этом знает", en: "late; the coordinator knows" };
const held: Text = { ru: "пока отложено", en: "put off for now" };
const how: Record<Step.StepStatus, Text> = {
  planned: { ru: "скоро попросим организацию", en: "the organisation will be asked soon" },
  requested: { ru: "попросили организацию, ждём ответа", en: "the organisation is asked" },
  received: { ru: "организация получила просьбу", en: "the organisation has the request" },
  accepted: { ru: "организация взялась", en: "the organisation has taken it on" },
  "in-progress": { ru: "организация этим занимается", en: "the organisation is at it" },
  rejected: { ru: "организация отказалась, куратор ищет другую", en: "refused; the coordinator looks for another" },
  "on-hold": held,
  failed: { ru: "не получилось, куратор решает, что дальше", en: "did not work; the coordinator decides what follows" },
  completed: { ru: "сделано, куратор решает, что дальше", en: "done; the coordinator decides what follows" },
  cancelled: { ru: "больше не нужно", en: "not needed any more" },
};

function howOf(step: Step.Step, isLate: boolean): Text {
  if (step.status === "on-hold" && step.hold.reason === "consent")
    return { ru: "ждёт согласия родителя", en: "waits for a parent's consent" };
  const isAsked = step.status !== "on-hold" && step.status !== "planned" && !Step.isSettled(step);
  return isLate && isAsked ? late : how[step.status];
}
