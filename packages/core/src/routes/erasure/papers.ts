import type { Block, Document } from "../../ground/document/index.ts";
import { type Basis, copiesLive, type Done, type Erasure, type Ground } from "./erasure.ts";

/** 152-ФЗ, the parts of its article 21. */
const why: Record<Ground, string> = {
  "consent-withdrawn": "отзыв согласия на обработку персональных данных (ч. 5 ст. 21 Федерального закона № 152-ФЗ)",
  "purpose-reached": "достижение цели обработки персональных данных (ч. 4 ст. 21 Федерального закона № 152-ФЗ)",
  unlawful: "выявление неправомерной обработки персональных данных (ч. 3 ст. 21 Федерального закона № 152-ФЗ)",
  "court-order": "решение суда",
};

const keeps: Record<Basis, string> = {
  "federal-law": "обязанность хранить сведения установлена федеральным законом",
  archives: "срок хранения установлен законодательством об архивном деле (Федеральный закон № 125-ФЗ)",
  "court-order": "хранение предписано судебным актом",
  "taken-back": "требование забрал назад тот, кто его подал",
  "consent-anew": "после отзыва дано новое согласие на обработку персональных данных",
};

const categories = [
  "фамилия, имя, отчество, дата рождения, СНИЛС, адрес",
  "сведения о законных представителях: фамилия, имя, отчество, контакты, документы о полномочиях",
  "сведения о здоровье и реабилитации (специальная категория): номера и содержание ИПРА, заключений ПМПК, ИПРП",
  "сведения об образовании и социальном положении, содержание планов, отчётов и примечаний",
  "приложенные файлы и сканы",
];

const system = "Маршрут";
const way =
  "уничтожен ключ шифрования субъекта (AES-256), которым были зашифрованы все перечисленные сведения, затем удалены сами записи, поисковые указатели и файлы; сведения невозможно восстановить ни в системе, ни из её резервных копий";

/**
 * The act of destruction: what приказ Роскомнадзора от 28.10.2022 № 179 wants of it (п. 3), the person by a number that leads nowhere any
 * more («иная информация, относящаяся к определённому лицу»).
 */
export function actDocument(done: Done, operator: string): Document {
  const { ended, grounds, childId, begun, receivedOn } = done;
  return {
    title: "Акт об уничтожении персональных данных",
    content: [
      { kind: "title", lines: ["АКТ", `об уничтожении персональных данных № ${ended.number}`] },
      { kind: "lines", lines: [`Дата: ${day(ended.on)}`] },
      {
        kind: "facts",
        rows: [
          ["Оператор", operator],
          ["Адрес оператора", "_______________________________"],
          ["Обработка поручена", "не поручалась / _______________________"],
          ["Субъект персональных данных", `учётная запись ребёнка ${childId}`],
          ["Информационная система", system],
          ["Способ уничтожения", way],
          ["Причина уничтожения", why[grounds]],
          ["Требование поступило", day(receivedOn)],
          ["Дата уничтожения", day(ended.on)],
          ["Копии ключа в резервной копии", `исчезли не позднее чем через ${copiesLive} дней после даты уничтожения`],
        ],
      },
      { kind: "heading", text: "Категории уничтоженных персональных данных" },
      ...categories.map((text): Block => ({ kind: "paragraph", text: `— ${text};` })),
      { kind: "paragraph", text: amounts(done) },
      {
        kind: "signatures",
        of: [
          { who: `Решение принял (${account(begun.askedBy ?? begun.by)})` },
          { who: `Подтвердил (${account(begun.by)})` },
        ],
      },
    ],
  };
}

/** The extract of the log, which goes with the act where data is processed by machines (приказ № 179, п. 5). */
export function journalDocument(
  { ended, grounds, childId, receivedOn, askedBy, askedAt, begun }: Done,
  operator: string,
) {
  const event = (at: string, what: string, who: string) => [moment(at), what, who];
  return {
    title: "Выгрузка из журнала регистрации событий",
    content: [
      {
        kind: "title",
        lines: ["ВЫГРУЗКА", "из журнала регистрации событий в информационной системе персональных данных"],
      },
      {
        kind: "facts",
        rows: [
          ["Оператор", operator],
          ["К акту", `№ ${ended.number} от ${day(ended.on)}`],
          ["Субъект персональных данных", `учётная запись ребёнка ${childId}`],
          ["Информационная система", system],
          ["Перечень категорий", categories.join("; ")],
          ["Причина уничтожения", why[grounds]],
          ["Дата уничтожения", day(ended.on)],
        ],
      },
      {
        kind: "table",
        columns: [
          { title: "Когда (UTC)", width: 4 },
          { title: "Событие", width: 8 },
          { title: "Кто", width: 5 },
        ],
        rows: [
          event(askedAt, `Записано требование, поступившее ${day(receivedOn)}`, account(askedBy)),
          event(begun.at, "Уничтожение начато по слову двух сотрудников", account(begun.by)),
          event(ended.at, `Ключ и записи уничтожены: ${counted(ended.destroyed)}`, "система"),
        ],
      },
    ],
  } satisfies Document;
}

/** What whoever asked is told. It names nobody, and lies in an envelope that does. */
export function letterDocument(
  { status, ended, refused, receivedOn }: Erasure,
  operator: string,
  reason?: string,
): Document {
  const answer =
    status === "erased" && ended
      ? [
          `Персональные данные ребёнка и сведения о нём уничтожены ${day(ended.on)}, о чём составлен акт № ${ended.number}. Сохранены только обезличенные сведения, по которым узнать ребёнка нельзя.`,
        ]
      : [
          `Требование не может быть исполнено: ${refused ? keeps[refused.basis] : ""}.`,
          ...(reason ? [reason] : []),
          "Решение можно обжаловать в Роскомнадзор или в суд (ст. 17 Федерального закона № 152-ФЗ).",
        ];
  return {
    title: "Ответ на требование об уничтожении персональных данных",
    content: [
      { kind: "corner", lines: ["Заявителю"] },
      { kind: "lines", lines: [operator] },
      { kind: "title", lines: ["Ответ", "на требование об уничтожении персональных данных"] },
      { kind: "paragraph", text: `Ваше требование поступило ${day(receivedOn)}.` },
      ...answer.map((text): Block => ({ kind: "paragraph", text })),
      { kind: "signatures", of: [{ who: "Ответственный сотрудник" }] },
    ],
  };
}

const amounts = ({ ended }: Done): string => `Уничтожено: ${counted(ended.destroyed)}.`;
const counted = ({ records, files, keys }: Done["ended"]["destroyed"]): string =>
  `зашифрованных записей — ${records}, файлов — ${files}, ключей — ${keys}`;
/** `coordinator:u-17` → «учётная запись u-17». */
const account = (who: string): string => `учётная запись ${who.slice(who.indexOf(":") + 1)}`;
const day = (iso: string): string => iso.split("-").reverse().join(".");
const moment = (at: string): string => `${day(at.slice(0, 10))} ${at.slice(11, 19)}`;
