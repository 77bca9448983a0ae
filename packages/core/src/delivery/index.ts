export { deliver, type Order, withhold } from "./deliver.actions.ts";
export { deliveryIdOf, load, stepDeliveries, tenantDeliveries } from "./delivery.store.ts";
export type * from "./delivery.ts";
