export { RespondView, respondOperation } from "./operation.ts";
export { serveRespond } from "./serve.ts";
