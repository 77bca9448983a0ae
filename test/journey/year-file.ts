/** xmlcalendar.ru: `MM.DD` of days off, `<MM.DD` where one was moved from. */
export const yearFile = (year: number, days: string) => ({
  format: "xmlcalendar",
  content: `<calendar year="${year}" country="ru"><days>${days
    .split(" ")
    .map((word) => word.split("<"))
    .map(([d, f]) => `<day d="${d}" t="1"${f ? ` f="${f}"` : ""}/>`)
    .join("")}</days></calendar>`,
  basis: { text: { ru: "Постановление о переносе", en: "Decree" }, grade: "P" },
});
export const newYear = "01.01 01.02 01.03 01.04 01.05 01.06 01.07 01.08";
