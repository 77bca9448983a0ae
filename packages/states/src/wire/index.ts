export type { Api } from "./context.ts";
export { startWith } from "./operations/executions.ts";
export { call, type Door, listen, type Server } from "./server.ts";
