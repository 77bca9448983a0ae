export * from "./address.ts";
export { deliver, deliverText, type Order, withhold } from "./deliver.actions.ts";
export { type DeliveryQuery, find, get, resend, resendSince } from "./deliveries.actions.ts";
export type * from "./delivery.events.ts";
export {
  attemptsOf,
  deliveryIdOf,
  familyDeliveryIdOf,
  load,
  type More,
  retryingPage,
  tenantDeliveries,
  webhookDeliveryIdOf,
  write,
} from "./delivery.store.ts";
export * from "./delivery.ts";
export { expiring } from "./expire.actions.ts";
export { givingUp } from "./giving-up.ts";
export { Postponed } from "./postponed.ts";
export * from "./returned.actions.ts";
