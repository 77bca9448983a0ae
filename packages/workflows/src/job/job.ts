import { type MachineInputs, superseded } from "@marshrut/core/shared";
import { jsonata, machine, type StateMachine } from "../asl/index.ts";
import { type ArnOf, calling, caught } from "../lambda/index.ts";
import { workPiece } from "../tasks/job.ts";

/**
 * Works through an import or an export piece by piece. Input `{ tenant, jobId, generation }`, no personal data. Each piece is kept
 * before the next is begun; an execution that is lost has a successor, which goes on with the piece that is next. At most some
 * hundred pieces, three transitions each.
 */
export function backgroundJob(arnOf: ArnOf): StateMachine {
  const { invoke } = calling<MachineInputs["job"]>(arnOf);
  return machine({
    Comment: "Работа в фоне: загрузка или выгрузка списка по частям / An import or export, piece by piece",
    StartAt: "Piece",
    States: {
      Piece: invoke(workPiece, {
        comment: "Следующая часть списка",
        assign: { done: workPiece.out("done") },
        catch: [caught(superseded, "Superseded")],
        next: "Ended",
      }),
      Ended: {
        Type: "Choice",
        Comment: "Осталось ли что-нибудь",
        Choices: [{ Condition: jsonata("$done"), Next: "Finished" }],
        Default: "Piece",
      },
      Finished: { Type: "Succeed", Comment: "Список пройден" },
      Superseded: { Type: "Succeed", Comment: "Работу ведёт новое поколение" },
    },
  });
}
