import { Temporal } from "temporal-polyfill";
import { agencyWords } from "./agency.words.ts";
import { coordinatorWords } from "./coordinator.words.ts";
import type { AgencyNotice, AgencyNoticeKind, CoordinatorNotice, CoordinatorNoticeKind } from "./notice.ts";

export const agencyKinds = Object.keys(agencyWords) as AgencyNoticeKind[];
export const coordinatorKinds = Object.keys(coordinatorWords) as CoordinatorNoticeKind[];

/** Five in the morning in Novokuznetsk: the day there is not the day in UTC. */
export const morningOf = (day: string) => Temporal.Instant.from(`${day}T05:00:00+07:00`);

const place = { now: morningOf("2026-11-20"), zone: "Asia/Novokuznetsk" };

/** The commission is asked on Friday, 20 November 2026; the answer is due on Saturday, 12 December. */
export const toAgency = (kind: AgencyNoticeKind, more: Partial<AgencyNotice> = {}): AgencyNotice => ({
  to: "agency",
  kind,
  agencyName: "ПМПК города Новокузнецка",
  stepId: "step_01JAB3C4D5E6F7G8H9JKK3F9QZ",
  assignment: 1,
  title: { ru: "Заключение ПМПК", en: "Conclusion of the commission" },
  task: { ru: "Пожалуйста, пригласите семью на обследование.", en: "Please invite the family to an assessment." },
  expectedResult: { ru: "Заключение с рекомендациями", en: "A conclusion with recommendations" },
  due: {
    date: "2026-12-12",
    workBy: "2026-12-11",
    explain: {
      ru: "Срок — 15 рабочих дней после запроса организации.",
      en: "Due 15 working days after the request to the agency.",
      rule: {
        anchor: "step-requested",
        offset: 15,
        unit: "working-day",
        direction: "after",
        legalBasis: { text: { ru: "настройка региона", en: "the region's setting" }, grade: "M" },
      },
      calendarVersion: "2026-09",
      assumptions: [],
    },
  },
  link: "https://marshrut.example.ru/respond#dGVzdA.c2lnbmF0dXJl",
  coordinatorEmail: "kurator@example.ru",
  ...place,
  ...more,
});

export const toCoordinator = (
  kind: CoordinatorNoticeKind,
  more: Partial<CoordinatorNotice> = {},
): CoordinatorNotice => ({
  to: "coordinator",
  kind,
  routeId: "route_01JAB3C4D5E6F7G8H9JKW7T2XN",
  stepId: "step_01JAB3C4D5E6F7G8H9JKK3F9QZ",
  title: { ru: "Заключение ПМПК", en: "Conclusion of the commission" },
  agencyName: "ПМПК города Новокузнецка",
  dueDate: "2026-12-12",
  apiUrl: "https://marshrut.example.ru",
  ...place,
  ...more,
});
