import type { Text } from "../../../ground/shared/text.ts";
import type { Column } from "../../../ground/table/index.ts";
import type { PmpkKey } from "../register.columns.ts";

/** A column that a list of children may have besides, with what is to be put there. */
export interface MoreColumn extends Column {
  example: string;
  help: Text;
}

const consent = (
  key: string,
  [ru, en]: [string, string],
  also: string[],
  example: string,
  [helpRu, helpEn]: [string, string],
): MoreColumn => ({ key: `/consent/${key}`, name: { ru, en }, also, example, help: { ru: helpRu, en: helpEn } });

/** A consent as its paper has it. Nothing of it is taken for granted: what is covered and how long is said, or the row waits. */
const consentColumns: readonly MoreColumn[] = [
  consent(
    "given",
    ["Согласие", "consent"],
    [
      ...["Согласие дано", "Наличие согласия", "Согласие получено", "Есть согласие", "Согласие родителя"],
      ...["Согласие на обработку персональных данных", "Согласие на обработку ПДн", "Согласие на передачу данных"],
    ],
    "да",
    [
      "да или нет; можно сразу дату. Если «нет» или пусто, согласие не записывается, и организациям о ребёнке не сообщают",
      "yes or no, or the date at once. With “no” or nothing no consent is recorded, and no organisation is told of the child",
    ],
  ),
  consent(
    "by",
    ["Согласие дал", "consent given by"],
    ["Кто дал согласие", "Согласие: кто дал", "Согласие: кем дано", "Согласие подписал"],
    "мать",
    [
      "кто из представителей строки подписал: ФИО, кем приходится, 1 или 2; если представитель один, можно не писать",
      "which representative of the row signed: name, kin, 1 or 2; may be left out where there is one",
    ],
  ),
  consent(
    "dataClasses",
    ["Согласие на сведения", "consent covers"],
    ["Согласие: на что", "Согласие: сведения", "Объём согласия", "Виды сведений"],
    "все",
    [
      "что можно сообщать: личность, здоровье, образование, социальное — через запятую, или «все»",
      "what may be told: identity, health, education, social, parted by commas, or “all”",
    ],
  ),
  consent("purpose", ["Согласие: цель", "consent purpose"], ["Цель согласия", "Цель обработки"], "сопровождение", [
    "сопровождение, оценка качества или мероприятия; пусто — сопровождение",
    "support-route, quality-assessment or events; empty: support-route",
  ]),
  consent(
    "recipient",
    ["Согласие: кому", "consent recipient"],
    ["Получатель сведений", "Кому дано согласие"],
    "всем по маршруту",
    [
      "название организации или «всем по маршруту»; пусто — всем, у кого есть шаг в маршруте ребёнка",
      "an organisation, or “route”; empty: all that have a step in the child's route",
    ],
  ),
  consent(
    "signedOn",
    ["Дата согласия", "consent signed on"],
    ["Согласие: дата", "Дата подписания согласия", "Согласие от", "Согласие дата выдачи"],
    "12.01.2025",
    ["день подписания, ДД.ММ.ГГГГ", "the day of signing, DD.MM.YYYY"],
  ),
  consent(
    "expiresOn",
    ["Согласие действует до", "consent until"],
    ["Согласие: срок", "Срок согласия", "Срок действия согласия", "Согласие до", "Согласие: действует до"],
    "31.12.2030",
    ["последний день, ДД.ММ.ГГГГ", "the last day, DD.MM.YYYY"],
  ),
];

type Part = "number" | "date" | "to" | "issuer";

const paper = (kind: "ipra" | "pmpk", parts: [Part, string, string, string[], string, string, string][]) =>
  parts.map(
    ([part, ru, en, also, example, helpRu, helpEn]): MoreColumn => ({
      key: `/${kind}/${part}`,
      name: { ru, en },
      also,
      example,
      help: { ru: helpRu, en: helpEn },
    }),
  );

const ipraColumns = paper("ipra", [
  [
    "number",
    "№ ИПРА",
    "IPRA number",
    ["Номер ИПРА", "ИПРА", "Реквизиты ИПРА", "№ и дата ИПРА", "№ ИПРА, № и дата протокола", "ИПРА: номер", "ИПРА: №"],
    "77.1.42/2025",
    "номер; дату можно написать здесь же: «№ 77 от 12.01.2025». Пусто или «нет» — ИПРА не записывается",
    "the number; the date may stand here too. Empty or “no”: no paper is recorded",
  ],
  [
    "date",
    "Дата ИПРА",
    "IPRA date",
    ["Дата выдачи ИПРА", "Дата разработки ИПРА", "ИПРА: дата", "ИПРА: дата выдачи", "Дата выдачи", "ИПРА от"],
    "12.01.2025",
    "день выдачи, ДД.ММ.ГГГГ",
    "the day of issue, DD.MM.YYYY",
  ],
  [
    "to",
    "Дата окончания ИПРА",
    "IPRA until",
    ["Срок ИПРА", "Срок действия ИПРА", "ИПРА до", "ИПРА: срок", "ИПРА: действует до", "Срок окончания ИПРА"],
    "до 18 лет",
    "последний день, ДД.ММ.ГГГГ, «до 18 лет» или «бессрочно»",
    "the last day, DD.MM.YYYY, or the words for “until 18” and “without end”",
  ],
  ["issuer", "Кем выдана ИПРА", "IPRA issuer", ["Бюро МСЭ", "ИПРА: кем выдана"], "Бюро № 12", "бюро МСЭ", "the bureau"],
]);

const pmpkColumns = paper("pmpk", [
  [
    "number",
    "№ заключения ПМПК",
    "PMPK number",
    [
      ...["Номер заключения ПМПК", "№ заключения", "Номер заключения", "Заключение ПМПК", "№ ПМПК", "Номер ПМПК"],
      ...["№ и дата заключения ПМПК", "Реквизиты заключения ПМПК", "ПМПК: номер", "ПМПК: №", "№ протокола ПМПК"],
    ],
    "123",
    "номер; дату можно написать здесь же. Пусто или «нет» — заключение не записывается. ОВЗ берётся из столбца «ОВЗ»",
    "the number; the date may stand here too. Empty or “no”: no paper is recorded. Whether needs were found stands in its own column",
  ],
  [
    "date",
    "Дата заключения ПМПК",
    "PMPK date",
    [
      "Дата заключения",
      "Дата ПМПК",
      "ПМПК: дата",
      "ПМПК: дата выдачи",
      "Дата прохождения ПМПК",
      "Дата выдачи заключения",
    ],
    "20.01.2025",
    "день заключения, ДД.ММ.ГГГГ",
    "the day of the conclusion, DD.MM.YYYY",
  ],
  [
    "to",
    "Срок заключения ПМПК",
    "PMPK until",
    ["Срок действия заключения", "ПМПК до", "ПМПК: срок", "ПМПК: действует до", "Срок ПМПК"],
    "",
    "последний день; пусто — без срока",
    "the last day; empty: without end",
  ],
  [
    "issuer",
    "Кем выдано заключение",
    "PMPK issuer",
    ["Комиссия", "ТПМПК", "ПМПК: кем выдано"],
    "",
    "комиссия",
    "the commission",
  ],
]);

export const moreColumns: readonly MoreColumn[] = [...consentColumns, ...ipraColumns, ...pmpkColumns];

/** As the reader of registers calls them. */
export const asOfRegister = (kind: "ipra" | "pmpk"): Column<PmpkKey>[] =>
  (kind === "ipra" ? ipraColumns : pmpkColumns).map(({ key, name }) => ({
    key: key.slice(`/${kind}/`.length) as PmpkKey,
    name,
  }));

/** Said with the head of its column. */
export function inItsColumn(pointer: string, { ru, en }: Text): { pointer: string; message: Text } {
  const name = moreColumns.find(({ key }) => key === pointer)?.name;
  return { pointer, message: name ? { ru: `${name.ru}: ${ru}`, en: `${name.en}: ${en}` } : { ru, en } };
}
