export { consoleCaching, consoleHeaders, consolePath, consoleSettings, consoleWays } from "./console.ts";
export { type Cors, consoles, corsOf } from "./cors.ts";
export { openPolicy, pagePolicy, securityHeaders } from "./security.ts";
