import { expect, it } from "vitest";
import { enrolment } from "./index.ts";

const { StartAt, States } = enrolment((name) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`);

it("waits by its token to the next milestone, as often as there is one, and sends ids only", () => {
  const toMilestone = { secondsToMilestone: "{% $states.result.Payload.secondsToMilestone %}" };
  expect(StartAt).toBe("Begin");
  expect(States.Begin).toMatchObject({ Assign: toMilestone, Next: "AwaitSessions" });
  expect(States.AwaitSessions).toMatchObject({
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    TimeoutSeconds: "{% $secondsToMilestone %}",
    Catch: [
      { ErrorEquals: ["States.Timeout"], Next: "Milestone" },
      { ErrorEquals: ["Woken"], Next: "Milestone" },
      { ErrorEquals: ["GenerationSuperseded"], Next: "Superseded" },
    ],
    Next: "Ended",
  });
  expect(States.Milestone).toMatchObject({
    Assign: toMilestone,
    Next: "AwaitSessions",
    Arguments: {
      Payload: {
        tenant: "{% $states.input.tenant %}",
        enrolmentId: "{% $states.input.enrolmentId %}",
        generation: "{% $states.input.generation %}",
      },
    },
  });
});
