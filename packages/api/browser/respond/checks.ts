import type { Text } from "./text.ts";

/** What the check for malware says of a file, as the API does; nothing of one that is clean, or that nobody checks. */
export type Check = "pending" | "failed" | "infected";

/** What its sender reads beside it. */
export const checkWords: Record<Check, Text> = {
  pending: {
    ru: "проверяется на вредоносные программы; координатор получит его после проверки",
    en: "being checked for malware; the coordinator gets it after that",
  },
  failed: {
    ru: "проверить пока не удалось: координатор получит его после проверки; надёжнее приложить файл без пароля",
    en: "could not be checked yet: the coordinator gets it after that; better attach it without a password",
  },
  infected: {
    ru: "не принят: найдена вредоносная программа, файл удалён. Проверьте компьютер и приложите другой файл",
    en: "not taken: malware was found, and the file was removed. Please check your computer and attach another one",
  },
};

/** Files that stand in the list: those that are there, and those that the check has removed, so that their sender learns it. */
export const isListed = ({ check, removed }: { check?: Check; removed?: object }): boolean =>
  removed === undefined || check === "infected";
