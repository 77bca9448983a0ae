import { describe, expect, it } from "vitest";
import { branch, machine, UnknownState } from "./machine.ts";

// The compiler is half of this test: tsc fails when an expected error below does not happen.

describe("a machine whose transitions all name a state", () => {
  it("comes out as plain JSON", () => {
    const definition = machine({
      Comment: "Два состояния",
      StartAt: "Ask",
      States: {
        Ask: {
          Type: "Task",
          Resource: "arn:aws:states:::lambda:invoke",
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Done" }],
          Next: "Weigh",
        },
        Weigh: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "Ask" }], Default: "Both" },
        Both: {
          Type: "Parallel",
          Branches: [branch({ StartAt: "One", States: { One: { Type: "Pass", End: true } } })],
          Next: "Done",
        },
        Done: { Type: "Succeed" },
      },
    });

    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
    expect(Object.keys(definition)).toEqual(["Comment", "QueryLanguage", "StartAt", "States"]);
    expect(definition.States.Both).toMatchObject({ Branches: [{ StartAt: "One", States: { One: { Type: "Pass" } } }] });
  });
});

describe("a transition that names no state does not compile, and throws where it was forced", () => {
  it("StartAt", () => {
    expect(() =>
      machine({
        // @ts-expect-error no such state
        StartAt: "Nowhere",
        States: { Done: { Type: "Succeed" } },
      }),
    ).toThrow(UnknownState);
  });

  it("Next", () => {
    expect(() =>
      machine({
        StartAt: "First",
        States: {
          // @ts-expect-error no such state
          First: { Type: "Pass", Next: "Nowhere" },
          Done: { Type: "Succeed" },
        },
      }),
    ).toThrow('First leads to "Nowhere", which is none of: First, Done');
  });

  it("Default", () => {
    expect(() =>
      machine({
        StartAt: "Weigh",
        States: {
          Weigh: {
            Type: "Choice",
            Choices: [{ Condition: true, Next: "Done" }],
            // @ts-expect-error no such state
            Default: "Nowhere",
          },
          Done: { Type: "Succeed" },
        },
      }),
    ).toThrow(UnknownState);
  });

  it("Choices.Next", () => {
    expect(() =>
      machine({
        StartAt: "Weigh",
        States: {
          Weigh: {
            Type: "Choice",
            // @ts-expect-error no such state
            Choices: [{ Condition: true, Next: "Nowhere" }],
          },
          Done: { Type: "Succeed" },
        },
      }),
    ).toThrow(UnknownState);
  });

  it("Catch.Next", () => {
    expect(() =>
      machine({
        StartAt: "Ask",
        States: {
          Ask: {
            Type: "Task",
            Resource: "arn:aws:states:::lambda:invoke",
            // @ts-expect-error no such state
            Catch: [{ ErrorEquals: ["States.ALL"], Next: "Nowhere" }],
            Next: "Done",
          },
          Done: { Type: "Succeed" },
        },
      }),
    ).toThrow(UnknownState);
  });

  it("Next of a branch, also when it names a state of the machine around it", () => {
    expect(() =>
      machine({
        StartAt: "Both",
        States: {
          Both: {
            Type: "Parallel",
            Branches: [
              branch({
                StartAt: "One",
                States: {
                  // @ts-expect-error a branch cannot leave its scope
                  One: { Type: "Pass", Next: "Done" },
                },
              }),
            ],
            Next: "Done",
          },
          Done: { Type: "Succeed" },
        },
      }),
    ).toThrow(UnknownState);
  });

  it("a branch written as a bare literal, which nobody checked", () => {
    const definition = machine({
      StartAt: "Both",
      States: {
        // @ts-expect-error only branch() makes a branch
        Both: { Type: "Parallel", Branches: [{ StartAt: "One", States: { One: { Type: "Succeed" } } }], End: true },
      },
    });
    expect(definition.StartAt).toBe("Both");
  });
});
