import { SESClient } from "@aws-sdk/client-ses";
import { once, repeating, wire } from "../clients/wire.ts";

/** A mail with attachments takes longer to hand over. */
export const sesClient = /* @__PURE__ */ once(() => new SESClient({ ...wire(15_000), ...repeating }));
