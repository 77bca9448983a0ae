import { describe, expect, it } from "vitest";
import * as z from "zod";
import { calling } from "../lambda/index.ts";
import { task, wait } from "./task.ts";

// The compiler is half of this test: tsc fails when an expected error below does not happen.

const weigh = task("weigh-it", {
  in: z.object({ tenant: z.string(), round: z.int(), mode: z.enum(["fast", "slow"]) }),
  out: z.object({ grams: z.int() }),
});
const hold = wait("hold-it", { in: z.object({ tenant: z.string() }), answer: z.object({ outcome: z.string() }) });
const { input, invoke, awaitToken } = calling<{ tenant: string; round: number }>((name) => `arn:${name}`);
const rest = { comment: "Взвесить", next: "Done" } as const;

describe("a task", () => {
  it("takes from the machine's input what that has, and from the call what it has not", () => {
    expect(invoke(weigh, { ...rest, with: { mode: "fast" }, assign: { grams: weigh.out("grams") } })).toMatchObject({
      Arguments: {
        FunctionName: "arn:weigh-it",
        Payload: { tenant: "{% $states.input.tenant %}", round: "{% $states.input.round %}", mode: "fast" },
      },
      Assign: { grams: "{% $states.result.Payload.grams %}" },
    });
  });

  it("that waits is handed the token, and its result is whoever answers that", () => {
    const state = awaitToken(hold, { ...rest, timeoutSeconds: "{% 60 %}", assign: { outcome: hold.out("outcome") } });
    expect(state).toMatchObject({
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: {
        FunctionName: "arn:hold-it",
        Payload: { tenant: "{% $states.input.tenant %}", taskToken: "{% $states.context.Task.Token %}" },
      },
      Assign: { outcome: "{% $states.result.outcome %}" },
    });
  });

  it("lets unknown fields of an older version's input pass, and wants its own", () => {
    const call = { tenant: "pilot", round: 1, mode: "slow" };
    expect(weigh.input.parse({ ...call, gone: true })).toEqual(call);
    expect(weigh.input.safeParse({ tenant: "pilot", mode: "slow" }).success).toBe(false);
    expect(hold.input.safeParse({ tenant: "pilot" }).success).toBe(false);
  });
});

describe("does not compile:", () => {
  it("a field that the task does not give", () => {
    // @ts-expect-error no such field
    expect(weigh.out("kilos")).toBe("{% $states.result.Payload.kilos %}");
    // @ts-expect-error no such field
    expect(hold.out("grams")).toBe("{% $states.result.grams %}");
  });

  it("a field of the input that the machine is not started with", () => {
    // @ts-expect-error no such field
    expect(input("rounds")).toBe("{% $states.input.rounds %}");
  });

  it("a call without what the machine's input lacks, with a wrong value of it, or with more", () => {
    // @ts-expect-error `mode` is missing
    invoke(weigh, { ...rest });
    // @ts-expect-error no such mode
    invoke(weigh, { ...rest, with: { mode: "later" } });
    // @ts-expect-error the machine's input has it already
    invoke(weigh, { ...rest, with: { mode: "fast", round: 2 } });
  });

  it("an input of another kind than the task takes", () => {
    const other = calling<{ tenant: string; round: string }>((name) => `arn:${name}`);
    // @ts-expect-error `round` is text here and has to be given
    other.invoke(weigh, { ...rest, with: { mode: "fast" } });
  });

  it("a call that waits for no token, and a token that nobody waits for", () => {
    // @ts-expect-error it waits
    invoke(hold, rest);
    // @ts-expect-error it answers by itself
    awaitToken(weigh, { ...rest, timeoutSeconds: "{% 60 %}" });
  });
});
