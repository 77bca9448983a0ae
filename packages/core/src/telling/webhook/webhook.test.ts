import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { afterAttempt } from "./health.ts";
import { payloadOf } from "./payload.ts";
import { retryAfterSeconds, schedule, waitAfter } from "./schedule.ts";
import { urlFault } from "./url.ts";
import type { Webhook } from "./webhook.ts";

const now = Temporal.Instant.from("2025-03-03T05:00:00Z");

describe("the schedule of retries", () => {
  it("is ten attempts over three days and a little", () => {
    expect(schedule).toHaveLength(9);
    expect(schedule.reduce((sum, s) => sum + s, 0) / 3600).toBeCloseTo(75.6, 1);
    expect(waitAfter(10, 0)).toBeUndefined();
  });
  it("adds a tenth by chance at most", () => {
    expect([waitAfter(2, 0), waitAfter(2, 0.999)]).toEqual([300, 330]);
  });
  it("waits as asked, up to a day", () => {
    expect(waitAfter(1, 0, 7200)).toBe(7200);
    expect(waitAfter(1, 0, 10 ** 9)).toBe(86_400);
    expect(waitAfter(8, 0, 10)).toBe(72_000);
  });
  it.each([
    ["120", 120],
    ["Mon, 03 Mar 2025 05:01:00 GMT", 60],
    ["Mon, 03 Mar 2025 04:00:00 GMT", 0],
    ["soon", 0],
    ["-5", 0],
    [undefined, 0],
  ])("reads Retry-After: %s", (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});

describe("an endpoint's health", () => {
  const endpoint = { status: "active", health: {} } as Webhook;
  const failed = { ok: false, failure: "500", gone: false } as const;
  it("remembers since when it fails, and forgets it by one success", () => {
    const once = afterAttempt(endpoint, failed, now);
    const twice = afterAttempt(once, failed, now.add({ hours: 100 }));
    expect(twice.health.failingSince).toBe(now.toString());
    expect(twice.status).toBe("active");
    expect(afterAttempt(twice, { ok: true }, now.add({ hours: 101 })).health.failingSince).toBeUndefined();
    expect(afterAttempt(twice, failed, now.add({ hours: 120 }))).toMatchObject({
      status: "disabled",
      disabledBecause: "failing",
    });
  });
  it("is not written for every success", () => {
    const well = afterAttempt(endpoint, { ok: true }, now);
    expect(afterAttempt(well, { ok: true }, now.add({ minutes: 5 }))).toBe(well);
  });
});

it("tells a former agency that its step went on, and not to whom", () => {
  const event = {
    at: now.toString(),
    data: {
      stepId: "step_1",
      routeId: "route_1",
      childId: "child_1",
      agencyId: "agency_next",
      cycle: 1,
      stage: "S",
      assignment: 2,
    },
  };
  const payload = payloadOf("step.withdrawn", event, {
    agencyId: "agency_former",
    assignment: 1,
    publicUrl: "https://m.example",
  });
  expect(payload.data).toMatchObject({
    agencyId: "agency_former",
    assignment: 1,
    url: "https://m.example/v1/steps/step_1",
  });
  expect(JSON.stringify(payload)).not.toMatch(/agency_next|child_1/);
});

describe("addresses", () => {
  it.each(["https://school-17.example.org/hooks", "https://школа.рф/hooks", "https://a.example.org:8443/?x=1"])(
    "%s",
    (url) => {
      expect(urlFault(url, false)).toBeUndefined();
    },
  );
  it.each([
    "https://127.0.0.1/",
    "http://localhost/",
    "https://a.example.org:444/",
    "https://1.1.1.1/",
    "https:a.example.org/hooks",
    "https:/a.example.org/hooks",
    "https:///a.example.org/hooks",
    "ftp://a.example.org/",
  ])("not %s", (url) => {
    expect(urlFault(url, false)).toMatchObject({ ru: expect.any(String), en: expect.any(String) });
  });
  it("loopback in the local cloud only", () => {
    expect(urlFault("http://127.0.0.1:9000/", true)).toBeUndefined();
    expect(urlFault("http://10.0.0.1/", true)).toBeDefined();
  });
});
