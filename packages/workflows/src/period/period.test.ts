import { describe, expect, it } from "vitest";
import { reportingPeriod } from "./index.ts";

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
const { StartAt, States } = reportingPeriod(arn);
const toMilestone = { secondsToMilestone: "{% $states.result.Payload.secondsToMilestone %}" };

describe("reporting-period", () => {
  it("opens, and collects until the next milestone or until it is locked", () => {
    expect(StartAt).toBe("Open");
    expect(States.Open).toMatchObject({ Assign: toMilestone, Next: "Collect" });
    expect(States.Collect).toMatchObject({
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      TimeoutSeconds: "{% $secondsToMilestone %}",
      Catch: [
        { ErrorEquals: ["States.Timeout"], Next: "Milestone" },
        { ErrorEquals: ["Woken"], Next: "Milestone" },
        { Next: "Superseded" },
      ],
      Next: "Aggregate",
    });
    expect(States.Milestone).toMatchObject({ Assign: toMilestone, Next: "Collect" });
  });

  it("then sums up and hands over, and ends as succeeded when a newer generation runs the period", () => {
    expect([States.Aggregate, States.HandOver]).toMatchObject([{ Next: "HandOver" }, { Next: "Done" }]);
    for (const name of ["Open", "Collect", "Milestone", "Aggregate", "HandOver"])
      expect(States[name]).toMatchObject({
        Catch: expect.arrayContaining([expect.objectContaining({ ErrorEquals: ["GenerationSuperseded"] })]),
      });
  });

  it("sends ids only", () => {
    const ids = {
      tenant: "{% $states.input.tenant %}",
      period: "{% $states.input.period %}",
      generation: "{% $states.input.generation %}",
    };
    expect(States.HandOver).toMatchObject({ Arguments: { Payload: ids } });
  });
});
