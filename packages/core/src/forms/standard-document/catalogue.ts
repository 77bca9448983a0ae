import type { Text } from "../../ground/shared/text.ts";

// What a standard document may be filled from: a closed list, so that nobody words a paper by what the product does not know. Each field has
// its name in a file that people edit, and what it is on a paper about an invented child.

/** `name`: somebody's full name, which is declined; `day`: printed as «03.03.2025»; `choice`: a code, for conditions, printed as its word. */
export type FieldKind = "text" | "name" | "day" | "choice";

interface Field {
  kind: FieldKind;
  title: Text;
  /** In place of the key, in a DOCX. */
  ru: string;
  sample: string;
}
const field = (kind: FieldKind, ru: string, title: Text, sample: string): Field => ({ kind, ru, title, sample });
const t = (ru: string, en: string): Text => ({ ru, en });

export const fields = {
  "child.name": field("name", "ребёнок.фио", t("ФИО ребёнка", "The child's full name"), "Примерова Алёна Игоревна"),
  "child.givenName": field("text", "ребёнок.имя", t("Имя ребёнка", "The child's given name"), "Алёна"),
  "child.birthDate": field("day", "ребёнок.рождён", t("Дата рождения ребёнка", "The child's birth date"), "2023-05-14"),
  "child.age": field("text", "ребёнок.возраст", t("Возраст ребёнка", "The child's age"), "1 год 9 месяцев"),
  "child.sex": field("choice", "ребёнок.пол", t("Пол ребёнка", "The child's sex"), "female"),
  "child.snils": field("text", "ребёнок.снилс", t("СНИЛС ребёнка", "The child's СНИЛС"), "000-000-000 00"),
  "child.address": field(
    "text",
    "ребёнок.адрес",
    t("Адрес ребёнка", "The child's address"),
    "г. Примерск, ул. Садовая, д. 1",
  ),
  "child.municipality": field(
    "text",
    "ребёнок.муниципалитет",
    t("Муниципалитет", "The municipality"),
    "Примерский район",
  ),
  "child.disability": field("choice", "ребёнок.инвалидность", t("Ребёнок-инвалид", "Is disabled"), "no"),
  "representative.name": field(
    "name",
    "представитель.фио",
    t("ФИО законного представителя", "The legal representative's full name"),
    "Примерова Мария Ивановна",
  ),
  "representative.relation": field("choice", "представитель.кто", t("Кем приходится", "By which right"), "parent"),
  "representative.authority": field(
    "text",
    "представитель.документ",
    t("Документ о полномочиях", "The paper of authority"),
    "свидетельство о рождении № 000000",
  ),
  "representative.organisation": field(
    "text",
    "представитель.организация",
    t("Организация-опекун, от имени которой действует представитель", "The organisation that is the guardian"),
    "Государственное учреждение «Примерный детский дом»",
  ),
  "representative.phone": field(
    "text",
    "представитель.телефон",
    t("Телефон представителя", "The telephone"),
    "+7 900 000-00-00",
  ),
  "representative.email": field(
    "text",
    "представитель.почта",
    t("Почта представителя", "The mail address"),
    "mama@example.ru",
  ),
  "organisation.name": field(
    "text",
    "организация.название",
    t("Полное название организации", "The organisation's full name"),
    "Государственное учреждение «Примерный центр ранней помощи»",
  ),
  "organisation.shortName": field(
    "text",
    "организация.кратко",
    t("Краткое название", "Its short name"),
    "Примерный центр",
  ),
  "organisation.email": field(
    "text",
    "организация.почта",
    t("Почта организации", "Its mail address"),
    "centr@example.ru",
  ),
  "specialist.name": field(
    "name",
    "специалист.фио",
    t("ФИО специалиста", "The specialist's full name"),
    "Образцова Ольга Петровна",
  ),
  "specialist.post": field(
    "text",
    "специалист.должность",
    t("Должность специалиста", "The specialist's post"),
    "логопед",
  ),
  "route.title": field("text", "маршрут.название", t("Маршрут", "The route"), "Ранняя помощь"),
  "route.from": field("day", "маршрут.начат", t("Начало цикла маршрута", "The route's cycle began"), "2025-02-03"),
  "iprp.number": field("text", "ипрп.номер", t("Номер ИПРП", "The ИПРП's number"), "17"),
  "iprp.from": field("day", "ипрп.с", t("ИПРП действует с", "The ИПРП is in force from"), "2025-03-03"),
  "iprp.until": field("day", "ипрп.по", t("ИПРП действует по", "The ИПРП is in force until"), "2025-09-02"),
  "iprp.issuer": field("text", "ипрп.кем", t("Кто составил ИПРП", "Who made the ИПРП"), "Примерный центр"),
  "ipra.number": field("text", "ипра.номер", t("Номер ИПРА", "The ИПРА's number"), "305.6.42/2025"),
  "ipra.from": field("day", "ипра.с", t("ИПРА действует с", "The ИПРА is in force from"), "2025-01-15"),
  "pmpk.number": field("text", "пмпк.номер", t("Номер заключения ПМПК", "The commission's conclusion"), "88"),
  "pmpk.from": field("day", "пмпк.дата", t("Дата заключения ПМПК", "Its date"), "2025-01-20"),
  "programme.title": field(
    "text",
    "программа.название",
    t("Программа", "The programme"),
    "Программа ранней помощи «Первые шаги»",
  ),
  "programme.from": field("day", "программа.с", t("Занятия с", "Its first day"), "2025-03-03"),
  "programme.until": field("day", "программа.по", t("Занятия по", "Its last day"), "2025-08-29"),
  "document.number": field("text", "документ.номер", t("Номер документа", "The document's number"), "12"),
  "document.date": field("day", "документ.дата", t("Дата документа", "The document's date"), "2025-03-03"),
  "region.name": field("text", "регион.название", t("Регион", "The region"), "Примерская область"),
} as const satisfies Record<string, Field>;
export type FieldKey = keyof typeof fields;
export const fieldKeys = Object.keys(fields) as FieldKey[];
export const isField = (key: string): key is FieldKey => key in fields;
/** With their shape alone: what it is called differs from field to field. */
export const fieldOf = (key: FieldKey): Field => fields[key];

interface List {
  title: Text;
  ru: string;
  columns: Record<string, { title: Text; ru: string }>;
  sample: Record<string, string>[];
}
const column = (ru: string, title: Text) => ({ title, ru });

/** Lists, each of which becomes a table: a line for each entry. */
export const lists = {
  measures: {
    title: t("Мероприятия плана или ИПРП", "Measures of the plan or the ИПРП"),
    ru: "мероприятия",
    columns: {
      title: column("что", t("Мероприятие", "Measure")),
      direction: column("направление", t("Направление", "Direction")),
      agency: column("кто", t("Кто проводит", "Who carries it out")),
      from: column("с", t("С", "From")),
      until: column("по", t("По", "Until")),
    },
    sample: [
      {
        title: "Занятия с логопедом, 2 раза в неделю",
        direction: "Образование",
        agency: "Примерный центр",
        from: "03.03.2025",
        until: "29.08.2025",
      },
      {
        title: "Консультации семьи психологом",
        direction: "Социальная поддержка",
        agency: "Примерный центр",
        from: "03.03.2025",
        until: "29.08.2025",
      },
    ],
  },
  goals: {
    title: t("Цели программы", "Goals of the programme"),
    ru: "цели",
    columns: {
      title: column("цель", t("Цель", "Goal")),
      state: column("как", t("Как обстоит дело", "How it stands")),
    },
    sample: [
      { title: "Просит о нужном жестом или карточкой", state: "в работе" },
      { title: "Сидит с опорой на руки", state: "достигнута" },
    ],
  },
  consents: {
    title: t("Согласия, которые действуют", "Consents that stand"),
    ru: "согласия",
    columns: {
      recipient: column("кому", t("Кому", "To whom")),
      what: column("что", t("Какие сведения", "What")),
      signedOn: column("с", t("Подписано", "Signed")),
      until: column("по", t("Действует по", "Until")),
    },
    sample: [
      {
        recipient: "Все организации маршрута",
        what: "кто ребёнок, здоровье, образование",
        signedOn: "03.02.2025",
        until: "02.02.2026",
      },
    ],
  },
} as const satisfies Record<string, List>;
export type ListKey = keyof typeof lists;
export const listKeys = Object.keys(lists) as ListKey[];
export const listOf = (key: ListKey): List => lists[key];

/** Codes in the words of a paper. */
export const choices: Partial<Record<FieldKey, Record<string, string>>> = {
  "child.sex": { female: "женский", male: "мужской" },
  "child.disability": { yes: "да", no: "нет" },
  "representative.relation": {
    parent: "родитель",
    guardian: "опекун (попечитель)",
    "foster-parent": "приёмный родитель",
    institution: "руководитель организации-опекуна",
    self: "действует за себя",
    other: "законный представитель",
  },
};

/** Of a name on paper about an invented child: by it names are declined. */
export const sampleSex: Partial<Record<FieldKey, "female" | "male">> = {
  "child.name": "female",
  "representative.name": "female",
  "specialist.name": "female",
};
