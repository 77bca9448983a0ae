import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { localDay } from "../../ground/calendar/index.ts";
import { type Ctx, newId, Refusal, unlessRefused } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { splitAtApproval } from "./plan.ts";
import type { PlanDraft, PlanEntry, Route } from "./route.ts";
import { shipped } from "./shipped.ts";

/**
 * The plan's entries as the coordinator's draft wants them. Entries of stages before the approval are done or running and
 * stay as they are. @throws Refusal input.invalid with the pointer of the entry that is wrong
 */
export async function changedEntries(ctx: Ctx, route: Route, draft: PlanDraft): Promise<PlanEntry[]> {
  const template = shipped(route.template.key, route.template.version);
  const { before, after } = splitAtApproval(template);
  const done = new Set(before.map((s) => s.key));
  const kept = route.plan.entries.filter((e) => done.has(e.stage));
  const known = new Map(route.plan.entries.filter((e) => !done.has(e.stage)).map((e) => [e.stepId, e]));
  const lastDay = localDay(Temporal.Instant.from(route.cycleEndsAt), (await Tenant.load(ctx)).zone).toString();
  const wanted: PlanEntry[] = [];
  for (const [i, item] of draft.entries.entries()) {
    const pointer = `/entries/${i}`;
    if ("stepId" in item) {
      const entry = known.get(item.stepId);
      if (!entry) throw wrong(`${pointer}/stepId`, "шаг из черновика плана, один раз", "a step of the draft, once");
      known.delete(item.stepId);
      wanted.push({
        ...entry,
        agencyId: item.agencyId ?? entry.agencyId,
        requestOn: item.requestOn ?? entry.requestOn,
      });
    } else {
      const step = after.find((s) => s.key === item.stage)?.steps.find((s) => s.key === item.stepKey);
      if (!step)
        throw wrong(`${pointer}/stepKey`, "шаг этого этапа по шаблону", "a step of that stage in the template");
      if (step.each === "measure")
        throw wrong(`${pointer}/stepKey`, "мероприятие вносят через ИПРА", "a measure is added by way of the ИПРА");
      const { key, title, task, expectedResult, means, agencyKind, dataClass, deadline } = step;
      wanted.push({
        stepId: newId("step", ctx.now().epochMilliseconds),
        stage: item.stage,
        stepKey: key,
        title,
        task,
        expectedResult,
        agencyKind,
        dataClass,
        rule: deadline,
        means,
        agencyId: item.agencyId,
        requestOn: item.requestOn,
      });
    }
    if (item.requestOn && item.requestOn > lastDay)
      throw wrong(
        `${pointer}/requestOn`,
        `не позже конца цикла (${lastDay})`,
        `not later than the cycle's end (${lastDay})`,
      );
    await mustServe(ctx, wanted.at(-1)!, `${pointer}/agencyId`);
  }
  return [...kept, ...wanted];
}

/** An agency may close between the draft and its approval. @throws Refusal agency.closed with the ids of the steps */
export async function mustAllServe(ctx: Ctx, entries: readonly PlanEntry[]): Promise<void> {
  const ids = [...new Set(entries.map((e) => e.agencyId))];
  const agencies = await Promise.all(ids.map((id) => Agency.load(ctx, id)));
  const closed = agencies.filter(({ agency }) => agency.status !== "active").map(({ agency }) => agency.agencyId);
  if (closed.length === 0) return;
  const stepIds = entries.filter((e) => closed.includes(e.agencyId)).map((e) => e.stepId);
  throw new Refusal(
    "agency.closed",
    {
      ru: "Организация из плана закрыта. Поручите эти шаги другой: PUT plan.",
      en: "An agency of the plan has closed. Give these steps to another one: PUT plan.",
    },
    { current: { agencyIds: closed, stepIds } },
  );
}

async function mustServe(ctx: Ctx, entry: PlanEntry, pointer: string): Promise<void> {
  const found = await unlessRefused(() => Agency.load(ctx, entry.agencyId));
  if (found?.agency.status !== "active") throw wrong(pointer, "действующая организация региона", "an active agency");
}

const wrong = (pointer: string, ru: string, en: string) =>
  new Refusal(
    "input.invalid",
    { ru: "План нельзя принять в таком виде.", en: "The plan cannot be taken like this." },
    { fields: [{ pointer, message: { ru, en } }] },
  );
