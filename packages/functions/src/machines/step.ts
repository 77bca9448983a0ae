import * as Step from "@marshrut/core/step";
import * as Task from "@marshrut/workflows/tasks";
import { handling } from "./handling.ts";

// The states of agency-step, in its own order.

export const dispatchStep = handling(Task.dispatchStep, Step.tick);

export const awaitReport = handling(Task.awaitReport, Step.registerWait);

export const milestone = handling(Task.milestone, Step.tick);
