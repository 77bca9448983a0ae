import type { Answer } from "./answer.ts";

/** CORS of an HTTP API, in its own words. */
export interface Cors {
  allowOrigins: readonly string[];
  allowMethods: readonly string[];
  allowHeaders: readonly string[];
  exposeHeaders: readonly string[];
  maxAge: number;
}

/**
 * What an HTTP API with CORS makes of each answer, its own refusals among them: it passes on nothing that the function says of
 * CORS, and says itself what is configured to origins that are. A browser's first question is answered by whoever has a route for it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function withCors(answer: Answer, origin: string | undefined, cors: Cors | undefined): Answer {
  if (!cors) return answer;
  const said = Object.entries(answer.headers).filter(([name]) => !name.startsWith("access-control-"));
  const headers = Object.fromEntries(said);
  if (origin === undefined || !cors.allowOrigins.includes(origin)) return { ...answer, headers };
  return {
    ...answer,
    headers: {
      ...headers,
      vary: [headers.vary, "origin"].filter(Boolean).join(", "),
      "access-control-allow-origin": origin,
      "access-control-allow-methods": cors.allowMethods.join(","),
      "access-control-allow-headers": cors.allowHeaders.join(","),
      "access-control-expose-headers": cors.exposeHeaders.join(","),
      "access-control-max-age": String(cors.maxAge),
    },
  };
}
