import { expect, it } from "vitest";
import { dynamoClient, sfnClient } from "./index.ts";

it.each([
  ["DynamoDB", dynamoClient],
  ["Step Functions", sfnClient],
])("the client of %s keeps no log of requests, and all that makes a request valid", (_, client) => {
  process.env.AWS_REGION ??= "eu-central-1";
  const steps = client().middlewareStack.identify().join("\n");
  expect(steps).not.toMatch(/logger/i);
  for (const needed of [
    "serializerMiddleware",
    "httpSigningMiddleware",
    "deserializerMiddleware",
    "hostHeaderMiddleware",
  ])
    expect(steps).toContain(needed);
});
