import { type MachineInputs, superseded, woken } from "@marshrut/core/shared";
import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { type ArnOf, calling, caught } from "../lambda/index.ts";
import { awaitReport, dispatchStep, milestone } from "../tasks/step.ts";

/**
 * One duty of one agency: wait for its day, ask, then wait for the report and meet each milestone on the way. `requestAt` of
 * its input is an instant, a past one does not wait. A step answered in time costs four transitions.
 *
 * Nothing but a timeout, a word that the timetable has moved and a superseded generation is caught: any other error ends the
 * execution as failed, which is what the reconciler looks for (DESIGN §4).
 */
export function agencyStep(arnOf: ArnOf): StateMachine {
  const { input, invoke, awaitToken } = calling<MachineInputs["step"]>(arnOf);
  const whenSuperseded = caught(superseded, "Superseded");
  return machine({
    Comment: "Шаг ведомства: запрос, ожидание отчёта, напоминания / An agency's step: request, report, reminders",
    StartAt: "NotBefore",
    States: {
      NotBefore: {
        Type: "Wait",
        Comment: "Ждать дня запроса",
        Timestamp: input("requestAt"),
        Next: "Dispatch",
      },
      Dispatch: invoke(dispatchStep, {
        comment: "Запросить ведомство",
        assign: { secondsToMilestone: dispatchStep.out("secondsToMilestone") },
        catch: [whenSuperseded],
        next: "AwaitReport",
      }),
      AwaitReport: awaitToken(awaitReport, {
        comment: "Ждать отчёта ведомства до ближайшей вехи",
        timeoutSeconds: jsonata("$secondsToMilestone"),
        catch: [caught("States.Timeout", "Milestone"), caught(woken, "Milestone"), whenSuperseded],
        next: "Conclude",
      }),
      Milestone: invoke(milestone, {
        comment: "Веха: напоминание, срок, эскалация",
        assign: { secondsToMilestone: milestone.out("secondsToMilestone") },
        catch: [whenSuperseded],
        next: "AwaitReport",
      }),
      Conclude: { Type: "Succeed", Comment: "Шаг завершён" },
      Superseded: { Type: "Succeed", Comment: "Шаг ведёт новое поколение" },
    },
  });
}
