import * as z from "zod";
import { agencyKinds } from "../../agencies/agency/agency.ts";
import { DeadlineRule } from "../../ground/calendar/calendar.ts";
import { stagesOf } from "./plan.ts";
import type { RouteTemplate, StageTemplate, StepTemplate } from "./template.ts";
import { templateOf, templates } from "./templates/index.ts";
import { type Approval, ApproveTemplate, assumedVersion, newestOf } from "./versions.ts";

const text = z.strictObject({ ru: z.string(), en: z.string() });

const VersionView = z.strictObject({
  version: z.int(),
  /** Whether routes are opened by it now. */
  inUse: z.boolean(),
  approval: z
    .strictObject({
      /** `decision`: by the region's act; `assumed`: the product takes it for approved until the region decides. */
      basis: z.enum(["decision", "assumed"]),
      ...ApproveTemplate.partial().shape,
      recordedAt: z.string().optional(),
      explain: text,
    })
    .optional()
    .meta({ description: "Нет — версия ещё не утверждена / absent while the version is not approved" }),
});

export const TemplateSummary = z.strictObject({
  template: z.string(),
  title: text,
  ages: z.strictObject({ from: z.int(), to: z.int() }),
  version: z.int().meta({ description: "По какой открывают маршруты сейчас / by which routes are opened now" }),
  versions: z.array(VersionView),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

const StepTemplateView = z.strictObject({
  stepKey: z.string(),
  keyMeasure: text,
  task: text,
  service: z.string().optional(),
  agencyKind: z.enum(agencyKinds),
  each: z.enum(["once", "measure", "quarter", "renewal"]),
  daysBefore: z.int().optional(),
  dueOnEnd: z.literal(true).optional(),
  after: z.string().optional(),
  means: text.optional(),
  expectedResult: text,
  deadline: DeadlineRule,
  dataClass: z.string(),
});

export const TemplateView = z.strictObject({
  ...TemplateSummary.shape,
  shown: z.int().meta({ description: "Какая версия показана / which version is shown" }),
  cycleDays: z.int(),
  stages: z.array(
    z.strictObject({
      stage: z.string(),
      title: text,
      direction: text,
      settledBy: z.enum(["steps", "approval", "evaluation"]),
      parallel: z.string().optional().meta({ description: "Идёт рядом с другими этапами / runs beside others" }),
      steps: z.array(StepTemplateView),
    }),
  ),
});
export type TemplateView = z.infer<typeof TemplateView>;

/** A template in the list of all. */
export function summary(key: string, approved: readonly Approval[]): TemplateSummary {
  const version = newestOf(approved);
  const { title, ages } = templateOf(key, version)!;
  const versions = templates
    .filter((t) => t.key === key)
    .map((t) => ({ version: t.version, inUse: t.version === version, approval: approvalOf(t.version, approved) }));
  return { template: key, title, ages, version, versions };
}

function approvalOf(version: number, approved: readonly Approval[]) {
  const found = approved.find((a) => a.version === version);
  if (found) {
    const { version: _, ...decision } = found;
    const explain = {
      ru: `Утверждена: ${decision.act} № ${decision.number} от ${decision.date}.`,
      en: `Approved: ${decision.act} no. ${decision.number} of ${decision.date}.`,
    };
    return { basis: "decision" as const, ...decision, explain };
  }
  return version === assumedVersion ? { basis: "assumed" as const, explain: assumption } : undefined;
}

const assumption = {
  ru: "Решения региона не внесено: платформа принимает первую версию за утверждённую, чтобы маршруты можно было открывать.",
  en: "No decision of the region is recorded: the product takes the first version for approved, so that routes can be opened.",
};

/** A template whole, as the form of the individual route has it. */
export const view = (template: RouteTemplate, approved: readonly Approval[]): TemplateView => ({
  ...summary(template.key, approved),
  title: template.title,
  ages: template.ages,
  shown: template.version,
  cycleDays: template.cycleDays,
  stages: stagesOf(template).map((stage) => ({
    stage: stage.key,
    title: stage.title,
    direction: stage.direction,
    settledBy: stage.settledBy,
    parallel: groupOf(template, stage),
    steps: stage.steps.map(stepView),
  })),
});

function groupOf({ flow }: RouteTemplate, stage: StageTemplate): string | undefined {
  const group = flow.find((part) => "parallel" in part && part.branches.includes(stage));
  return group && "parallel" in group ? group.parallel : undefined;
}

const stepView = ({ key, title, deadline, ...step }: StepTemplate) => ({
  stepKey: key,
  keyMeasure: title,
  deadline,
  ...step,
});
