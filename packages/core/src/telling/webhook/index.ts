export { type CatalogueEntry, catalogue, eventTypes, publicType, type WebhookEventType } from "./catalogue.ts";
export { type Doors, dispatch, replacesMail, restartLost, send } from "./dispatch.actions.ts";
export { type Payload, payloadSchema } from "./payload.ts";
export { schedule } from "./schedule.ts";
export { attempt, type Sent } from "./send.actions.ts";
export { signedHeaders } from "./sign.ts";
export * from "./webhook.actions.ts";
export { load } from "./webhook.store.ts";
export * from "./webhook.ts";
