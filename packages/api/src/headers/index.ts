export { type Cors, consoles, corsOf } from "./cors.ts";
export { pagePolicy, securityHeaders } from "./security.ts";
