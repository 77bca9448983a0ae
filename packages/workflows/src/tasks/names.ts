import * as tasks from "./index.ts";

/** The functions that machines call, by their logical names. */
export type TaskName = (typeof tasks)[keyof typeof tasks]["name"];
export const taskNames: TaskName[] = Object.values(tasks).map(({ name }) => name);
