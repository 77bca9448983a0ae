import type { CalendarData, ProductionYear } from "./production-calendar.ts";

const decree = (year: number, number: string, date: string, grade: "S" | "P" = "S"): ProductionYear["basis"] => ({
  text: {
    ru: `Постановление Правительства РФ «О переносе выходных дней в ${year} году»`,
    en: `Government decree on the transfer of days off in ${year}`,
  },
  source: `№ ${number} от ${date}; ТК РФ, статья 112`,
  grade,
});

/**
 * The production calendar of Russia, five-day week. Grades: S, the decree's moves were read in public notices that quote
 * it; P, seen in public software that cites the decree, its text not yet read.
 */
export const russianCalendarData = {
  version: "ru-2027.1", // last year covered . edition
  years: [
    {
      year: 2021,
      transfers: [
        { from: "2021-01-02", to: "2021-11-05" },
        { from: "2021-01-03", to: "2021-12-31" },
        { from: "2021-02-20", to: "2021-02-22" },
      ],
      basis: decree(2021, "1648", "10.10.2020"),
      // Paid non-working days of the epidemic: neither holidays nor days off of art. 112, so that terms run on [M].
      unsettled: [
        {
          from: "2021-05-04",
          to: "2021-05-07",
          text: {
            ru: "4–7 мая 2021 года (Указ Президента РФ № 242 от 23.04.2021)",
            en: "4–7 May 2021 (presidential decree no. 242 of 23.04.2021)",
          },
        },
        {
          from: "2021-10-30",
          to: "2021-11-07",
          text: {
            ru: "30 октября – 7 ноября 2021 года (Указ Президента РФ № 595 от 20.10.2021)",
            en: "30 October – 7 November 2021 (presidential decree no. 595 of 20.10.2021)",
          },
        },
      ],
    },
    {
      year: 2022,
      transfers: [
        { from: "2022-01-01", to: "2022-05-03" },
        { from: "2022-01-02", to: "2022-05-10" },
        { from: "2022-03-05", to: "2022-03-07" },
      ],
      basis: decree(2022, "1564", "16.09.2021"),
    },
    {
      year: 2023,
      transfers: [
        { from: "2023-01-01", to: "2023-02-24" },
        { from: "2023-01-08", to: "2023-05-08" },
      ],
      basis: decree(2023, "1505", "29.08.2022"),
    },
    {
      year: 2024,
      transfers: [
        { from: "2024-01-06", to: "2024-05-10" },
        { from: "2024-01-07", to: "2024-12-31" },
        { from: "2024-04-27", to: "2024-04-29" },
        { from: "2024-11-02", to: "2024-04-30" },
        { from: "2024-12-28", to: "2024-12-30" },
      ],
      basis: decree(2024, "1314", "10.08.2023"),
    },
    {
      year: 2025,
      transfers: [
        { from: "2025-01-04", to: "2025-05-02" },
        { from: "2025-01-05", to: "2025-12-31" },
        { from: "2025-02-23", to: "2025-05-08" },
        { from: "2025-03-08", to: "2025-06-13" },
        { from: "2025-11-01", to: "2025-11-03" },
      ],
      basis: decree(2025, "1335", "04.10.2024"),
    },
    {
      year: 2026,
      transfers: [
        { from: "2026-01-03", to: "2026-01-09" },
        { from: "2026-01-04", to: "2026-12-31" },
      ],
      basis: decree(2026, "1466", "24.09.2025"),
    },
    {
      year: 2027,
      transfers: [
        { from: "2027-01-02", to: "2027-11-05" },
        { from: "2027-01-03", to: "2027-12-31" },
        { from: "2027-02-20", to: "2027-02-22" },
      ],
      basis: decree(2027, "1187", "17.09.2026", "P"),
    },
  ],
} satisfies CalendarData;
