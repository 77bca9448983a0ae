import { type MachineInputs, superseded, woken } from "@marshrut/core/shared";
import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { type ArnOf, calling, caught } from "../lambda/index.ts";
import { awaitSessions, beginEnrolment, enrolmentMilestone } from "../tasks/enrolment.ts";

/**
 * A child in a programme: an offered place is kept for its term, each month's sessions are asked for and reminded of, and at the term's end
 * all is summed up. Which of that is next, the record tells; where it moved, the machine is woken. A year of sessions takes some eighty
 * transitions. One that outlives an execution goes on in another generation.
 */
export function enrolment(arnOf: ArnOf): StateMachine {
  const { invoke, awaitToken } = calling<MachineInputs["enrolment"]>(arnOf);
  const whenSuperseded = caught(superseded, "Superseded");
  return machine({
    Comment: "Занятия ребёнка по программе: место, отметки за месяц, итог / A child's enrolment in a programme",
    StartAt: "Begin",
    States: {
      Begin: invoke(beginEnrolment, {
        comment: "Узнать, чего и до какого дня ждать",
        assign: { secondsToMilestone: beginEnrolment.out("secondsToMilestone") },
        catch: [whenSuperseded],
        next: "AwaitSessions",
      }),
      AwaitSessions: awaitToken(awaitSessions, {
        comment: "Ждать конца занятий или ближайшей вехи",
        timeoutSeconds: jsonata("$secondsToMilestone"),
        catch: [caught("States.Timeout", "Milestone"), caught(woken, "Milestone"), whenSuperseded],
        next: "Ended",
      }),
      Milestone: invoke(enrolmentMilestone, {
        comment: "Веха: место следующему, вопрос о занятиях, напоминание, итог",
        assign: { secondsToMilestone: enrolmentMilestone.out("secondsToMilestone") },
        catch: [whenSuperseded],
        next: "AwaitSessions",
      }),
      Ended: { Type: "Succeed", Comment: "Занятия закончились" },
      Superseded: { Type: "Succeed", Comment: "Занятия ведёт новое поколение" },
    },
  });
}
