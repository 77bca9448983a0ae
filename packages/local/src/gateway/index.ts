export { type Access, accessLine } from "./access.ts";
export type { Answer } from "./answer.ts";
export type { JwtAuthorizer } from "./authorizer.ts";
export type { Cors } from "./cors.ts";
export { type Gateway, type GatewayOptions, startGateway } from "./gateway.ts";
export type { Route } from "./routes.ts";
