import { systemsPath } from "../lambda.ts";
import { links } from "../links/index.ts";
import { addressOf, type Late } from "../operation/index.ts";
import { operations } from "../operations/index.ts";

/** A route of the gateway that stands before the API. */
export interface GatewayRoute {
  /** As API Gateway writes it: `GET /v1/files`, `ANY /v1/{proxy+}`, `$default`. */
  key: string;
  /** Whether the gateway turns away whoever has no valid access token. */
  token: boolean;
}

/**
 * The gateway's routes, the same on AWS and on one machine. Under `/v1` it wants an access token, except where an operation
 * is reached by a link; the API checks the token again itself. Pages are for everybody.
 * @param systems whether agencies' systems have a way of their own: each is a client by itself, and an authorizer would have to be told
 * of every one (decision 0026)
 */
export const gatewayRoutes = (systems: boolean): GatewayRoute[] => [
  { key: "ANY /v1/{proxy+}", token: true },
  { key: "OPTIONS /v1/{proxy+}", token: false }, // a browser asks first, without token
  ...links.flatMap(keysOf).map((key) => ({ key, token: false })),
  ...operations
    .filter(isTakenByLink)
    .flatMap(keysOf)
    .map((key) => ({ key, token: true })),
  ...(systems ? [{ key: `ANY ${systemsPath}/v1/{proxy+}`, token: false }] : []),
  { key: "$default", token: false },
];

/** Whatever may be got may be asked about: mail scanners and calendars send HEAD first. */
const keysOf = (op: Late): string[] =>
  (op.method === "get" ? ["GET", "HEAD"] : [op.method.toUpperCase()]).map((method) => `${method} ${addressOf(op)}`);

/** Whether the open pattern of a link would let this operation through too: `/calendars/{token}` and `/calendars/years`. */
const isTakenByLink = (op: Late): boolean =>
  links.some(
    ({ method, path }) => method === op.method && new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(op.path),
  );

/** Requests a second, and how many at once, that the gateway lets through: far above a region's use, far below what a flood would cost. */
export const gatewayThrottling = { perSecond: 100, burst: 200 } as const;
