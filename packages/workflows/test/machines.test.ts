import { templates } from "@marshrut/core/route/templates";
import { machines, taskNames } from "@marshrut/workflows";
import { lint } from "@marshrut/workflows/lint";
import languageService from "amazon-states-language-service";
import validate from "asl-validator";
import { describe, expect, it } from "vitest";

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
const called = [
  "aggregate-period",
  "await-consultation",
  "await-report",
  "await-sessions",
  "begin-consultation",
  "begin-enrolment",
  "collect-period",
  "conclude-cycle",
  "consultation-milestone",
  "continue-route",
  "digest",
  "dispatch-step",
  "enrolment-milestone",
  "hand-over-period",
  "milestone",
  "open-period",
  "open-stage",
  "period-milestone",
  "retry-webhook",
  "work-piece",
];
const { getLanguageService, TextDocument } = languageService;

it("lists a machine for each template, and the agency's step", () => {
  expect(machines.map((machine) => machine.name)).toEqual([
    "route-early-help-v1",
    "route-early-help-v2",
    "route-preschool-v1",
    "route-preschool-v2",
    "route-school-age-v1",
    "route-school-age-v2",
    "route-transition-to-adulthood-v1",
    "route-transition-to-adulthood-v2",
    "route-early-help-v3",
    "route-preschool-v3",
    "route-foster-family-v1",
    "route-before-birth-v1",
    "route-before-birth-v2",
    "agency-step",
    "enrolment",
    "consultation",
    "reporting-period",
    "webhook-retry",
    "daily-digest",
    "background-job",
  ]);
  expect(machines.flatMap((machine) => machine.template ?? [])).toEqual(
    templates.map(({ key, version }) => ({ key, version })),
  );
});

it("knows the functions that machines call, each by one task", () => {
  expect(taskNames.toSorted()).toEqual(called);
});

describe.each(machines)("$name", (machine) => {
  const { name } = machine;
  const definition = machine.definition(arn);

  it("passes asl-validator", () => {
    const verdict = validate(JSON.parse(definition));
    expect(verdict.isValid, verdict.errorsText("\n")).toBe(true);
  });

  it("passes AWS's language service", async () => {
    const service = getLanguageService({});
    const document = TextDocument.create("file:///machine.asl.json", "asl", 1, definition);
    expect(await service.doValidation(document, service.parseJSONDocument(document))).toEqual([]);
  });

  it("passes our lint", () => {
    expect(lint(definition)).toEqual([]);
  });

  it("waits without heartbeats: by one the reconciler asks whether a task still waits", () => {
    expect(definition).not.toContain("HeartbeatSeconds");
  });

  it("calls only functions that it was given, and keeps within AWS's sizes", () => {
    const asked = [...definition.matchAll(/"FunctionName":"([^"]*)"/g)].map((match) => match[1]!);
    expect(asked.length).toBeGreaterThan(0);
    expect(called.map(arn)).toEqual(expect.arrayContaining(asked));
    expect(name.length).toBeLessThanOrEqual(80);
    expect(definition.length).toBeLessThan(1_048_576);
  });
});
