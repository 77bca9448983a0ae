export { type Access, accessLine } from "./access.ts";
export { type Gateway, type GatewayOptions, startGateway } from "./gateway.ts";
