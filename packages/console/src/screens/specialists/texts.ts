import { texts } from "../../texts/texts.tsx";

export const specialistsTexts = texts(
  {
    "help.1":
      "Специалисты организаций: квалификации со сроками и пройденные курсы. Просмотр списка записывается в журнал.",
    "help.2": "За 90 и 30 дней до конца срока организация получает письмо. Список ведёт она сама, на своей странице.",
    agency: "Организация",
    status: "Кого показать",
    "status.working": "работают",
    "status.left": "ушли",
    "column.name": "Специалист",
    "column.post": "Должность",
    "column.agency": "Организация",
    "column.qualifications": "Квалификации",
    "column.hours": "Часов обучения",
    "column.ends": "Срок до",
    unnamed: "имя удалено",
    until: "{title} (до {day})",
    "empty.title": "Специалистов нет",
    "empty.detail": "В этом отборе никого нет. Специалистов вносит организация на своей странице.",
  },
  {
    "help.1":
      "Specialists of organisations: qualifications with their terms, and courses. Looks at the list are on record.",
    "help.2":
      "Ninety and thirty days before a term ends the organisation gets a letter. It keeps the list itself, on its page.",
    agency: "Organisation",
    status: "Whom to show",
    "status.working": "who works",
    "status.left": "who has left",
    "column.name": "Specialist",
    "column.post": "Post",
    "column.agency": "Organisation",
    "column.qualifications": "Qualifications",
    "column.hours": "Hours of training",
    "column.ends": "Term until",
    unnamed: "the name is gone",
    until: "{title} (until {day})",
    "empty.title": "No specialists",
    "empty.detail": "There is nobody of this kind. Specialists are entered by their organisation on its page.",
  },
);
