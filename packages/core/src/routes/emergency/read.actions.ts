import * as Agency from "../../agencies/agency/index.ts";
import { auditRead, type Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, EmergencyId } from "../../ground/shared/ids.ts";
import { notFound, Refusal } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Child from "../../people/child/index.ts";
import * as Route from "../route/index.ts";
import { isSettled, type Step } from "../step/index.ts";
import { isOpen, isOwn } from "./emergency.actions.ts";
import * as store from "./emergency.store.ts";

/** What is needed at once, and no more: who the child is, whom to call, what is under way and with whom. */
export interface EmergencyCard extends Child.Who {
  emergencyId: EmergencyId;
  childId: ChildId;
  until: string;
  steps: Pick<Step, "stepId" | "title" | "status" | "agencyId">[];
  organisations: Pick<Agency.Agency, "agencyId" | "kind" | "name" | "contacts">[];
}

/**
 * The one thing that emergency access shows, to whoever has opened it, while it is open; each time on record under the child.
 * @throws Refusal emergency.over, child.merged, child.erased, not-found
 */
export async function read(ctx: Ctx, id: EmergencyId): Promise<EmergencyCard> {
  const { data } = await store.load(ctx, id);
  if (!isOwn(ctx, data)) throw notFound();
  if (!isOpen(ctx, data)) throw over();
  const { childId, until } = data;
  const { record } = await Child.standing(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "glass.read", detail: { emergencyId: id } });
  const [who, steps] = await Promise.all([Child.whoIs(ctx, record), stepsUnderWay(ctx, childId)]);
  const helping = [...Object.values(record.attachments), ...steps.map(({ agencyId }) => agencyId)];
  const organisations = await Agency.byIds(ctx, [...new Set(helping.filter((one): one is AgencyId => Boolean(one)))]);
  return {
    emergencyId: id,
    childId,
    until,
    ...who,
    steps: steps.map(({ stepId, title, status, agencyId }) => ({ stepId, title: textOf(title), status, agencyId })),
    organisations: [...organisations.values()].map(({ agencyId, kind, name, contacts }) => ({
      agencyId,
      kind,
      name,
      contacts,
    })),
  };
}

const textOf = ({ ru, en }: Text): Text => ({ ru, en });

/** Of the route that goes on; none where there is none. */
async function stepsUnderWay(ctx: Ctx, childId: ChildId): Promise<Step[]> {
  const routeId = await Route.openRouteOf(ctx, childId);
  const made = routeId ? await Route.madeSteps(ctx, routeId) : new Map<string, Step>();
  return [...made.values()].filter((step) => !isSettled(step));
}

const over = () =>
  new Refusal("emergency.over", {
    ru: "Время экстренного доступа прошло, или его уже рассмотрели. Если угроза осталась, откройте его снова с причиной.",
    en: "The hour of this access is over, or somebody has looked at it. If there still is a danger, open it anew with the reason.",
  });
