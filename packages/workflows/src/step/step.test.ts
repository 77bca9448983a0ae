import { describe, expect, it } from "vitest";
import { agencyStep } from "./index.ts";

const { StartAt, States } = agencyStep((name) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`);
const ids = {
  tenant: "{% $states.input.tenant %}",
  routeId: "{% $states.input.routeId %}",
  stepId: "{% $states.input.stepId %}",
  generation: "{% $states.input.generation %}",
};
const toMilestone = { secondsToMilestone: "{% $states.result.Payload.secondsToMilestone %}" };

describe("agency-step", () => {
  it("waits for the day of the request, then asks", () => {
    expect(StartAt).toBe("NotBefore");
    expect(States.NotBefore).toMatchObject({ Timestamp: "{% $states.input.requestAt %}", Next: "Dispatch" });
    expect(States.Dispatch).toMatchObject({
      Arguments: { FunctionName: "arn:aws:lambda:eu-central-1:123456789012:function:dispatch-step", Payload: ids },
      Assign: toMilestone,
      Next: "AwaitReport",
    });
  });

  it("waits for the report until the next milestone, and again after it", () => {
    expect(States.AwaitReport).toMatchObject({
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: { Payload: { ...ids, taskToken: "{% $states.context.Task.Token %}" } },
      TimeoutSeconds: "{% $secondsToMilestone %}",
      Catch: [
        { ErrorEquals: ["States.Timeout"], Next: "Milestone" },
        { ErrorEquals: ["Woken"], Next: "Milestone" },
        { Next: "Superseded" },
      ],
      Next: "Conclude",
    });
    expect(States.Milestone).toMatchObject({ Assign: toMilestone, Next: "AwaitReport" });
  });

  it("ends as succeeded when a newer generation runs the step, whoever says so", () => {
    for (const name of ["Dispatch", "AwaitReport", "Milestone"])
      expect(States[name]).toMatchObject({
        Catch: expect.arrayContaining([expect.objectContaining({ ErrorEquals: ["GenerationSuperseded"] })]),
      });
    expect(States.Superseded?.Type).toBe("Succeed");
  });
});
