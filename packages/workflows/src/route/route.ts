import type { ParallelStages, RouteTemplate, StageTemplate } from "@marshrut/core/route/templates";
import { branch, jsonata, machine, type ParallelState, type State, type StateMachine } from "../asl/index.ts";
import { caught, fromInput, invoke, sameInput, superseded } from "../lambda/index.ts";
import { stageTask } from "./stage.ts";

/** ARNs of the functions that a route's machine calls. */
export interface RouteArns {
  /**
   * `{ tenant, routeId, cycle, generation, stage, taskToken }`: opens the stage, keeps the token; it is answered `{ outcome
   * }`.
   */
  openStage: string;
  /** `{ tenant, routeId, cycle, generation, outcome: "renew" | "hand-off" | "close" }`: ends the cycle accordingly. */
  concludeCycle: string;
  /** `{ tenant, routeId, cycle, generation }`: starts the successor of this execution. */
  continueRoute: string;
}

/** `route-school-age-v1`: each version of a template is a machine of its own, so that what runs keeps its graph. */
export const routeMachineName = (template: Pick<RouteTemplate, "key" | "version">): string =>
  `route-${template.key}-v${template.version}`;

/** The template cannot be a machine. */
export class TemplateFault extends Error {
  override readonly name = "TemplateFault";
}

/**
 * The state machine of a route template: one state for each stage, under the stage's own name. Input `{ tenant, routeId,
 * cycle, generation, cycleEndsAt }`, where cycleEndsAt is an ISO instant and all else ids.
 *
 * A stage that outlasts the cycle's end leads to ContinueAsNew; a handler that says GenerationSuperseded ends the execution
 * as succeeded. Every other error ends it as failed: the record is the truth, and the reconciler starts a new generation that
 * walks quickly through what is settled.
 * @throws TemplateFault when names collide or the last stage (and only it) is not the evaluation
 */
export function compileRoute(template: RouteTemplate, arns: RouteArns): StateMachine {
  const ends = ending(arns);
  requireSound(template, Object.keys(ends));
  const names = template.flow.map(nameOf);
  const stages = template.flow.map((item, i): [string, State<string>] => {
    const next = names[i + 1] ?? "CycleOutcome";
    return [nameOf(item), isParallel(item) ? together(item, arns, next) : alone(item, arns, next)];
  });
  return machine<string>({
    Comment: `${template.title.ru} / ${template.title.en} (v${template.version})`,
    StartAt: names[0]!,
    States: { ...Object.fromEntries(stages), ...ends },
  });
}

const isParallel = (item: StageTemplate | ParallelStages): item is ParallelStages => "parallel" in item;
const nameOf = (item: StageTemplate | ParallelStages): string => (isParallel(item) ? item.parallel : item.key);

const leave = [caught("States.Timeout", "ContinueAsNew"), caught(superseded, "Superseded")];

const alone = (stage: StageTemplate, arns: RouteArns, next: string): State<string> =>
  stageTask<string>(stage, arns.openStage, {
    catch: leave,
    next,
    ...(stage.settledBy === "evaluation" ? { assign: { outcome: jsonata("$states.result.outcome") } } : {}),
  });

/** Stages side by side. A branch cannot leave by itself: its errors fail the Parallel, and that catches them. */
const together = (group: ParallelStages, arns: RouteArns, next: string): ParallelState<string> => ({
  Type: "Parallel",
  Comment: group.branches.map((stage) => stage.title.ru).join(" · "),
  Branches: group.branches.map((stage) =>
    branch<string>({ StartAt: stage.key, States: { [stage.key]: stageTask<string>(stage, arns.openStage) } }),
  ),
  Catch: leave,
  Output: sameInput, // not the array of the branches' results
  Next: next,
});

/** What every route ends with. */
function ending(arns: RouteArns): Record<string, State<string>> {
  const ids = fromInput("tenant", "routeId", "cycle", "generation");
  const whenSuperseded = [caught(superseded, "Superseded")];
  const conclude = (outcome: string, comment: string) =>
    invoke({
      comment,
      function: arns.concludeCycle,
      payload: { ...ids, outcome },
      catch: whenSuperseded,
      next: "CycleEnded",
    });
  return {
    CycleOutcome: {
      Type: "Choice",
      Comment: "Итог цикла",
      Choices: [
        { Condition: jsonata("$outcome = 'renew'"), Next: "RenewCycle" },
        { Condition: jsonata("$outcome = 'hand-off'"), Next: "HandOff" },
        { Condition: jsonata("$outcome = 'close'"), Next: "CloseRoute" },
      ],
      Default: "UnknownOutcome",
    },
    UnknownOutcome: {
      Type: "Fail",
      Comment: "Итог цикла неизвестен",
      Error: "UnknownOutcome",
      Cause: "The evaluation was answered with an outcome other than renew, hand-off, close",
    },
    RenewCycle: conclude("renew", "Начать следующий цикл"),
    HandOff: conclude("hand-off", "Передать на следующий возрастной маршрут"),
    CloseRoute: conclude("close", "Закрыть маршрут"),
    ContinueAsNew: invoke({
      comment: "Продолжить маршрут в новом исполнении",
      function: arns.continueRoute,
      payload: ids,
      catch: whenSuperseded,
      next: "CycleEnded",
    }),
    CycleEnded: { Type: "Succeed", Comment: "Цикл завершён" },
    Superseded: { Type: "Succeed", Comment: "Маршрут ведёт новое поколение" },
  };
}

function requireSound(template: RouteTemplate, reserved: string[]): void {
  const stages = template.flow.flatMap((item) => (isParallel(item) ? item.branches : [item]));
  const names = [...template.flow.filter(isParallel).map(nameOf), ...stages.map((stage) => stage.key)];
  const fault = (what: string) => new TemplateFault(`${routeMachineName(template)}: ${what}`);

  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) !== i) throw fault(`two states are named ${name}`);
    if (reserved.includes(name)) throw fault(`${name} is the name of a state that every route has`);
  }
  const last = template.flow.at(-1);
  if (!last || isParallel(last) || last.settledBy !== "evaluation") throw fault("the last stage must be an evaluation");
  if (stages.filter((stage) => stage.settledBy === "evaluation").length > 1) throw fault("there can be one evaluation");
}
