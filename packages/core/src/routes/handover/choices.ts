import type { Agency } from "../../agencies/agency/agency.ts";
import * as AgencyRoom from "../../agencies/agency/index.ts";
import type { AgencyId, Ctx, FieldFault } from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { load as loadChild } from "../../people/child/child.scope.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import { fits } from "../route/ages.ts";
import { shipped } from "../route/shipped.ts";
import { forms, templates } from "../route/templates/index.ts";
import type { Accepted, AcceptHandover, Handover } from "./handover.ts";
import { openWork, type Work } from "./open-work.ts";

type Agencies = ReadonlyMap<AgencyId, Agency>;

/**
 * What whoever takes over wants, checked against what is open: every step that is named is open, and goes to an active organisation
 * of its kind; of a closed one all steps are given to others; an organisation of another municipality is confirmed.
 * @throws Refusal input.invalid
 */
export async function rightChoices(ctx: Ctx, handover: Handover, wanted: AcceptHandover): Promise<Accepted> {
  const { choices, attachment } = wanted;
  if (handover.kind === "age") return rightTemplate((await loadChild(ctx, handover.childId)).record, handover, wanted);
  const work = handover.routeId ? (await openWork(ctx, handover.routeId)).work : [];
  const chosen = new Map(choices.map((one) => [one.stepId, one.agencyId]));
  const after = work.map((one) => ({ ...one, agencyId: chosen.get(one.stepId) ?? one.agencyId }));
  const agencies = await AgencyRoom.byIds(ctx, [
    ...new Set([...after.map((one) => one.agencyId), ...chosen.values(), ...(attachment ? [attachment] : [])]),
  ]);
  mustBeRight([
    ...choices.flatMap(({ stepId, agencyId }, i) =>
      wrongChoice(
        `/choices/${i}`,
        work.find((one) => one.stepId === stepId),
        agencies.get(agencyId),
      ),
    ),
    ...choices.flatMap(({ stepId }, i) =>
      choices.findIndex((one) => one.stepId === stepId) < i
        ? [fault(`/choices/${i}/stepId`, "шаг уже назван выше", "is named above already")]
        : [],
    ),
    ...(await wrongAttachment(ctx, handover, attachment && agencies.get(attachment), attachment)),
    ...leftBehind(handover, after),
    ...elsewhere(handover, after, agencies, wanted.confirmedElsewhere),
  ]);
  return { choices, attachment };
}

function wrongChoice(at: string, work: Work | undefined, agency: Agency | undefined): FieldFault[] {
  if (!work) return [fault(`${at}/stepId`, "открытый шаг этой передачи", "an open step of this hand-over")];
  return agency?.status === "active" && agency.kind === work.agencyKind
    ? []
    : [
        fault(
          `${at}/agencyId`,
          `действующая организация вида ${work.agencyKind}`,
          `an active agency of kind ${work.agencyKind}`,
        ),
      ];
}

async function wrongAttachment(
  ctx: Ctx,
  { kind, from }: Handover,
  agency: Agency | undefined,
  asked: AgencyId | undefined,
): Promise<FieldFault[]> {
  if (!asked) return [];
  const former = kind === "organisation" && from.agencyId ? await AgencyRoom.load(ctx, from.agencyId) : undefined;
  return former && agency?.status === "active" && agency.kind === former.agency.kind
    ? []
    : [fault("/attachment", "действующая организация того же вида", "an active agency of the same kind")];
}

/** Nothing stays with an organisation that works no more. */
function leftBehind({ kind, from }: Handover, after: readonly Work[]): FieldFault[] {
  const left = kind === "organisation" ? after.filter((one) => one.agencyId === from.agencyId) : [];
  return left.map(({ stepId }) =>
    fault("/choices", `назовите организацию для шага ${stepId}`, `name an organisation for the step ${stepId}`),
  );
}

/** A step with an organisation of another municipality: allowed once somebody has said that it is meant. */
function elsewhere(
  { kind, municipality }: Handover,
  after: readonly Work[],
  agencies: Agencies,
  confirmed: readonly AgencyId[],
): FieldFault[] {
  if (kind !== "municipality" && kind !== "organisation") return [];
  const far = after.filter(({ agencyId }) => {
    const agency = agencies.get(agencyId);
    return agency?.status === "active" && agency.municipality !== municipality && !confirmed.includes(agencyId);
  });
  return [...Map.groupBy(far, ({ agencyId }) => agencyId)].map(([agencyId, steps]) =>
    fault(
      "/confirmedElsewhere",
      `организация ${agencyId} — другого муниципалитета (шагов: ${steps.length}): выберите другую в choices или подтвердите, назвав её здесь`,
      `the agency ${agencyId} is of another municipality (steps: ${steps.length}): choose another one in choices, or confirm it here`,
    ),
  );
}

/** Forms by age, and ways of the child's own groups. */
export const templatesFor = ({ targetGroups }: Pick<ChildRecord, "targetGroups">, age: number | undefined) =>
  [...forms, ...templates.filter(({ group }) => group && targetGroups.includes(group))].filter(({ ages }) =>
    fits(ages, age),
  );

function rightTemplate(
  child: ChildRecord,
  { age = 0, to }: Handover,
  { template = to.template, choices, attachment }: AcceptHandover,
): Accepted {
  const fitting = template !== undefined && templatesFor(child, age).some(({ key }) => key === shipped(template).key);
  mustBeRight([
    ...(choices.length > 0 || attachment
      ? [fault("/choices", "при смене возраста не нужны: план составляется заново", "are not for a change of age")]
      : []),
    ...(template !== undefined && !fitting
      ? [fault("/template", `шаблон для возраста ${age}`, `a template for the age of ${age}`)]
      : []),
  ]);
  return { choices: [], template };
}
