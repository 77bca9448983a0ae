import type { Write } from "../../ground/shared/index.ts";

/** Whether a delivery may still leave; what must hold in its claim's transaction, and what joins it on the wire. */
export type Clearance =
  | { open: true; guards: Write[]; reply(): Promise<{ reply?: { url: string; token: string } }> }
  | { open: false; because: "withheld" | "superseded" };
