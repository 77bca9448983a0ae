import type { APIGatewayProxyEventV2 } from "aws-lambda";

/** A request as API Gateway passes it on to a function. */
export const eventOf = (
  method: string,
  path: string,
  headers: Record<string, string> = { host: "api.example.org" },
  more: Partial<APIGatewayProxyEventV2> = {},
): APIGatewayProxyEventV2 => {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers,
    isBase64Encoded: false,
    requestContext: {
      accountId: "1",
      apiId: "a",
      domainName: "api.example.org",
      domainPrefix: "api",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.7", userAgent: "test" },
      requestId: "r",
      routeKey: "$default",
      stage: "$default",
      time: "10/Mar/2025:03:00:00 +0000",
      timeEpoch: 0,
    },
    ...more,
  };
};
