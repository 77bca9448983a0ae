/** What every engine is given to do, and what it must offer for that: a route of five steps, each answered from outside. */

/** A, then three at once, then C. */
export const steps = { first: "A", together: ["B1", "B2", "B3"], last: "C" } as const;
export const everyStep = [steps.first, ...steps.together, steps.last] as const;
export type Step = (typeof everyStep)[number];

/** The side effect of a step: the world is asked, and answers with the token. */
export interface Ask {
  route: string;
  step: Step;
  /** By which the engine knows what is answered, where it has such a thing. */
  token: string;
}

/** An engine with the handlers of the workload, in the process of the handlers. */
export interface Hosted {
  /** Resolves when the route is begun and that is on disk. A repeat is the same request. */
  start(route: string): Promise<void>;
  /** Resolves when the answer is on disk. A repeat is the same answer. */
  answer(ask: Ask): Promise<void>;
  /** How many routes have not ended. */
  open(): Promise<number>;
  /** What is durable by which setting, and where the engine lives: said in the report. */
  setting: string;
}

/**
 * Opens the engine on a folder, which may hold what a killed one has left.
 * @param ask may be called more than once for a step, if the engine does not know that it was
 */
export type Open = (home: string, ask: (wanted: Ask) => void) => Promise<Hosted>;

/** As our machines have it: a function that could not be called is called again, under another token. */
const retry = [
  { ErrorEquals: ["Lambda.SdkClientException", "Lambda.Unknown"], IntervalSeconds: 1, MaxAttempts: 8, BackoffRate: 2 },
];

const asked = (step: Step, more: object) => ({
  [step]: {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
    Arguments: {
      FunctionName: "ask",
      Payload: { route: "{% $route %}", step, token: "{% $states.context.Task.Token %}" },
    },
    Retry: retry,
    ...more,
  },
});

/** The workload as our machines are written. */
export const machine = {
  QueryLanguage: "JSONata",
  StartAt: "Remember",
  States: {
    Remember: { Type: "Pass", Assign: { route: "{% $states.input.route %}" }, Next: steps.first },
    ...asked(steps.first, { Next: "Together" }),
    Together: {
      Type: "Parallel",
      Branches: steps.together.map((step) => ({ StartAt: step, States: asked(step, { End: true }) })),
      Next: steps.last,
    },
    ...asked(steps.last, { End: true }),
  },
};

export const role = "arn:aws:iam::123456789012:role/bench";
export const machineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:bench-route";
