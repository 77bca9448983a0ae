import { filesAt } from "@marshrut/aws/files";
import { once } from "@marshrut/aws/once";
import { setting } from "./setting.ts";

/** Where files lie, encrypted. */
export const files = once(() => filesAt(setting("FILES")));
