import type { ParallelStages, RouteTemplate, StageTemplate } from "@marshrut/core/route/templates";
import { type MachineInputs, routeMachine, superseded } from "@marshrut/core/shared";
import type * as z from "zod";
import { branch, jsonata, machine, type ParallelState, type State, type StateMachine } from "../asl/index.ts";
import { type ArnOf, calling, caught, sameInput } from "../lambda/index.ts";
import { concludeCycle, continueRoute, openStage } from "../tasks/route.ts";
import { stageTask } from "./stage.ts";

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
export function compileRoute(template: RouteTemplate, arnOf: ArnOf): StateMachine {
  const ends = ending(arnOf);
  requireSound(template, Object.keys(ends));
  const names = template.flow.map(nameOf);
  const stages = template.flow.flatMap((item, i): [string, State<string>][] => {
    const next = names[i + 1] ?? "CycleOutcome";
    if (isParallel(item)) return [[nameOf(item), together(item, arnOf, next)]];
    return item.gate ? parting(item, item.gate.counsel, arnOf, next) : [[item.key, alone(item, arnOf, next)]];
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

const alone = (stage: StageTemplate, arnOf: ArnOf, next: string): State<string> =>
  stageTask<string>(stage, arnOf, {
    catch: leave,
    next,
    assign: stage.settledBy === "evaluation" ? { outcome: openStage.out("outcome") } : undefined,
  });

const wayAfter = ({ key }: StageTemplate) => `After${key}`;
const way = { outcome: openStage.out("outcome") };

/**
 * A stage after which the way parts: on, or to the counsel, after which the route ends or goes on all the same. The domain has decided
 * why, and tells the machine only which way.
 */
function parting(stage: StageTemplate, counsel: StageTemplate, arnOf: ArnOf, next: string): [string, State<string>][] {
  const choice = (comment: string, aside: string): State<string> => ({
    Type: "Choice",
    Comment: comment,
    Choices: [{ Condition: jsonata("$outcome = 'aside'"), Next: aside }],
    Default: next,
  });
  const asking = (one: StageTemplate) =>
    stageTask<string>(one, arnOf, { catch: leave, next: wayAfter(one), assign: way });
  return [
    [stage.key, asking(stage)],
    [wayAfter(stage), choice("Дальше по маршруту или к консультации", counsel.key)],
    [counsel.key, asking(counsel)],
    [wayAfter(counsel), choice("Завершить маршрут или продолжить", "CloseRoute")],
  ];
}

/** Stages side by side. A branch cannot leave by itself: its errors fail the Parallel, and that catches them. */
const together = (group: ParallelStages, arnOf: ArnOf, next: string): ParallelState<string> => ({
  Type: "Parallel",
  Comment: group.branches.map((stage) => stage.title.ru).join(" · "),
  Branches: group.branches.map((stage) =>
    branch<string>({ StartAt: stage.key, States: { [stage.key]: stageTask<string>(stage, arnOf) } }),
  ),
  Catch: leave,
  Output: sameInput, // not the array of the branches' results
  Next: next,
});

type Outcome = z.input<typeof concludeCycle.input>["outcome"];
const is = (outcome: Outcome) => jsonata(`$outcome = '${outcome}'`);

/** What every route ends with. */
function ending(arnOf: ArnOf): Record<string, State<string>> {
  const { invoke } = calling<MachineInputs["route"]>(arnOf);
  const whenSuperseded = [caught(superseded, "Superseded")];
  const conclude = (outcome: Outcome, comment: string) =>
    invoke(concludeCycle, {
      comment,
      with: { outcome },
      catch: whenSuperseded,
      next: "CycleEnded",
    });
  return {
    CycleOutcome: {
      Type: "Choice",
      Comment: "Итог цикла",
      Choices: [
        { Condition: is("renew"), Next: "RenewCycle" },
        { Condition: is("hand-off"), Next: "HandOff" },
        { Condition: is("close"), Next: "CloseRoute" },
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
    ContinueAsNew: invoke(continueRoute, {
      comment: "Продолжить маршрут в новом исполнении",
      catch: whenSuperseded,
      next: "CycleEnded",
    }),
    CycleEnded: { Type: "Succeed", Comment: "Цикл завершён" },
    Superseded: { Type: "Succeed", Comment: "Маршрут ведёт новое поколение" },
  };
}

function requireSound(template: RouteTemplate, reserved: string[]): void {
  const inFlow = template.flow.flatMap((item) => (isParallel(item) ? item.branches : [item]));
  const stages = inFlow.flatMap((stage) => (stage.gate ? [stage, stage.gate.counsel] : [stage]));
  const ways = inFlow.flatMap((stage) => (stage.gate ? [stage, stage.gate.counsel].map(wayAfter) : []));
  const names = [...template.flow.filter(isParallel).map(nameOf), ...stages.map((stage) => stage.key), ...ways];
  const fault = (what: string) => new TemplateFault(`${routeMachine(template)}: ${what}`);

  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) !== i) throw fault(`two states are named ${name}`);
    if (reserved.includes(name)) throw fault(`${name} is the name of a state that every route has`);
  }
  const last = template.flow.at(-1);
  if (!last || isParallel(last) || last.settledBy !== "evaluation") throw fault("the last stage must be an evaluation");
  if (stages.filter((stage) => stage.settledBy === "evaluation").length > 1) throw fault("there can be one evaluation");
  // A branch of a Parallel state cannot leave it, and the choice would have nowhere to go.
  if (template.flow.some((item) => isParallel(item) && item.branches.some(({ gate }) => gate)))
    throw fault("the way parts beside other stages");
}
