export { consoles } from "./cors.ts";
export { securityHeaders } from "./security.ts";
