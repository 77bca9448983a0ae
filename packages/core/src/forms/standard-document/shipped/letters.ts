import type { DocumentContent } from "../content.ts";
import {
  ask,
  askAddress,
  corner,
  facts,
  fromParent,
  line,
  measures,
  ofOrganisation,
  ofPerson,
  only,
  parentSigns,
  signed,
  text,
  title,
} from "./words.ts";

export const application: DocumentContent = {
  title: { ru: "Заявление о предоставлении ранней помощи", en: "Application for early help" },
  audience: "family",
  dataClass: "social",
  orientation: "portrait",
  source: "постановление Правительства РФ от 16.08.2024 № 1099; слова наши",
  asks: [
    askAddress,
    ask("worry", "Что беспокоит семью, её словами", "What worries the family, in its words", { required: false }),
    ask("wish", "Где и когда семье удобно заниматься", "Where and when it suits the family", { required: false }),
  ],
  parts: [
    ...fromParent,
    title("Заявление", "о предоставлении услуг ранней помощи"),
    only(
      ofPerson,
      text(
        "Прошу провести оценку нуждаемости моего ребёнка — {child.name:genitive}, дата рождения {child.birthDate}, — в ранней помощи и, если она нужна, оказать ему и нашей семье услуги ранней помощи.",
      ),
    ),
    only(
      ofOrganisation,
      text(
        "Прошу провести оценку нуждаемости ребёнка, законный представитель которого — наша организация, — {child.name:genitive}, дата рождения {child.birthDate}, — в ранней помощи и, если она нужна, оказать ему услуги ранней помощи.",
      ),
    ),
    { ...facts(["СНИЛС ребёнка", "{child.snils}"]), when: [{ field: "child.snils", is: "known" }] },
    {
      ...text("Ребёнку установлена инвалидность."),
      when: [{ field: "child.disability", is: "=", value: "yes" }],
    },
    { ...text("Нас беспокоит: {given.worry}"), when: [{ field: "given.worry", is: "known" }] },
    { ...text("Нам удобно: {given.wish}"), when: [{ field: "given.wish", is: "known" }] },
    text(
      "О приёме, переносе и решении прошу сообщать по телефону {representative.phone?} или по адресу {representative.email?}.",
    ),
    line("{document.date}"),
    parentSigns,
  ],
};

export const measuresList: DocumentContent = {
  title: { ru: "Перечень мероприятий", en: "List of measures" },
  audience: "family",
  dataClass: "health",
  orientation: "landscape",
  source: "слова наши",
  asks: [],
  parts: [
    title("Перечень мероприятий", "для {child.name:genitive}"),
    facts(["Дата рождения", "{child.birthDate}"], ["Составлен", "{document.date}, № {document.number}"]),
    { ...facts(["Маршрут", "{route.title}, с {route.from}"]), when: [{ field: "route.title", is: "known" }] },
    { ...measures, empty: "Мероприятий на этот день не назначено." } as DocumentContent["parts"][number],
    text(
      "Сроки могут измениться: о переносе организация сообщит заранее. Вопросы — «{organisation.shortName}», {organisation.email}.",
    ),
    signed(["{specialist.post?}", "{specialist.name:initials?}"]),
  ],
};

export const endNotice: DocumentContent = {
  title: { ru: "Уведомление о завершении ранней помощи", en: "Notice that early help ends" },
  audience: "family",
  dataClass: "social",
  orientation: "portrait",
  source: "постановление Правительства РФ от 16.08.2024 № 1099; слова наши",
  asks: [
    ask("last-day", "Последний день ранней помощи", "The last day of early help", { kind: "day" }),
    ask("why", "Почему она завершается", "Why it ends"),
    ask("next", "Что дальше: куда семья может обратиться", "What comes next, and where to turn"),
  ],
  parts: [
    only(ofPerson, corner("{representative.name:dative}")),
    only(ofOrganisation, corner("{representative.organisation}", "{representative.name:dative}")),
    line("{organisation.name}", "от {document.date} № {document.number}"),
    title("Уведомление", "о завершении ранней помощи"),
    only(
      ofPerson,
      text(
        "Сообщаем, что {given.last-day} организация «{organisation.shortName}» завершает оказание услуг ранней помощи {child.name:dative} (дата рождения {child.birthDate}) и вашей семье.",
      ),
    ),
    only(
      ofOrganisation,
      text(
        "Сообщаем, что {given.last-day} организация «{organisation.shortName}» завершает оказание услуг ранней помощи {child.name:dative} (дата рождения {child.birthDate}).",
      ),
    ),
    text("Причина: {given.why}."),
    {
      ...text("Помощь оказывалась по индивидуальной программе № {iprp.number}, которая действует с {iprp.from}."),
      when: [{ field: "iprp.number", is: "known" }],
    },
    {
      kind: "table",
      list: "goals",
      columns: [
        { column: "title", title: "Цель, о которой мы договаривались", width: 8 },
        { column: "state", title: "К чему пришли", width: 4 },
      ],
    },
    text("Что дальше: {given.next}."),
    text(
      "Если помощь снова понадобится, вы можете обратиться к нам в любое время — новое заявление принимается без направления.",
    ),
    signed(["{specialist.post?}", "{specialist.name:initials?}"]),
  ],
};
