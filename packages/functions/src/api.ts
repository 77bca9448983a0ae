import { createApp, lambdaHandler } from "@marshrut/api";
import { apiDeps } from "./container/api.ts";

/** Hashes of the keys of the edge; `none` where nothing stands before the gateway. */
const { ORIGIN_KEYS = "none" } = process.env;

/** The HTTP API behind API Gateway. */
export const handler = lambdaHandler(() => createApp(apiDeps()), ORIGIN_KEYS === "none" ? [] : ORIGIN_KEYS.split(","));
