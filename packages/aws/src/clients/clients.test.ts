import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { once, renew } from "../once/index.ts";
import { dynamoClient, sfnClient } from "./index.ts";

it.each([
  ["DynamoDB", dynamoClient],
  ["Step Functions", sfnClient],
])("the client of %s does nothing for nobody, and all that makes a request valid", (_, client) => {
  process.env.AWS_REGION ??= "eu-central-1";
  const steps = client().middlewareStack.identify().join("\n");
  expect(steps).not.toMatch(/logger|userAgent|recursion/i);
  for (const needed of [
    "serializerMiddleware",
    "httpSigningMiddleware",
    "deserializerMiddleware",
    "hostHeaderMiddleware",
  ])
    expect(steps).toContain(needed);
});

it("loads nothing of Node's fetch, which a cold start would wait for (decision 0268)", () => {
  const room = pathToFileURL(path.join(import.meta.dirname, "index.ts")).href;
  const script = `const { dynamoClient, sfnClient } = await import(${JSON.stringify(room)});
    dynamoClient(); sfnClient();
    console.log(JSON.stringify(process.moduleLoadList.filter((name) => name.includes("undici"))));`;
  const env = { PATH: process.env.PATH, AWS_REGION: "eu-central-1" };
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { env, encoding: "utf8" });
  expect(said.trim()).toBe("[]");
});

it("is made once, also when it is nothing, and anew after all was forgotten", () => {
  let made = 0;
  const none = once(() => {
    made++;
    return undefined;
  });
  const first = dynamoClient();
  for (let i = 0; i < 2; i++) expect(none()).toBeUndefined();
  expect([made, dynamoClient() === first]).toEqual([1, true]);
  renew();
  none();
  expect([made, dynamoClient() === first]).toEqual([2, false]);
});

it("gives what was put in its place, until all is forgotten", () => {
  const usual = once(() => "made");
  expect(usual()).toBe("made");
  usual.instead("another");
  expect(usual()).toBe("another");
  renew();
  expect(usual()).toBe("made");
});
