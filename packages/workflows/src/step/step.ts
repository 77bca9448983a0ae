import { woken } from "@marshrut/core/shared";
import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { awaitToken, caught, fromInput, invoke, superseded } from "../lambda/index.ts";

/** ARNs of the functions that a step's machine calls. */
export interface StepArns {
  /** `{ tenant, routeId, stepId, generation }` → `{ secondsToMilestone }`: asks the agency. */
  dispatchStep: string;
  /** The same with `taskToken`: keeps the token; answers it at once where the step is settled already. */
  awaitReport: string;
  /** As dispatchStep: reminds, marks as due, escalates; what exactly, the record tells. */
  milestone: string;
}

export const stepMachineName = "agency-step";

/**
 * One duty of one agency: wait for its day, ask, then wait for the report and meet each milestone on the way. Input
 * `{ tenant, routeId, stepId, generation, requestAt }`, where requestAt is an ISO instant (a past one does not wait) and
 * all else ids. `secondsToMilestone` is whole seconds, at least 1. A step answered in time costs four transitions.
 *
 * Nothing but a timeout, a word that the timetable has moved and a superseded generation is caught: any other error ends the
 * execution as failed, which is what
 * the reconciler looks for (DESIGN §4).
 */
export function agencyStep(arns: StepArns): StateMachine {
  const ids = fromInput("tenant", "routeId", "stepId", "generation");
  const toMilestone = { secondsToMilestone: jsonata("$states.result.Payload.secondsToMilestone") };
  const whenSuperseded = caught(superseded, "Superseded");
  return machine({
    Comment: "Шаг ведомства: запрос, ожидание отчёта, напоминания / An agency's step: request, report, reminders",
    StartAt: "NotBefore",
    States: {
      NotBefore: {
        Type: "Wait",
        Comment: "Ждать дня запроса",
        Timestamp: jsonata("$states.input.requestAt"),
        Next: "Dispatch",
      },
      Dispatch: invoke({
        comment: "Запросить ведомство",
        function: arns.dispatchStep,
        payload: ids,
        assign: toMilestone,
        catch: [whenSuperseded],
        next: "AwaitReport",
      }),
      AwaitReport: awaitToken({
        comment: "Ждать отчёта ведомства до ближайшей вехи",
        function: arns.awaitReport,
        payload: ids,
        timeoutSeconds: jsonata("$secondsToMilestone"),
        catch: [caught("States.Timeout", "Milestone"), caught(woken, "Milestone"), whenSuperseded],
        next: "Conclude",
      }),
      Milestone: invoke({
        comment: "Веха: напоминание, срок, эскалация",
        function: arns.milestone,
        payload: ids,
        assign: toMilestone,
        catch: [whenSuperseded],
        next: "AwaitReport",
      }),
      Conclude: { Type: "Succeed", Comment: "Шаг завершён" },
      Superseded: { Type: "Succeed", Comment: "Шаг ведёт новое поколение" },
    },
  });
}
