/** An error as the Amazon States Language knows it: a name and a cause, either of which may be absent. */
export class StateFailure extends Error {
  override name = "StateFailure";
  readonly error: string | undefined;
  readonly reason: string | undefined;
  /** True for what the engine itself found wrong: AWS puts the state's name before such causes. */
  internal = false;
  /** True for what ends the execution at once, wherever in it: no Retry, no Catch, no event of a Parallel or Map around. */
  terminal = false;
  /** Set for failures of JSONata: the field, e.g. `Output/total`; "" when no field can be named. */
  location: string | undefined;
  /** Another name under which Retry and Catch may match it. */
  alias: string | undefined;

  constructor(error: string | undefined, cause: string | undefined) {
    super(cause ?? error ?? "");
    this.error = error;
    this.reason = cause;
  }
}

function internal(error: string, cause: string): StateFailure {
  const failure = new StateFailure(error, cause);
  failure.internal = true;
  return failure;
}

/** States.Runtime: neither Retry nor Catch sees it. */
export function runtimeFailure(cause: string): StateFailure {
  const failure = internal("States.Runtime", cause);
  failure.terminal = true;
  return failure;
}

export function intrinsicFailure(cause: string): StateFailure {
  return internal("States.IntrinsicFailure", cause);
}

/** An evaluation error: becomes an EvaluationFailed event in the history of a JSONata state. */
export function queryFailure(cause: string, location = ""): StateFailure {
  const failure = internal("States.QueryEvaluationError", cause);
  failure.location = location;
  return failure;
}
