import { templates } from "@marshrut/core/route/templates";
import { type FunctionArns, machines } from "@marshrut/workflows";
import { lint } from "@marshrut/workflows/lint";
import languageService from "amazon-states-language-service";
import validate from "asl-validator";
import { describe, expect, it } from "vitest";

const arn = (name: string) => `arn:aws:lambda:eu-central-1:123456789012:function:${name}`;
const arns: FunctionArns = {
  openStage: arn("open-stage"),
  concludeCycle: arn("conclude-cycle"),
  continueRoute: arn("continue-route"),
  dispatchStep: arn("dispatch-step"),
  awaitReport: arn("await-report"),
  milestone: arn("milestone"),
  retryWebhook: arn("retry-webhook"),
  digest: arn("digest"),
  openPeriod: arn("open-period"),
  collectPeriod: arn("collect-period"),
  periodMilestone: arn("period-milestone"),
  aggregatePeriod: arn("aggregate-period"),
  handOverPeriod: arn("hand-over-period"),
};
const all = machines(arns);
const { getLanguageService, TextDocument } = languageService;

it("lists a machine for each template, and the agency's step", () => {
  expect(all.map((machine) => machine.name)).toEqual([
    "route-early-help-v1",
    "route-preschool-v1",
    "route-school-age-v1",
    "route-transition-to-adulthood-v1",
    "agency-step",
    "reporting-period",
    "webhook-retry",
    "daily-digest",
  ]);
  expect(all.flatMap((machine) => machine.template ?? [])).toEqual(
    templates.map(({ key, version }) => ({ key, version })),
  );
});

describe.each(all)("$name", ({ name, definition }) => {
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

  it("calls only functions that it was given, and keeps within AWS's sizes", () => {
    const called = [...definition.matchAll(/"FunctionName":"([^"]*)"/g)].map((match) => match[1]!);
    expect(called.length).toBeGreaterThan(0);
    expect(Object.values(arns)).toEqual(expect.arrayContaining(called));
    expect(name.length).toBeLessThanOrEqual(80);
    expect(definition.length).toBeLessThan(1_048_576);
  });
});
