import { idPattern } from "@marshrut/core/shared";
import * as z from "zod";

/** An id in a query or a body. */
export const idText = <P extends string>(prefix: P) =>
  z
    .string()
    .regex(idPattern(prefix))
    .transform((s) => s as `${P}_${string}`);
