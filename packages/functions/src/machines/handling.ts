import { type Ctx, taskCtx } from "@marshrut/core/shared";
import type { Task } from "@marshrut/workflows/tasks";
import type * as z from "zod";
import { deps } from "../container/deps.ts";

/** The state machines act as the platform itself. */
const asMachine = ({ tenant }: { tenant: string }): Ctx => taskCtx(deps(), tenant, "machine");

/** What a task takes, once it is parsed. */
export type Call<T extends Task> = z.output<T["input"]>;
/** What a task gives back. */
export type Answer<T extends Task> = z.input<T["output"]>;

/**
 * The handler of a machine's task: takes what the task declares, does the work as the platform, and answers what the task
 * declares and nothing else.
 */
export const handling =
  <T extends Task>(task: T, work: (ctx: Ctx, call: Call<T> & { tenant: string }) => Promise<Answer<T>>) =>
  async (event: unknown): Promise<z.output<T["output"]>> => {
    const call = task.input.parse(event) as Call<T> & { tenant: string };
    return task.output.parse(await work(asMachine(call), call)) as z.output<T["output"]>;
  };
