import { createApp, lambdaHandler } from "@marshrut/api";
import { once } from "@marshrut/aws/once";
import { apiDeps } from "./container/api.ts";

/** Hashes of the keys of the edge; `none` where nothing stands before the gateway. */
const originKeys = process.env.ORIGIN_KEYS ?? "none";

/** The HTTP API behind API Gateway. */
export const handler: ReturnType<typeof lambdaHandler> = (event, context) => served()(event, context);

const served = once(() =>
  lambdaHandler(() => createApp(apiDeps()), originKeys === "none" ? [] : originKeys.split(",")),
);
