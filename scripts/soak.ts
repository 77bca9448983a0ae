import { spawnSync } from "node:child_process";

// What needs long to show: the tests of `npm test` that know a longer form of themselves, or are left out there, one after the other.

const long = [
  { what: "F1: a hundred kills", minutes: 4, test: "test/faults/kill.test.ts" },
  { what: "F25: an hour of throttled writes", minutes: 2, test: "test/faults/throttled.test.ts" },
  { what: "F25: a night without mail", minutes: 2, test: "test/faults/clocks.test.ts" },
  { what: "a month of 60 organisations", minutes: 2, test: "test/agencies/month.test.ts" },
  { what: "a year of 211 organisations", minutes: 3, test: "test/roadmap/year.test.ts" },
  {
    what: "F2, F6, F13: every crash, and one near the limit of an execution",
    minutes: 3,
    test: "test/faults/crash.test.ts",
  },
  { what: "F26: a death at each await", minutes: 1, test: "test/faults/awaits.test.ts" },
  { what: "the demo's whole story", minutes: 1, test: "test/journey/demo.test.ts" },
  { what: "what is agreed and received, in the console", minutes: 1, test: "test/console/agreed.test.ts" },
  { what: "an event that is moved, in the console", minutes: 1, test: "test/console/standing.test.ts" },
  { what: "every screen of each role, in the console", minutes: 1, test: "test/console/roles.test.ts" },
  { what: "a family's page in a browser", minutes: 1, test: "test/journey/family.test.ts" },
  { what: "two ways of their own in a browser", minutes: 2, test: "test/journey/ways.test.ts" },
  { what: "lessons by video in a browser", minutes: 1, test: "test/journey/lessons.test.ts" },
  { what: "a form's page in a browser", minutes: 1, test: "test/journey/form-page.test.ts" },
  { what: "internship sites in a browser", minutes: 1, test: "test/journey/internships.test.ts" },
  { what: "the open pages in a browser", minutes: 1, test: "test/journey/open.browser.test.ts" },
  { what: "a survey of 500 families", minutes: 1, test: "test/journey/rounds.test.ts" },
  { what: "the library, a year on", minutes: 1, test: "test/journey/library.test.ts" },
  { what: "an organisation's plan of the year in a browser", minutes: 1, test: "test/journey/year-plan.test.ts" },
  { what: "half a year of 200 children in virtual time", minutes: 6, test: "test/simulate/simulate.test.ts" },
];

for (const { what, minutes, test } of long) {
  console.error(`${what}: about ${minutes} minutes on a machine of its own`);
  const began = performance.now();
  const { status } = spawnSync("vitest", ["run", test], { stdio: "inherit", env: { ...process.env, SOAK: "1" } });
  console.error(
    `${what}: ${status === 0 ? "held" : "FAILED"} after ${Math.round((performance.now() - began) / 1000)} s`,
  );
  if (status !== 0) process.exitCode = 1;
}
