import { texts } from "../../texts/texts.tsx";

export const childrenTexts = texts(
  {
    "help.1":
      "Все дети на учёте, которых вам видно. Ищите по фамилии (от трёх букв), имени, дате рождения, СНИЛС или номеру из письма: прежние имена и опечатки тоже находятся.",
    "help.2":
      "Отбор остаётся в адресе: ссылку на него можно передать коллеге. Имена в адрес не попадают, и каждый просмотр списка записывается в журнал.",
    "help.3": "Список детей загружается файлом, каким его ведут: сначала проверка без записи, потом загрузка.",
    search: "Найти ребёнка",
    "search.hint": "Фамилия, дата рождения, СНИЛС или номер из письма",
    municipality: "Муниципалитет",
    agency: "Школа или детский сад",
    import: "Загрузить список",
    list: "Дети",
    name: "Ребёнок",
    born: "Родился",
    attends: "Учится",
    groups: "Целевые группы",
    needs: "Статусы",
    disability: "инвалидность",
    ovz: "ОВЗ",
    status: "Учёт",
    since: "На учёте с",
    unnamed: "Карта без имени",
    "empty.title": "Никого не нашлось",
    "empty.search": "Проверьте фамилию и дату рождения. Ребёнка из другого муниципалитета видит его координатор.",
    "empty.filters": "По этому отбору детей нет. Снимите часть условий.",
    "empty.none": "Здесь ещё нет детей. Загрузите список, каким вы его ведёте: CSV или XLSX.",
  },
  {
    "help.1":
      "All children on record whom you may see. Look for a surname (three letters and more), a given name, a birth date, a СНИЛС or the number in a letter: former names and misspelt ones are found too.",
    "help.2":
      "The filter stays in the address: its link can be given to a colleague. Names never get there, and each look at the list is on record.",
    "help.3":
      "A list of children is loaded as the file that people keep: first a trial without writing, then the import.",
    search: "Find a child",
    "search.hint": "Surname, birth date, СНИЛС or the number in a letter",
    municipality: "Municipality",
    agency: "School or kindergarten",
    import: "Import a list",
    list: "Children",
    name: "Child",
    born: "Born",
    attends: "Learns at",
    groups: "Target groups",
    needs: "Statuses",
    disability: "disability",
    ovz: "special needs",
    status: "Record",
    since: "On record since",
    unnamed: "A card without a name",
    "empty.title": "Nobody was found",
    "empty.search":
      "Look at the surname and the birth date. A child of another municipality is seen by its coordinator.",
    "empty.filters": "No child fits this filter. Take a part of it away.",
    "empty.none": "There are no children here yet. Import the list as you keep it: CSV or XLSX.",
  },
);
