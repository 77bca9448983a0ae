import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { awaitToken, caught, fromInput, invoke, superseded } from "../lambda/index.ts";

/** ARNs of the functions that a reporting period's machine calls; all take `{ tenant, period, generation }`. */
export interface PeriodArns {
  /** → `{ secondsToMilestone }`: makes what is missing of the period's obligations. */
  openPeriod: string;
  /** With `taskToken`: keeps the token; answers it at once where the period is locked already. */
  collectPeriod: string;
  /** → `{ secondsToMilestone }`: reminds, escalates, and locks when the last day is over. */
  periodMilestone: string;
  /** Freezes the figures. */
  aggregatePeriod: string;
  /** Makes the report's documents and marks it as handed over. */
  handOverPeriod: string;
}

export const periodMachineName = "reporting-period";

/**
 * One reporting period of a tenant: open, collect until somebody or the calendar locks it, aggregate, hand over. Input
 * `{ tenant, period, generation }`, no personal data. A wait ends by its token (locked) or at the next milestone; which day that
 * is, the record tells. A period of a year outlives an execution: before that, the record moves to the next generation.
 */
export function reportingPeriod(arns: PeriodArns): StateMachine {
  const ids = fromInput("tenant", "period", "generation");
  const toMilestone = { secondsToMilestone: jsonata("$states.result.Payload.secondsToMilestone") };
  const whenSuperseded = caught(superseded, "Superseded");
  return machine({
    Comment: "Отчётный период: открытие, сбор отчётов, закрытие, сводка / A reporting period",
    StartAt: "Open",
    States: {
      Open: invoke({
        comment: "Открыть период: кто о чём отчитывается и до какого числа",
        function: arns.openPeriod,
        payload: ids,
        assign: toMilestone,
        catch: [whenSuperseded],
        next: "Collect",
      }),
      Collect: awaitToken({
        comment: "Собирать отчёты до закрытия или ближайшей вехи",
        function: arns.collectPeriod,
        payload: ids,
        timeoutSeconds: jsonata("$secondsToMilestone"),
        catch: [caught("States.Timeout", "Milestone"), whenSuperseded],
        next: "Aggregate",
      }),
      Milestone: invoke({
        comment: "Веха: напоминание, эскалация, закрытие по сроку",
        function: arns.periodMilestone,
        payload: ids,
        assign: toMilestone,
        catch: [whenSuperseded],
        next: "Collect",
      }),
      Aggregate: invoke({
        comment: "Свести и заморозить цифры",
        function: arns.aggregatePeriod,
        payload: ids,
        catch: [whenSuperseded],
        next: "HandOver",
      }),
      HandOver: invoke({
        comment: "Подготовить и передать отчёт",
        function: arns.handOverPeriod,
        payload: ids,
        catch: [whenSuperseded],
        next: "Done",
      }),
      Done: { Type: "Succeed", Comment: "Отчёт передан" },
      Superseded: { Type: "Succeed", Comment: "Период ведёт новое поколение" },
    },
  });
}
