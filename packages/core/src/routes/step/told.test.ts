import { expect, it } from "vitest";
import { inStatus, withheld } from "../../../test/fixtures/step.ts";
import { isTold, type Step } from "./step.ts";

const { planned, requested, completed } = inStatus;
it.each<[string, Step, boolean]>([
  ["that was asked for", requested, true],
  ["that has ended", completed, true],
  ["that is yet to be asked for", planned, false],
  ["that was asked for and is planned anew", { ...planned, requestedAt: requested.requestedAt } as Step, false],
  ["that was never asked for, whatever its status", { ...requested, requestedAt: undefined } as unknown as Step, false],
  ["for which consent is wanting", withheld(), false],
])("an organisation knows of a step %s: %s", (_, step, knows) => {
  expect(isTold(step)).toBe(knows);
});
