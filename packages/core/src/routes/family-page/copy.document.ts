import { Temporal } from "temporal-polyfill";
import { postWords } from "../../agencies/resource/resource.words.ts";
import { answerLines } from "../../forms/form/said.ts";
import { wordsIn } from "../../forms/form/words.ts";
import { localDay } from "../../ground/calendar/index.ts";
import type { Block, Column, Document } from "../../ground/document/index.ts";
import type { Study } from "../instrument/study.ts";
import { conditionTexts, variantText } from "../instrument/study.words.ts";
import { statusWords } from "../step/step.words.ts";
import type { ChildCopy, Copy } from "./copy.actions.ts";
import * as words from "./copy.words.ts";

/** What the data is told with: who gives the copy, the zone of its days, and what organisations are called. */
export interface Around {
  operator: string;
  zone: string;
  /** Municipalities by their keys. */
  places: ReadonlyMap<string, string>;
  /** By the organisation's id. */
  names: ReadonlyMap<string, string>;
}

/**
 * The family's copy for people to read and to sign for: the same data, with all that was written in it, in the words of the page. Ids, by which
 * programs find things, stand in the file for programs alone.
 */
export const copyDocument = ({ madeAt, family, children }: Copy, around: Around): Document => ({
  title: "Копия персональных данных",
  content: [
    {
      kind: "title",
      lines: ["Копия сведений", "которые записаны о вас и ваших детях (152-ФЗ, ст. 14)", instant(madeAt, around)],
    },
    { kind: "lines", lines: [`Оператор: ${around.operator}`] },
    ...table(
      "Кто в семье",
      [column("Имя", 6), column("Телефон", 4), column("Почта", 5), column("Представляет ребёнка", 4)],
      family.members.map(({ surname, givenName, patronymic, phone, email, represents }) => [
        [surname, givenName, patronymic].filter(Boolean).join(" ") || "—",
        phone ?? "—",
        email ?? "—",
        represents.some(({ acting }) => acting) ? "да" : "нет",
      ]),
    ),
    ...children.flatMap((child) => childParts(child, around)),
  ],
});

const column = (title: string, width: number): Column => ({ title, width });
/** Nothing at all where there are no rows, but for a line that says so: silence would look as if something were kept back. */
function table(heading: string, columns: Column[], rows: string[][]): Block[] {
  const head: Block = { kind: "heading", text: heading };
  if (rows.length === 0) return [head, { kind: "paragraph", text: "Записей нет." }];
  return [head, { kind: "table", columns, rows }];
}

function whoPart({ person, expected }: ChildCopy): Block[] {
  if (!person) return [{ kind: "title", lines: [expected?.label ?? ""] }];
  const { surname, givenName, patronymic = "" } = person;
  return [
    { kind: "title", lines: [`${surname} ${givenName} ${patronymic}`.trim()] },
    {
      kind: "facts",
      rows: [
        ["Дата рождения", day(person.birthDate)],
        ["СНИЛС", person.snils ?? "—"],
        ["Адрес", person.address ?? "—"],
      ],
    },
  ];
}

function childParts(child: ChildCopy, around: Around): Block[] {
  const { representatives, routes } = child;
  return [
    ...whoPart(child),
    {
      kind: "facts",
      rows: [
        ["Муниципалитет", around.places.get(child.municipality) ?? child.municipality],
        ["Инвалидность", child.disability ? "да" : "нет"],
        ["Особые образовательные потребности", child.educationalNeeds ? "да" : "нет"],
        [
          "Представители",
          representatives
            .map((one) => [one.surname, one.givenName, one.patronymic].filter(Boolean).join(" "))
            .join("; ") || "—",
        ],
        ["Организации", Object.values(child.attachments).map(named(around)).join("; ") || "—"],
      ],
    },
    ...consentPart(child, around),
    ...paperPart(child),
    ...routes.flatMap((route) => routePart(route, around)),
    ...executionPart(child),
    ...helpParts(child, around),
    ...requestPart(child, around),
    ...handedPart(child),
    ...table(
      "Документы, составленные для вас",
      [column("Документ", 9), column("Номер и дата", 5), column("Организация", 7)],
      child.documents.map(({ title, number, date, agency }) => [title.ru, `№ ${number}, ${day(date)}`, agency ?? "—"]),
    ),
    ...formParts(child, around),
    ...table(
      "Родительские объединения, в которых вы состоите",
      [column("Объединение", 8), column("Организация", 8)],
      child.unions.map(({ name, organisation }) => [name, organisation ?? "—"]),
    ),
    ...table(
      "Поддержка «родитель — родителю»",
      [column("Что", 8), column("О чём", 10), column("С какого дня", 5), column("Сейчас", 5)],
      peerRows(child.peers),
    ),
    ...table(
      "Мероприятия, на которые вы записывались",
      [column("Когда", 4), column("Мероприятие", 8), column("Организатор", 7), column("Кто", 3), column("Итог", 5)],
      child.events.map(({ day: held, title, organisation, who, status }) => [
        held ? day(held) : "—",
        title ?? "—",
        organisation ?? "—",
        who === "child" ? "ребёнок" : "взрослый",
        words.signUps[status],
      ]),
    ),
    ...table(
      "Кто смотрел сведения",
      [column("Когда", 4), column("Кто", 7), column("Что", 8), column("Почему", 8)],
      child.looks.map(({ at, who, what, why }) => [
        instant(at, around),
        [who.role.ru, who.organisation].filter(Boolean).join(", "),
        what.ru,
        why.ru,
      ]),
    ),
  ];
}

const consentPart = ({ consents }: ChildCopy, around: Around): Block[] =>
  table(
    "Согласия",
    [column("Кому", 7), column("Для чего", 6), column("Какие сведения", 8), column("Срок", 5), column("Состояние", 4)],
    consents.map(({ recipient, purpose, dataClasses, signedOn, expiresOn, status }) => [
      recipient === "route" ? "все организации маршрута" : named(around)(recipient),
      words.purposes[purpose],
      dataClasses.map((of) => words.dataClasses[of]).join(", "),
      `${day(signedOn)} — ${day(expiresOn)}`,
      words.consentStatuses[status],
    ]),
  );

const paperPart = ({ instruments }: ChildCopy): Block[] =>
  table(
    "Документы",
    [column("Документ", 5), column("Номер", 4), column("Кем выдан", 6), column("Срок", 5), column("Что в нём", 12)],
    instruments.map(({ kind, number, issuer, validFrom, validTo, measures, conclusion }) => [
      words.papers[kind],
      number,
      issuer,
      `${day(validFrom)} — ${validTo ? day(validTo) : "без срока"}`,
      [...studyWords(conclusion?.study), ...measures.map(({ title }) => title)].join("; ") || "—",
    ]),
  );

/** How the child is to be taught. */
const studyWords = (study: Study | undefined): string[] => [
  ...(study?.variant ? [variantText(study.variant).ru] : []),
  ...(study?.conditions ?? []).map((condition) => conditionTexts[condition].ru),
];

function routePart({ plan, stages, history, status }: ChildCopy["routes"][number], around: Around): Block[] {
  const open = stages.find((stage) => stage.status === "open");
  return [
    ...table(
      `Маршрут: ${status === "open" ? (open?.title.ru ?? "открыт") : "завершён"}`,
      [column("Что делается", 10), column("Кто", 7), column("Срок", 3)],
      plan.entries.map(({ keyMeasure, agencyId, dueDate }) => [
        keyMeasure.ru,
        agencyId ? named(around)(agencyId) : "—",
        day(dueDate),
      ]),
    ),
    ...table(
      "Что было на маршруте",
      [column("Когда", 4), column("Что", 16)],
      history.map(({ at, text }) => [instant(at, around), text.ru]),
    ),
  ];
}

const executionPart = ({ execution }: ChildCopy): Block[] =>
  table(
    "Рекомендовано и сделано",
    [column("Мероприятие", 9), column("Кому поручено", 6), column("Итог", 4), column("Когда", 3)],
    execution.items.map(({ title, asked, outcome }) => [
      title,
      asked?.agency ?? outcome?.by ?? "—",
      outcome
        ? outcome.result === "performed"
          ? "выполнено"
          : "не выполнено"
        : asked
          ? statusWords[asked.status]
          : "—",
      outcome ? day(outcome.on) : "—",
    ]),
  );

const helpParts = ({ enrolments, appointments, accompaniments }: ChildCopy, around: Around): Block[] => [
  ...table(
    "Занятия по программам",
    [column("Организация", 7), column("Срок", 5), column("Занятий", 3), column("Цели", 8), column("Состояние", 4)],
    enrolments.map(({ agencyId, from, until, held, planned, goals, status }) => [
      named(around)(agencyId),
      `${day(from)} — ${day(until)}`,
      `${held} из ${planned}`,
      goals.flatMap(({ title }) => title ?? []).join("; ") || "—",
      words.enrolments[status],
    ]),
  ),
  ...table(
    "Консультации",
    [column("Организация", 7), column("Когда", 5), column("О чём", 4), column("Ваш вопрос", 7), column("Состояние", 4)],
    appointments.map(({ agencyId, at, topic, wish, status }) => [
      named(around)(agencyId),
      at ? instant(at, around) : "—",
      words.topics[topic],
      wish ?? "—",
      words.appointments[status],
    ]),
  ),
  ...table(
    "Кто сопровождает семью",
    [column("Куратор", 9), column("С", 3), column("Чем помогает", 8), column("Контакты", 8)],
    accompaniments.map(({ agencyId, post, from, areas, contacts, ended }) => [
      `${postWords[post].ru}, ${named(around)(agencyId)}`,
      ended ? `${day(from)} — ${day(ended.on)}` : day(from),
      areas.map((area) => words.areas[area]).join(", "),
      contacts.flatMap(({ on }) => (on ? day(on) : [])).join(", ") || "—",
    ]),
  ),
];

const requestPart = ({ requests }: ChildCopy, around: Around): Block[] =>
  table(
    "Ваши обращения",
    [column("Когда", 3), column("О чём", 4), column("Что вы написали", 9), column("Состояние", 4), column("Ответ", 9)],
    requests.map(({ askedOn, kind, words: asked, status, answers }) => [
      day(askedOn),
      words.requests[kind],
      asked ?? "—",
      words.requestStatuses[status],
      answers
        .map(({ on, agencyId, words: said }) =>
          [`${day(on)}:`, said, agencyId && `(${named(around)(agencyId)})`].filter(Boolean).join(" "),
        )
        .join("\n") || "—",
    ]),
  );

const handedPart = ({ handedIn }: ChildCopy): Block[] =>
  table(
    "Документы, которые вы передали",
    [column("Когда", 3), column("Что", 6), column("Ваши слова", 8), column("Листов", 3), column("Состояние", 8)],
    handedIn.map(({ handedOn, kind, words: said, sheets, status, reason }) => [
      day(handedOn),
      words.handed[kind],
      said ?? "—",
      String(sheets.length),
      [words.handedStatuses[status], reason].filter(Boolean).join(": "),
    ]),
  );

const formParts = ({ forms }: ChildCopy, around: Around): Block[] =>
  forms.flatMap(({ title, content, answers = {}, submittedAt }) =>
    table(
      `Анкета «${wordsIn(title)}»: ${submittedAt ? `сдана ${instant(submittedAt, around)}` : "ещё не сдана"}`,
      [column("Вопрос", 12), column("Ответ", 12)],
      answerLines(content, answers),
    ),
  );

const named =
  ({ names }: Around) =>
  (id: string): string =>
    names.get(id) ?? "организация, которой больше нет";
const day = (iso: string): string => iso.split("-").reverse().join(".");
function instant(at: string, { zone }: Around): string {
  const moment = Temporal.Instant.from(at);
  return `${day(localDay(moment, zone).toString())} ${moment.toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5)}`;
}

/** What a parent offers, asks of another, and whom they help; of the other one nothing. */
function peerRows({ offer, asks, helps }: ChildCopy["peers"]): string[][] {
  const about = (topics: readonly (keyof typeof words.peerTopics)[], said?: string) =>
    [topics.map((topic) => words.peerTopics[topic]).join(", "), said].filter(Boolean).join(": ");
  const ofOne = (what: string, { topics, words: said, askedOn, status }: (typeof asks)[number]) => [
    what,
    about(topics, said),
    day(askedOn),
    words.peers[status],
  ];
  return [
    ...(offer
      ? [["Вы предложили помощь", about(offer.topics, offer.words), day(offer.since.slice(0, 10)), "действует"]]
      : []),
    ...asks.map((one) => ofOne("Вы попросили о поддержке", one)),
    ...helps.map((one) => ofOne("Вы поддерживаете другого родителя", one)),
  ];
}
