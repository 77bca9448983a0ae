import { once } from "@marshrut/aws/once";
import { sealsAt } from "@marshrut/aws/seals";
import { setting } from "./setting.ts";

/** Where the seals of the audit log are kept, and by which key they are signed. */
export const seals = once(() => sealsAt(setting("SEALS"), setting("SEAL_KEY")));
