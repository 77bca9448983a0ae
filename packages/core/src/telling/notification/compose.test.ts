import { describe, expect, it } from "vitest";
import { agencyKinds, coordinatorKinds, morningOf, toAgency, toCoordinator } from "../../../test/fixtures/notice.ts";
import { compose } from "./compose.ts";
import type { StepNotice } from "./notice.ts";

const every: StepNotice[] = [...agencyKinds.map((k) => toAgency(k)), ...coordinatorKinds.map((k) => toCoordinator(k))];
const named = every.map((notice) => [`${notice.to}: ${notice.kind}`, notice] as const);

describe.each(named)("%s", (_, notice) => {
  const mail = compose(notice);
  const [russian = "", english = ""] = mail.text.split("————————————————");

  it("speaks Russian first, then English, and the Russian is the longer", () => {
    expect(russian).toMatch(/^[А-Я]/);
    expect(russian).toContain(": Заключение ПМПК\n");
    expect(english.trim()).toMatch(/^In English: [A-Z]/);
    expect(english).toContain(": Conclusion of the commission");
    expect(english.replace(notice.agencyName ?? "", "")).not.toMatch(/[а-яё]/i);
  });

  it("says the same in HTML, with each part in its language", () => {
    expect(mail.html).toMatch(/^<!doctype html>\n<html lang="ru">/);
    expect(mail.html.match(/<div lang="(ru|en)">/g)).toEqual(['<div lang="ru">', '<div lang="en">']);
    expect(words(mail.html)).toEqual(expect.arrayContaining(words(mail.text)));
  });

  it("has one button to an agency, none to a coordinator, and no table, script or outside resource", () => {
    const url = notice.to === "agency" ? notice.link : undefined;
    expect(mail.html.match(/<a href="[^"]*"/g) ?? []).toEqual(url ? [`<a href="${url}"`] : []);
    if (url) {
      expect(mail.html).toContain(`>${url}</span>`);
      expect(russian.split("\n")).toContain(url);
    } else expect(mail.text).not.toMatch(/https?:/);
    expect(mail.html).not.toMatch(/<(table|script|img|link|style|iframe|form)\b|url\(/i);
  });

  it("has a short subject that ends in the reference", () => {
    expect(mail.subject).toMatch(/Заключение ПМПК \[№ K3F9QZ\]$/);
    expect(mail.subject.length).toBeLessThanOrEqual(78);
  });

  it("says that personal data are not in it", () => {
    expect(russian).toMatch(/О ком|О каком ребёнке/);
    expect(russian).toContain("персональные данные мы по почте не отправляем");
    expect(english).toContain("we send no personal data by mail");
  });

  it("belongs to its step's thread and asks machines not to answer", () => {
    expect(mail.headers).toEqual({
      References: "<step_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
      "In-Reply-To": "<step_01JAB3C4D5E6F7G8H9JKK3F9QZ.thread@marshrut.example.ru>",
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    });
  });

  it("is the same mail each time", () => {
    expect(compose(notice)).toEqual(mail);
  });
});

/** Words of a text; of markup without its tags. */
const words = (content: string) =>
  content
    .replace(/^[\s\S]*<body[^>]*>/, "")
    .replace(/<!--\[if mso\]>.*?<!\[endif\]-->/g, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .split(/[\s—]+/)
    .map((w) => w.replace(/[:.]$/, ""))
    .filter((w) => w !== "");

describe("a mail to an agency", () => {
  it("tells the task, the result and the deadline in words, with the last working day", () => {
    const { text } = compose(toAgency("request"));
    expect(text).toContain("Что нужно сделать: Пожалуйста, пригласите семью на обследование.");
    expect(text).toContain("Ожидаемый результат: Заключение с рекомендациями");
    expect(text).toContain("Срок: до 12 декабря 2026 г. включительно (осталось 22 дня)");
    expect(text).toContain("последний рабочий день перед ним — 11 декабря 2026 г.");
    expect(text).toContain("Due: by 12 December 2026 inclusive (22 days left)");
    expect(text).toContain("к координатору: kurator@example.ru");
    expect(text).toContain("новую можно запросить на той же странице");
  });

  it("gives the deadline's explanation small and last", () => {
    const { text, html } = compose(toAgency("request"));
    expect(text).toMatch(/Как посчитан срок:\nСрок — 15 рабочих дней[^\n]+\n\n—/);
    expect(html).toMatch(/<details>[\s\S]*15 рабочих дней[\s\S]*<\/details>\n<\/div>\n<hr/);
  });

  it("tells what follows from silence, by the day it is read on", () => {
    const on = (day: string) => compose(toAgency("reminder", { now: morningOf(day) })).text;
    expect(on("2026-12-05")).toContain("(осталось 7 дней)");
    expect(on("2026-12-05")).toContain("мы напомним о сроке, а когда он истечёт, сообщим координатору");
    expect(on("2026-12-12")).toContain("на следующий рабочий день сообщим об этом координатору");
    expect(on("2026-12-13")).toContain("(срок истёк 1 день назад)");
    expect(on("2026-12-13")).toContain("Ответить можно и сейчас");
  });

  it("does not call a day the last one that is not, when the mail leaves late", () => {
    const subjectOn = (day: string) => compose(toAgency("due", { now: morningOf(day) })).subject;
    expect(subjectOn("2026-12-12")).toBe("Срок сегодня, 12 декабря: Заключение ПМПК [№ K3F9QZ]");
    expect(subjectOn("2026-12-14")).toBe("Срок истёк 12 декабря: Заключение ПМПК [№ K3F9QZ]");
    expect(subjectOn("2026-12-11")).toBe("Срок подходит, до 12 декабря: Заключение ПМПК [№ K3F9QZ]");
  });

  it("never calls a day that has passed one that is still to come", () => {
    for (const kind of agencyKinds) {
      const { subject } = compose(toAgency(kind, { now: morningOf("2026-12-20") }));
      expect(subject, kind).not.toMatch(/ до 12 декабря/);
    }
    const back = compose(toAgency("resumed", { now: morningOf("2026-12-20") })).subject;
    expect(back).toBe("Шаг снова в работе, срок истёк 12 декабря: Заключение ПМПК [№ K3F9QZ]");
  });

  it("goes without a coordinator's address where none is known", () => {
    const { coordinatorEmail: _, ...notice } = toAgency("request");
    expect(compose(notice).text).not.toMatch(/undefined|обращаться к координатору|Questions/);
  });

  it("refuses a link that is no web address", () => {
    for (const link of ["javascript:alert(1)", "data:text/html,x", "/respond#x", ""])
      expect(() => compose(toAgency("request", { link }))).toThrow(TypeError);
  });
});

describe("a mail to a coordinator", () => {
  it("says how to find the route where no step is meant, and stands in the route's thread", () => {
    const { stepId: _s, title: _t, agencyName: _a, dueDate: _d, ...notice } = toCoordinator("plan-drafted");
    const { subject, text, html, headers, attachments } = compose({ ...notice, count: 12 });
    expect(subject).toBe("План маршрута ждёт утверждения [№ W7T2XN]");
    expect(text).toContain("Шагов в плане: 12\nНомер маршрута: route_01JAB3C4D5E6F7G8H9JKW7T2XN\n");
    for (const content of [text, html.replaceAll("&#39;", "'")]) {
      expect(content).toContain("найдите маршрут по номеру W7T2XN (для программ: GET /v1/inbox/numbers/W7T2XN)");
      expect(content).toContain("look for the route by its number W7T2XN (for programs: GET /v1/inbox/numbers/W7T2XN)");
    }
    expect(headers.References).toBe("<route_01JAB3C4D5E6F7G8H9JKW7T2XN.thread@marshrut.example.ru>");
    expect(attachments).toEqual([]);
    expect(text).not.toContain("undefined");
  });

  it("tells how late a step is only while that still matters", () => {
    const now = morningOf("2026-12-15");
    expect(compose(toCoordinator("escalated", { now, count: 2 })).text).toContain(
      "Срок: до 12 декабря 2026 г. включительно (срок истёк 3 дня назад)\nОбращений после срока: 2\n",
    );
    expect(compose(toCoordinator("handed-over", { now })).text).toMatch(/Срок: до 12 декабря 2026 г\. включительно\n/);
  });

  it("says how to find the step by the number of its subject", () => {
    const { subject, text } = compose(toCoordinator("rejected"));
    expect(subject).toContain("[№ K3F9QZ]");
    expect(text).toContain("найдите шаг по номеру K3F9QZ (для программ: GET /v1/inbox/numbers/K3F9QZ)");
    expect(text).not.toContain("по ссылке");
  });
});
