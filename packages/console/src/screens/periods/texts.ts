import { texts } from "../../texts/texts.tsx";

export const periodsTexts = texts(
  {
    "help.1":
      "Отчётный период — квартал, год или решения рабочих групп за год. Период открывается сам в первый день, собирает отчёты организаций и закрывается наутро после последнего дня приёма.",
    "help.2":
      "Откройте период, чтобы увидеть, кто отчитался и кто нет, напомнить, просмотреть отчёты, закрыть период и скачать справку.",
    "column.name": "Период",
    "column.status": "Состояние",
    "column.opened": "Открыт",
    "column.lock": "Закрыт или закроется после",
    open: "Открыть период",
    "open.happens":
      "Появятся обязательства: каждое мероприятие дорожной карты — для каждого исполнителя. Если период открыт, добавится недостающее и отзовётся снятое.",
    "open.tells": "Организации: сводкой дня, по одному письму каждой.",
    "open.undo": "Лишнее отзовётся само, когда дорожную карту исправят.",
    "open.period": "Период",
    "open.period.quarter": "{quarter} квартал {year} года",
    "open.period.year": "{year} год",
    "open.reason": "Почему раньше срока",
    "open.reason.help": "Нужно, только если период ещё не начался: тогда подтверждает второй сотрудник.",
    "open.done": "Период открыт.",
    "empty.title": "Периодов ещё нет",
    empty:
      "Загрузите дорожную карту на этот год: квартал и год откроются сами на следующее утро. Сразу период открывают кнопкой выше.",
    "empty.act": "К дорожным картам",
  },
  {
    "help.1":
      "A reporting period is a quarter, a year, or a year's decisions of bodies. It opens by itself on its first day, collects reports of organisations, and locks the morning after the last day on which they are taken.",
    "help.2":
      "Open a period to see who has reported and who has not, to remind, to look reports through, to lock it and to download the note.",
    "column.name": "Period",
    "column.status": "Status",
    "column.opened": "Opened",
    "column.lock": "Locked, or locks after",
    open: "Open a period",
    "open.happens":
      "Obligations are made: each measure of the roadmap for each executor. Where the period is open already, what is missing is added and what was withdrawn is taken back.",
    "open.tells": "Organisations: by the day's digest, one letter each.",
    "open.undo": "What is too much is withdrawn by itself once the roadmap is corrected.",
    "open.period": "Period",
    "open.period.quarter": "{quarter, select, I {first} II {second} III {third} other {fourth}} quarter of {year}",
    "open.period.year": "{year}",
    "open.reason": "Why before its time",
    "open.reason.help": "Only where the period has not begun: then a second person confirms.",
    "open.done": "The period is open.",
    "empty.title": "No periods yet",
    empty:
      "Import a roadmap for this year: the quarter and the year open by themselves the next morning. To have a period at once, open it above.",
    "empty.act": "To the roadmaps",
  },
);
