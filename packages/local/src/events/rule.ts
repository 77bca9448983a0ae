import type { LambdaCall, LambdaResult, StatusChange } from "@marshrut/states";

/** The function that hears of executions which end so. */
export interface ExecutionRule {
  function: string;
  statuses: readonly string[];
}

/** A rule of EventBridge over what Step Functions tells: the function gets it as an event of its queue. */
export class Rule {
  readonly #rule: ExecutionRule | undefined;
  readonly #invoke: (call: LambdaCall) => Promise<LambdaResult>;
  /** `never`: nothing comes. Step Functions' events are delivered at best. */
  faults: { never?: boolean } = {};

  constructor(rule: ExecutionRule | undefined, invoke: (call: LambdaCall) => Promise<LambdaResult>) {
    this.#rule = rule;
    this.#invoke = invoke;
  }

  hear(event: StatusChange): void {
    if (this.faults.never || !this.#rule?.statuses.includes(event.detail.status)) return;
    void this.#invoke({
      functionName: this.#rule.function,
      payload: JSON.stringify(event),
      invocationType: "Event",
    });
  }
}
