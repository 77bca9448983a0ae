import { type MachineInputs, superseded, woken } from "@marshrut/core/shared";
import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { type ArnOf, calling, caught } from "../lambda/index.ts";
import { aggregatePeriod, collectPeriod, handOverPeriod, openPeriod, periodMilestone } from "../tasks/period.ts";

/**
 * One reporting period of a tenant: open, collect until somebody or the calendar locks it, aggregate, hand over. Input
 * `{ tenant, period, generation }`, no personal data. A wait ends by its token (locked) or at the next milestone; which day that
 * is, the record tells; where that moved, it is woken. A period of a year outlives an execution: before that, the record moves to the next generation.
 */
export function reportingPeriod(arnOf: ArnOf): StateMachine {
  const { invoke, awaitToken } = calling<MachineInputs["period"]>(arnOf);
  const whenSuperseded = caught(superseded, "Superseded");
  return machine({
    Comment: "Отчётный период: открытие, сбор отчётов, закрытие, сводка / A reporting period",
    StartAt: "Open",
    States: {
      Open: invoke(openPeriod, {
        comment: "Открыть период: кто о чём отчитывается и до какого числа",
        assign: { secondsToMilestone: openPeriod.out("secondsToMilestone") },
        catch: [whenSuperseded],
        next: "Collect",
      }),
      Collect: awaitToken(collectPeriod, {
        comment: "Собирать отчёты до закрытия или ближайшей вехи",
        timeoutSeconds: jsonata("$secondsToMilestone"),
        catch: [caught("States.Timeout", "Milestone"), caught(woken, "Milestone"), whenSuperseded],
        next: "Aggregate",
      }),
      Milestone: invoke(periodMilestone, {
        comment: "Веха: напоминание, эскалация, закрытие по сроку",
        assign: { secondsToMilestone: periodMilestone.out("secondsToMilestone") },
        catch: [whenSuperseded],
        next: "Collect",
      }),
      Aggregate: invoke(aggregatePeriod, {
        comment: "Свести и заморозить цифры",
        catch: [whenSuperseded],
        next: "HandOver",
      }),
      HandOver: invoke(handOverPeriod, {
        comment: "Подготовить и передать отчёт",
        catch: [whenSuperseded],
        next: "Done",
      }),
      Done: { Type: "Succeed", Comment: "Отчёт передан" },
      Superseded: { Type: "Succeed", Comment: "Период ведёт новое поколение" },
    },
  });
}
