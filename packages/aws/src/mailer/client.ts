import { SESClient } from "@aws-sdk/client-ses";
import { repeating, wire } from "../clients/wire.ts";
import { once } from "../once/index.ts";

/** A mail with attachments takes longer to hand over. */
export const sesClient = /* @__PURE__ */ once(() => new SESClient({ ...wire(15_000), ...repeating }));
