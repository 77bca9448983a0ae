/**
 * The executions that keep order and wait, as the domain sees them: Step Functions on AWS, our own engine locally. They are
 * never the truth (DESIGN §4): any of them may be missing, and a caller learns that by the answer, not by an error. Inputs
 * and outputs hold ids only (DESIGN §9). Every method may throw `Unavailable`: not reached, or asked to slow down.
 */
export interface Workflows {
  /**
   * Starts one generation. @param machine logical name (`agency-step`, `route-school-age-v1`)
   * @param name of the execution, unique within the machine for 90 days after its end: 1–80 letters, digits, `-`, `_`
   * @returns `exists` when an execution of that name runs, ran, or was started by an earlier attempt with another input;
   * an earlier attempt with the same input that still runs answers `started` again.
   */
  start(execution: { machine: string; name: string; input: unknown }): Promise<"started" | "exists">;
  /** Ends the wait behind a task token. @returns `gone` when nobody waits there: answered before, timed out, aborted, unknown. */
  succeed(token: string, output: unknown): Promise<"done" | "gone">;
  /**
   * Ends the wait behind a task token without an answer: the machine looks anew at what is due, and waits again. For what
   * moves a timetable (a reassignment, a pause). @returns as `succeed`
   */
  wake(token: string): Promise<"done" | "gone">;
  /**
   * Aborts; an execution that is absent or has ended is left as it is. @param cause for people who read its history: no
   * personal data
   */
  stop(machine: string, name: string, cause: string): Promise<void>;
  status(machine: string, name: string): Promise<"running" | "ended" | "absent">;
  /**
   * Whether somebody waits behind a task token. It leaves nothing in the execution's history, and may be asked thirty times as often
   * as `status`.
   */
  waits(token: string): Promise<boolean>;
}
