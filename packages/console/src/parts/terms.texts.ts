import { texts } from "../texts/texts.tsx";

/** What is kept for a time that a region may set, as its settings and whoever confirms a change of them say it. */
export const termsTexts = texts(
  {
    leftYears: "Карты выбывших детей, лет",
    expectedDays: "Карты до рождения, дней",
    mailYears: "Письма, лет",
    rowDays: "Нерешённые строки документов, дней",
    returnedDays: "Файлы документов, возвращённых семье, дней",
    fileYears: "Файлы закрытых маршрутов, лет",
    evidenceYears: "Документы к отчётам, лет",
    taskYears: "Задачи и поручения, лет",
    colleagueYears: "Записи о стажировках и консультациях специалистов, лет",
    answerYears: "Ответы на анкеты, лет",
    jobYears: "Сведения о загрузках и выгрузках, лет",
  },
  {
    leftYears: "Cards of children who have left, years",
    expectedDays: "Cards before birth, days",
    mailYears: "Letters, years",
    rowDays: "Rows of papers nobody has decided on, days",
    returnedDays: "Files of papers that were returned to a family, days",
    fileYears: "Files of closed routes, years",
    evidenceYears: "Papers of reports, years",
    taskYears: "Tasks, years",
    colleagueYears: "Words of internships and consultations of specialists, years",
    answerYears: "Answers to forms, years",
    jobYears: "What was imported and exported, years",
  },
);
