import path from "node:path";
import { expect, test } from "vitest";
import { type Greeting, greeting } from "./index.ts";

const at = (n: number) => `http://127.0.0.1:${n}`;
const said = (more: Partial<Greeting> = {}): string =>
  greeting({
    urls: { api: at(1), mail: at(2), states: at(3), identity: at(4), control: at(5) },
    home: path.resolve(".marshrut"),
    now: Date.UTC(2026, 2, 2, 3, 0, 21, 775),
    zone: "Asia/Novokuznetsk",
    ownClock: false,
    ...more,
  }).join("\n");

test("the lines for the second terminal reach the cloud that prints them", () => {
  expect(said()).toContain("  TOKEN=$(npm run --silent token -- coordinator)\n");
  const elsewhere = said({ home: "/tmp/hooks", routeId: "route_1" });
  expect(elsewhere).toContain("  TOKEN=$(MARSHRUT_HOME=/tmp/hooks npm run --silent token -- coordinator)\n");
  expect(elsewhere).toContain(`${at(1)}/v1/routes/route_1\n`);
  expect(elsewhere).toContain(`${at(5)}/local/clock`);
});

test("it leads to the console, and to the pages that are for everybody", () => {
  expect(said()).toContain(`${at(1)}/console `);
  expect(said()).toContain(`${at(1)}/help`);
});

test("it tells the clock, and whether MARSHRUT_NOW counted for nothing", () => {
  expect(said()).toContain("2026-03-02 10:00  (Asia/Novokuznetsk)");
  expect(said()).not.toContain("MARSHRUT_NOW");
  expect(said({ ownClock: true })).toMatch(/MARSHRUT_NOW не использована.*\n.*MARSHRUT_NOW was not used/);
});
