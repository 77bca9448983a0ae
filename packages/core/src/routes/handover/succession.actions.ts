import { answering, inheritContacts, load as loadAgency } from "../../agencies/agency/agency.actions.ts";
import { keyOf } from "../../agencies/agency/agency.store.ts";
import type { Agency } from "../../agencies/agency/agency.ts";
import {
  type AgencyId,
  type Ctx,
  type IndexName,
  type Page,
  type Range,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { listPk } from "../../people/child/child.store.ts";
import * as Child from "../../people/child/index.ts";
import { reassignPlan } from "../route/move.actions.ts";
import { openRoutes } from "../route/route.store.ts";
import type { Route } from "../route/route.ts";
import { inherit } from "../step/move.actions.ts";
import { wakeUp, withholdUnlessAllowed } from "../step/step.actions.ts";
import { agencySteps } from "../step/step.store.ts";
import { isOrphaned, type Step } from "../step/step.ts";
import type { SuccessionPlace } from "./handover.events.ts";
import { attachmentKinds, guardiansOf, type Handover, isGuardian } from "./handover.ts";
import { openWork } from "./open-work.ts";
import { proposeOrganisation, withdrawOf } from "./propose.actions.ts";

/** Records of one piece of the walk: with a few writes for each it ends long before the function's time. */
const pageOf = { steps: 25, routes: 100, children: 100 } as const;
const next = { steps: "routes", routes: "children", children: undefined } as const;

/** What one piece of the walk has come upon. */
export interface Passed {
  /** Who takes what there is: the successor or, where that has closed as well meanwhile, whoever goes on with its work. */
  heirId?: AgencyId | undefined;
  /** Whether it is of the same kind, and does what the former did; of another kind it takes the children, and not the steps. */
  servesAlike: boolean;
  /** Steps that it has now. */
  steps: Step[];
  /** Whether the organisation had anything there. */
  found: boolean;
}

/**
 * One piece of what an organisation that closed had: its open steps, what plans have ahead of it, its places in children's cards. Its
 * successor takes all of it; where nobody goes on each child's part is proposed. The next piece is asked for by an event, so that it may be
 * four hundred children or forty, and may break off anywhere: what has passed is passed, and a piece done again does nothing.
 */
export async function passOn(ctx: Ctx, place: SuccessionPlace, cause: string): Promise<Passed> {
  const page = await pageAt(ctx, place);
  const { agencyId } = place;
  const heir = place.successorId && (await answering(ctx, place.successorId));
  const heirId = heir ? heir.agencyId : undefined;
  const servesAlike = heir ? heir.kind === (await loadAgency(ctx, agencyId)).agency.kind : false;
  const passed: Passed = { heirId, servesAlike, steps: [], found: false };
  const between = { agencyId, heir: heir || undefined, servesAlike };
  for (const { data } of page.items) {
    const step = await parts[place.part](ctx, data as never, between, cause);
    passed.found ||= step !== "none";
    if (typeof step === "object") passed.steps.push(step);
  }
  const part = page.next ? place.part : next[place.part];
  if (part) await goOn(ctx, { ...place, part, from: page.next });
  else if (heirId) {
    await inheritContacts(ctx, agencyId, heirId);
    await withdrawOf(ctx, agencyId, servesAlike ? undefined : (handover) => hasWorkOf(ctx, handover, agencyId));
  }
  return passed;
}

const orders: Record<SuccessionPlace["part"], (tenant: string, agencyId: AgencyId) => [IndexName, string, Range]> = {
  steps: (tenant, agencyId) => ["gsi1", agencySteps(tenant, agencyId), { prefix: "open#" }],
  routes: (tenant) => ["gsi2", openRoutes(tenant), {}],
  children: (tenant) => ["gsi2", listPk(tenant), {}],
};

const pageAt = ({ bank, tenant }: Ctx, { agencyId, part, from }: SuccessionPlace): Promise<Page<Stored>> =>
  bank.find(...orders[part](tenant, agencyId), { limit: pageOf[part], from });

type Outcome = Step | "some" | "none";
/** Who goes on for whom. */
type Between = Pick<SuccessionPlace, "agencyId"> & Pick<Passed, "servesAlike"> & { heir?: Agency | undefined };

/** What its successor cannot do is still somebody's to give away. */
async function hasWorkOf(ctx: Ctx, { routeId }: Handover, agencyId: AgencyId): Promise<boolean> {
  const work = routeId ? (await openWork(ctx, routeId)).work : [];
  return work.some((one) => one.agencyId === agencyId);
}

const parts: {
  steps(ctx: Ctx, step: Step, between: Between, cause: string): Promise<Outcome>;
  routes(ctx: Ctx, route: Route, between: Between, cause: string): Promise<Outcome>;
  children(ctx: Ctx, child: Child.ChildRecord, between: Between, cause: string): Promise<Outcome>;
} = {
  async steps(ctx, step, { agencyId, heir, servesAlike }, cause) {
    if (!heir || !servesAlike) return propose(ctx, step.childId, agencyId, cause);
    const { status, assignment } = await inherit(ctx, step, { from: agencyId, to: heir.agencyId });
    // A consent that names the former organisation is none for another one.
    await withholdUnlessAllowed(ctx, step);
    if (isOrphaned(step)) await wakeUp(ctx, step);
    return { ...step, agencyId: heir.agencyId, status, assignment } as Step;
  },

  async routes(ctx, { routeId, childId, plan }, { agencyId, heir, servesAlike }, cause) {
    if (!plan.entries.some((entry) => entry.agencyId === agencyId)) return "none";
    const { work } = await openWork(ctx, routeId);
    const ahead = work.filter((one) => !one.step && one.agencyId === agencyId);
    if (ahead.length === 0) return "none";
    if (!heir || !servesAlike) return propose(ctx, childId, agencyId, cause);
    await reassignPlan(ctx, routeId, new Map(ahead.map(({ stepId }) => [stepId, heir.agencyId])));
    return "some";
  },

  async children(ctx, child, { agencyId, heir }, cause) {
    const { childId, status } = child;
    if (status === "left") return "none";
    const places = attachmentKinds.filter((kind) => child.attachments[kind] === agencyId);
    if (places.length === 0 && !isGuardian(child, agencyId)) return "none";
    // A guardian that is no more speaks for nobody: a person enters who does.
    if (!heir) return propose(ctx, childId, agencyId, cause);
    await Child.patch(ctx, childId, {
      attachments: ledTo(heir, places, child),
      // The successor is the guardian as the former was (Civil Code, art. 58), and what that consented to stands.
      representatives: guardiansOf(child, agencyId).map((id) => ({ representativeId: id, agencyId: heir.agencyId })),
    });
    return "some";
  },
};

/** The card names the successor in its own place; of another kind it takes that of its kind where nobody has it. */
function ledTo(
  { agencyId, kind }: Agency,
  places: readonly (typeof attachmentKinds)[number][],
  { attachments }: Child.ChildRecord,
): Child.ChildPatchInput["attachments"] {
  const own = attachmentKinds.find((one) => one === kind);
  const led = Object.fromEntries(places.map((place) => [place, place === kind ? agencyId : null]));
  if (!own || places.length === 0 || led[own]) return led;
  return { ...led, [own]: attachments[own] ?? agencyId };
}

async function propose(ctx: Ctx, childId: Child.ChildRecord["childId"], agencyId: AgencyId, cause: string) {
  await proposeOrganisation(ctx, childId, agencyId, cause);
  return "some" as const;
}

const goOn = (ctx: Ctx, place: SuccessionPlace) =>
  save(ctx, {
    writes: [],
    stream: keyOf(ctx.tenant, place.agencyId).pk,
    events: [{ type: "succession.continued", data: place }],
    audit: { subject: place.agencyId, action: "agency.pass-on", detail: { part: place.part } },
  });
