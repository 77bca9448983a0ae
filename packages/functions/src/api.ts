import { createApp, lambdaHandler } from "@marshrut/api";
import { apiDeps } from "./container/api.ts";

/** The HTTP API behind API Gateway. */
export const handler = lambdaHandler(() => createApp(apiDeps()));
