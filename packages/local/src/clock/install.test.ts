import { SignJWT } from "jose";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { install, RealDate, VirtualClock } from "./index.ts";

const start = Date.UTC(2031, 4, 1, 12);
let uninstall: () => void;
afterEach(() => uninstall());

test("Date, Temporal and jose all read the machine's clock", async () => {
  const clock = new VirtualClock({ now: start, frozen: true });
  uninstall = install(clock);
  expect(Date.now()).toBe(start);
  expect(new Date().toISOString()).toBe("2031-05-01T12:00:00.000Z");
  expect(Date()).toBe(new RealDate(start).toString());
  expect(Temporal.Now.instant().epochMilliseconds).toBe(start);
  expect(Temporal.Now.plainDateISO("Asia/Novokuznetsk").toString()).toBe("2031-05-01");
  const jwt = await new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setIssuedAt().sign(new Uint8Array(32));
  expect(JSON.parse(atob(jwt.split(".")[1]!)).iat).toBe(start / 1000);
  await clock.advanceBy("P1D", "UTC");
  expect(Date.now()).toBe(start + 86_400_000);
});

test("dates keep being dates, whoever made them", () => {
  const older = new Date(0);
  uninstall = install({ now: () => start });
  expect(older).toBeInstanceOf(Date);
  expect(structuredClone(new Date(5))).toBeInstanceOf(Date);
  expect(older.constructor).toBe(Date);
  expect(new Date(2020, 1, 29).getMonth()).toBe(1);
  expect(new Date("2020-02-29T00:00:00Z").getTime()).toBe(Date.UTC(2020, 1, 29));
  expect(new Date(older).getTime()).toBe(0);
  expect(Date.parse("1970-01-01T00:00:00Z")).toBe(0);
  class Stamp extends Date {}
  expect(new Stamp()).toBeInstanceOf(Stamp);
  expect(new Stamp().getTime()).toBe(start);
});

test("going back restores the system's Date", () => {
  install({ now: () => start })();
  uninstall = () => {};
  expect(Date).toBe(RealDate);
  expect(new Date(0).constructor).toBe(RealDate);
  expect(Date.now()).not.toBe(start);
});
