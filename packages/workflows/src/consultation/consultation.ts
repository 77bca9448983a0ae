import { type MachineInputs, superseded, woken } from "@marshrut/core/shared";
import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { type ArnOf, calling, caught } from "../lambda/index.ts";
import { awaitConsultation, beginConsultation, consultationMilestone } from "../tasks/consultation.ts";

/**
 * A family's consultation: an offered time is kept for its term, the family is reminded a day and two hours before, and after its hour the
 * organisation is asked what came of it. Which of that is next, the record tells; where it moved, the machine is woken. One that is attended
 * takes some ten transitions.
 */
export function consultation(arnOf: ArnOf): StateMachine {
  const { invoke, awaitToken } = calling<MachineInputs["consultation"]>(arnOf);
  const whenSuperseded = caught(superseded, "Superseded");
  return machine({
    Comment: "Консультация семьи: напоминания, приём, итог / A family's consultation",
    StartAt: "Begin",
    States: {
      Begin: invoke(beginConsultation, {
        comment: "Узнать, чего и до какого времени ждать",
        assign: { secondsToMilestone: beginConsultation.out("secondsToMilestone") },
        catch: [whenSuperseded],
        next: "AwaitConsultation",
      }),
      AwaitConsultation: awaitToken(awaitConsultation, {
        comment: "Ждать итога консультации или ближайшей вехи",
        timeoutSeconds: jsonata("$secondsToMilestone"),
        catch: [caught("States.Timeout", "Milestone"), caught(woken, "Milestone"), whenSuperseded],
        next: "Over",
      }),
      Milestone: invoke(consultationMilestone, {
        comment: "Веха: напоминание, вопрос об итоге, время следующему",
        assign: { secondsToMilestone: consultationMilestone.out("secondsToMilestone") },
        catch: [whenSuperseded],
        next: "AwaitConsultation",
      }),
      Over: { Type: "Succeed", Comment: "Консультация состоялась, пропущена или отменена" },
      Superseded: { Type: "Succeed", Comment: "Консультацию ведёт новое поколение" },
    },
  });
}
