import { describe, expect, it } from "vitest";
import { ResidencyFault } from "../../infra/residency.ts";
import { SettingFault, settingsOf } from "../../infra/settings.ts";
import { decided, outside } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

const enough = { MARSHRUT_MAIL_DOMAIN: "mail.example.org", MARSHRUT_ALARM_EMAILS: "a@example.org" };
const real = { ...enough, MARSHRUT_DATA: "real" };
const { MARSHRUT_RESIDENCY_DECISION: decision } = decided;

describe("real data", () => {
  it.each(["dev", "pr-42", "staging"])("cannot be in stage %s, whatever was decided", (stage) => {
    expect(() => settingsOf(stage, { ...real, MARSHRUT_RESIDENCY_DECISION: decision })).toThrow(ResidencyFault);
  });

  it.each([
    ["none", undefined],
    ["a yes", "yes"],
    ["no date", "; Министр И. И. Иванов; приказ № 17"],
    ["no day of any month", "2026-13-41; Министр И. И. Иванов; приказ № 17"],
    ["nobody", "2026-03-01; ; приказ № 17"],
    ["no document", "2026-03-01; Министр И. И. Иванов;"],
  ])("cannot be outside the country by a decision that is %s", (_, text) => {
    expect(() => settingsOf("production", { ...real, MARSHRUT_RESIDENCY_DECISION: text })).toThrow(ResidencyFault);
  });

  it.each(["eu-central-1", "us-east-1", "ap-northeast-1"])("is taken for outside in %s", (MARSHRUT_REGION) => {
    expect(() => settingsOf("production", { ...real, MARSHRUT_REGION })).toThrow(/outside the country/);
  });

  it("is let in by a decision that names its day, who signed it, and the document", () => {
    expect(settingsOf("production", { ...real, MARSHRUT_RESIDENCY_DECISION: decision }).residencyDecision).toEqual({
      date: "2026-03-01",
      by: "Министр И. И. Иванов",
      document: "приказ № 17 «О размещении данных»",
    });
  });
});

it("synthetic data needs no decision anywhere", () => {
  expect(settingsOf("production", enough)).toMatchObject({ data: "synthetic", production: true });
  expect(settingsOf("dev", enough)).toMatchObject({ data: "synthetic", production: false });
});

it.each([
  ["production", { MARSHRUT_MAIL_DOMAIN: "mail.example.org" }, /MARSHRUT_ALARM_EMAILS/],
  ["dev", {}, /MARSHRUT_MAIL_DOMAIN is not set/],
  ["dev", { ...enough, MARSHRUT_MAIL_DOMAIN: "no domain" }, /MARSHRUT_MAIL_DOMAIN is "no domain"/],
  ["dev", { ...enough, MARSHRUT_DATA: "Real" }, /synthetic or real/],
  ["dev", { ...enough, MARSHRUT_BUDGET_USD: "much" }, /MARSHRUT_BUDGET_USD/],
  ["dev", { ...enough, MARSHRUT_OIDC_ISSUER: "https://id.example.org" }, /MARSHRUT_OIDC_JWKS_URI/],
  ["dev", { ...enough, ...outside, MARSHRUT_OIDC_CLIENT: "" }, /MARSHRUT_OIDC_CLIENT/],
  ["dev", { ...enough, ...outside, MARSHRUT_OIDC_TOKEN_URL: "http://id.example.org/token" }, /MARSHRUT_OIDC_TOKEN_URL/],
  ["Dev!", enough, /small letters/],
])("stage %s with %j says what is missing or wrong", (stage, env, message) => {
  expect(() => settingsOf(stage, env)).toThrow(SettingFault);
  expect(() => settingsOf(stage, env)).toThrow(message);
});

describe("the program itself", () => {
  it("does not evaluate for real data outside the country without a decision", async () => {
    await expect(Stage.of("production", { MARSHRUT_DATA: "real" })).rejects.toThrow(
      /ResidencyFault.*outside the country/s,
    );
  });

  it("does not evaluate for real data in a preview", async () => {
    const settings = { MARSHRUT_DATA: "real", MARSHRUT_RESIDENCY_DECISION: decision };
    await expect(Stage.of("pr-42", settings)).rejects.toThrow(/ResidencyFault.*synthetic only/s);
  });

  it("evaluates with the decision, shows it in its outputs, and then may write to everybody", async () => {
    const stage = await Stage.of("production", decided);
    expect(stage.evaluation.outputs).toMatchObject({ data: "real", residency: "приказ № 17 «О размещении данных»" });
    const [statement] = stage
      .allowed(stage.fn("relay").inputs.role)
      .filter((s) => s.Action.includes("ses:SendRawEmail"));
    expect(statement?.Condition).toEqual({ StringLike: { "ses:FromAddress": ["*@mail.example.org"] } });
  });
});
