import * as z from "zod";
import { agencyKinds } from "../../agencies/agency/agency.ts";
import { shippedKeys } from "../../forms/form/shipped/keys.ts";
import { DeadlineRule } from "../../ground/calendar/calendar.ts";
import { citedAct, recordedView } from "../../ground/shared/act.ts";
import { targetGroups } from "../../people/child/child.ts";
import { everyStageOf } from "./plan.ts";
import type { Module, RouteTemplate, StageTemplate, StepTemplate } from "./template.ts";
import { templateOf, templates } from "./templates/index.ts";
import { moduleOf } from "./templates/modules.ts";
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
      ...recordedView,
      recordedAt: z.string().optional(),
      explain: text,
    })
    .optional()
    .meta({ description: "Нет — версия ещё не утверждена / absent while the version is not approved" }),
});

export const TemplateSummary = z.strictObject({
  template: z.string(),
  title: text,
  kind: z.enum(["route", "module"]).meta({
    description:
      "`route` — по нему открывают маршрут; `module` — его шаги входят в планы детей целевой группы, когда регион его утвердил / `route`: routes are opened by it; `module`: its steps join the plans of a target group once the region has approved it",
  }),
  targetGroup: z.enum(targetGroups).optional().meta({ description: "Только для этой группы / for this group only" }),
  ages: z.strictObject({ from: z.int(), to: z.int() }),
  version: z.int().meta({
    description:
      "По какой открывают маршруты сейчас; 0 — модуль ещё не утверждён / which counts now; 0: a module not approved yet",
  }),
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
  ages: z.strictObject({ from: z.int(), to: z.int() }).optional(),
  daysBefore: z.int().optional(),
  dueOnEnd: z.literal(true).optional(),
  after: z.string().optional(),
  form: z.enum(shippedKeys).optional().meta({
    description:
      "Форма, ответы на которую завершают шаг, когда регион её утвердил / the form whose answers settle the step",
  }),
  means: text.optional(),
  expectedResult: text,
  deadline: DeadlineRule,
  dataClass: z.string(),
});

export const TemplateView = z.strictObject({
  ...TemplateSummary.shape,
  shown: z.int().meta({ description: "Какая версия показана / which version is shown" }),
  cycleDays: z.int().optional().meta({ description: "У модуля нет: идёт вместе с маршрутом / a module has none" }),
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

/** A template or a module. */
type Form = RouteTemplate | Module;
const isModule = (form: Form): form is Module => "stages" in form;

export const formOf = (key: string, version?: number): Form | undefined =>
  templateOf(key, version) ?? moduleOf(key, version);

/** The version that counts now: a module's none before it is approved. */
export const countsNow = (form: Form, approved: readonly Approval[]): number =>
  isModule(form) ? Math.max(0, ...approved.map(({ version }) => version)) : newestOf(approved);

/** A template in the list of all. */
export function summary(key: string, approved: readonly Approval[]): TemplateSummary {
  const form = formOf(key)!;
  const version = countsNow(form, approved);
  const { title, ages, group } = templateOf(key, version) ?? form;
  const kind = isModule(form) ? "module" : "route";
  const all = isModule(form) ? [form] : templates.filter((t) => t.key === key);
  const versions = all.map((t) => ({
    version: t.version,
    inUse: t.version === version,
    approval: approvalOf(t.version, approved, kind),
  }));
  return { template: key, kind, title, targetGroup: group, ages, version, versions };
}

function approvalOf(version: number, approved: readonly Approval[], kind: TemplateSummary["kind"]) {
  const found = approved.find((a) => a.version === version);
  if (found) {
    const { version: _, ...decision } = found;
    const explain = {
      ru: `Утверждена: ${citedAct(decision).ru}.`,
      en: `Approved: ${citedAct(decision).en}.`,
    };
    return { basis: "decision" as const, ...decision, explain };
  }
  return kind === "route" && version === assumedVersion
    ? { basis: "assumed" as const, explain: assumption }
    : undefined;
}

const assumption = {
  ru: "Решения региона не внесено: платформа принимает первую версию за утверждённую, чтобы маршруты можно было открывать.",
  en: "No decision of the region is recorded: the product takes the first version for approved, so that routes can be opened.",
};

/** A template whole, as the form of the individual route has it; of a module what it adds to each stage. */
export const view = (form: Form, approved: readonly Approval[]): TemplateView => ({
  ...summary(form.key, approved),
  title: form.title,
  ages: form.ages,
  shown: form.version,
  cycleDays: isModule(form) ? undefined : form.cycleDays,
  stages: (isModule(form) ? form.stages : everyStageOf(form)).map((stage) => ({
    stage: stage.key,
    title: stage.title,
    direction: stage.direction,
    settledBy: stage.settledBy,
    parallel: isModule(form) ? undefined : groupOf(form, stage),
    steps: stage.steps.map(stepView),
  })),
});

function groupOf({ flow }: RouteTemplate, stage: StageTemplate): string | undefined {
  const group = flow.find((part) => "parallel" in part && part.branches.includes(stage));
  return group && "parallel" in group ? group.parallel : undefined;
}

const stepView = ({ key, title, deadline, form, ...step }: StepTemplate) => ({
  stepKey: key,
  form: form?.key,
  keyMeasure: title,
  deadline,
  ...step,
});
