export { type Cors, consoles, corsOf } from "./cors.ts";
export { securityHeaders } from "./security.ts";
