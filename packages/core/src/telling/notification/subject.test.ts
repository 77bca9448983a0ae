import { describe, expect, it } from "vitest";
import { agencyKinds, coordinatorKinds } from "../../../test/fixtures/notice.ts";
import { agencyWords } from "./agency.words.ts";
import { coordinatorWords } from "./coordinator.words.ts";
import { subjectOf } from "./subject.ts";

const id = "step_01JAB3C4D5E6F7G8H9JKK3F9QZ";

describe("a subject", () => {
  it("cuts the title at a word, never the reference", () => {
    const title = "Психолого-медико-педагогическое сопровождение обучающихся с инвалидностью";
    const subject = subjectOf("Просим выполнить до 12 декабря", title, id);
    expect(subject).toBe("Просим выполнить до 12 декабря: Психолого-медико-педагогическое… [№ K3F9QZ]");
  });

  it("cuts a title of one long word inside it, and never through a character", () => {
    expect(subjectOf("Срок сегодня", "ъ".repeat(100), id)).toBe(`Срок сегодня: ${"ъ".repeat(52)}… [№ K3F9QZ]`);
    expect(subjectOf("Срок сегодня", "😀".repeat(100), id)).toBe(`Срок сегодня: ${"😀".repeat(26)}… [№ K3F9QZ]`);
  });

  it("does without a title", () => {
    expect(subjectOf("Срок сегодня", " \r\n", id)).toBe("Срок сегодня [№ K3F9QZ]");
  });

  it("leaves the title its share, whatever the kind", () => {
    const by = { ru: "", en: "" };
    for (const days of [-1, 0, 1])
      for (const kind of agencyKinds) {
        const { lead } = agencyWords[kind]({ days, short: "30 сентября 2027 г.", by, left: by });
        expect(lead.length).toBeLessThanOrEqual(50);
      }
    for (const kind of coordinatorKinds) expect(coordinatorWords[kind].lead.ru.length).toBeLessThanOrEqual(45);
  });
});
