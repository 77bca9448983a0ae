import { afterEach, expect, test, vi } from "vitest";
import { environmentOf, setEnvironment } from "./environment.ts";
import type { Manifest, Place } from "./manifest.types.ts";

afterEach(() => vi.unstubAllEnvs());

const place = {
  urls: {
    dynamodb: "http://127.0.0.1:1",
    states: "http://127.0.0.1:2",
    mail: "http://127.0.0.1:3",
    lambda: "http://127.0.0.1:4",
  },
  arns: { machine: (name: string) => `arn:machine:${name}` },
} as Place;
const fn = (name: string, env: Manifest["functions"][number]["env"]) => ({
  name,
  env,
  timeoutSeconds: 1,
  load: () => Promise.reject(new Error("unused")),
});
const manifestOf = (...functions: Manifest["functions"]): Manifest => ({
  functions,
  tables: [],
  machines: [],
  streams: [],
  schedules: [],
});

test("handlers find their services by the SDK's own variables, and functions have theirs", () => {
  const manifest = manifestOf(
    fn("relay", ({ arns }) => ({ MACHINE_STEP: arns.machine("agency-step") })),
    fn("api", { TABLE_RECORDS: "records" }),
  );
  expect(environmentOf({ ...manifest, env: { TABLE_RECORDS: "records" } }, place, "eu-central-1")).toMatchObject({
    AWS_REGION: "eu-central-1",
    AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:1",
    AWS_ENDPOINT_URL_SFN: "http://127.0.0.1:2",
    AWS_ENDPOINT_URL_SES: "http://127.0.0.1:3",
    MACHINE_STEP: "arn:machine:agency-step",
    TABLE_RECORDS: "records",
  });
});

test("two functions that disagree are named", () => {
  const manifest = manifestOf(fn("relay", { TABLE: "a" }), fn("api", { TABLE: "b" }));
  expect(() => environmentOf(manifest, place, "eu-central-1")).toThrow("relay and api want different values of TABLE");
});

test("nothing of the developer's own account shines through, and all of it comes back", () => {
  vi.stubEnv("AWS_PROFILE", "production");
  vi.stubEnv("AWS_SESSION_TOKEN", "secret");
  vi.stubEnv("AWS_REGION", "us-east-1");
  const restore = setEnvironment(environmentOf(manifestOf(), place, "eu-central-1"));
  expect([process.env.AWS_PROFILE, process.env.AWS_SESSION_TOKEN, process.env.AWS_REGION]).toEqual([
    undefined,
    undefined,
    "eu-central-1",
  ]);
  restore();
  expect([process.env.AWS_PROFILE, process.env.AWS_SESSION_TOKEN, process.env.AWS_REGION]).toEqual([
    "production",
    "secret",
    "us-east-1",
  ]);
  expect(process.env.AWS_ENDPOINT_URL_DYNAMODB).toBeUndefined();
});
