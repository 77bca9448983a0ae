import type { Row } from "../../ground/import/index.ts";
import { type AgencyId, idPattern } from "../../ground/shared/ids.ts";
import { fault } from "../../ground/shared/input.ts";
import { flattened, faultsOf as saidBySchema } from "../../ground/shared/issue.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import {
  type Column,
  fixHead,
  type Reading,
  readEmail,
  readMunicipality,
  rowHead,
  saysNothing,
  type Words,
  wordIn,
} from "../../ground/table/index.ts";
import type { Municipality } from "../../ground/tenant/tenant.ts";
import type * as Service from "../service/index.ts";
import { type AgencyKind, mostServices, NewAgency } from "./agency.ts";

type Key = "number" | "name" | "shortName" | "kind" | "municipality" | "email" | "role" | "services" | "distinct";

export const fileColumns: Column<Key>[] = [
  {
    key: "number",
    name: { ru: "№ п/п", en: "no." },
    also: ["№", "п/п", "N п/п", "Номер", rowHead, fixHead],
    many: true,
  },
  {
    key: "name",
    name: { ru: "Полное название", en: "name" },
    also: [
      ...["Название", "Наименование", "Наименование организации", "Полное наименование", "Название организации"],
      ...["Организация", "Учреждение", "Наименование учреждения", "Полное наименование организации"],
    ],
    required: true,
  },
  {
    key: "shortName",
    name: { ru: "Краткое название", en: "short name" },
    also: ["Сокращённое наименование", "Сокращённое название", "Краткое наименование", "Сокр. наименование"],
  },
  {
    key: "kind",
    name: { ru: "Вид", en: "kind" },
    also: ["Вид организации", "Тип", "Тип организации", "Тип учреждения"],
  },
  {
    key: "municipality",
    name: { ru: "Муниципалитет", en: "municipality" },
    also: ["Муниципальное образование", "Муниципальный округ", "Городской округ", "Территория", "Город", "Район", "МО"],
    required: true,
  },
  {
    key: "email",
    name: { ru: "E-mail", en: "e-mail" },
    also: ["Email", "Электронная почта", "Эл. почта", "Адрес электронной почты", "Почта", "Электронный адрес"],
    required: true,
  },
  {
    key: "role",
    name: { ru: "Чей это адрес", en: "whose address" },
    also: ["Роль адреса", "Должность", "Подразделение"],
  },
  { key: "services", name: { ru: "Услуги", en: "services" }, also: ["Виды услуг", "Оказываемые услуги"] },
  {
    key: "distinct",
    name: { ru: "Другая организация", en: "another organisation" },
    also: ["Это другая организация, чем"],
  },
];

const examples: Partial<Record<Key, string>> = {
  name: "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 17»",
  shortName: "МБОУ СОШ № 17",
  kind: "школа",
  municipality: "Новокузнецк",
  email: "school-17@example.org",
  role: "приёмная",
  services: "Занятия с логопедом; тьютор",
};

const help: Partial<Record<Key, { ru: string; en: string }>> = {
  services: {
    ru: "названия, известные слова или ключи услуг каталога через «;»",
    en: "titles, known words or keys of services of the catalogue, between semicolons",
  },
};

export const templateColumns = fileColumns
  .filter(({ key }) => key !== "number")
  .map((column) => ({ ...column, example: examples[column.key] ?? "", help: help[column.key] }));

/** As a description lists them; those that must be there are bold. */
export const columnNames = (language: "ru" | "en"): string =>
  templateColumns.map(({ name, required }) => (required ? `**${name[language]}**` : name[language])).join(", ");

const kinds: Words<AgencyKind> = {
  школа: "school",
  общеобразовательнаяорганизация: "school",
  гимназия: "school",
  лицей: "school",
  детскийсад: "kindergarten",
  доу: "kindergarten",
  дошкольнаяорганизация: "kindergarten",
  поликлиника: "health",
  больница: "health",
  медицинскаяорганизация: "health",
  здравоохранение: "health",
  соцслужба: "social",
  социальнаяслужба: "social",
  социальнаязащита: "social",
  соцзащита: "social",
  кцсон: "social",
  пмпк: "pmpc",
  мсэ: "mse",
  бюромсэ: "mse",
  рцппмс: "resourceCentre",
  ресурсныйцентр: "resourceCentre",
  департамент: "department",
  управлениеобразования: "department",
  нко: "ngo",
  сонко: "ngo",
  общественнаяорганизация: "ngo",
  колледж: "college",
  техникум: "college",
  профессиональнаяобразовательнаяорганизация: "college",
  поо: "college",
  работодатель: "employer",
  предприятие: "employer",
  роддом: "maternity",
  родильныйдом: "maternity",
  перинатальныйцентр: "maternity",
  женскаяконсультация: "maternity",
  опека: "guardianship",
  органопеки: "guardianship",
  органопекиипопечительства: "guardianship",
};

/** What an organisation is, by its own name, where no column tells. */
const byName: ReadonlyArray<[RegExp, AgencyKind]> = [
  [/психолого-медико-педагогическ|(?<!\p{L})пмпк(?!\p{L})/iu, "pmpc"],
  [/медико-социальной экспертизы|(?<!\p{L})мсэ(?!\p{L})/iu, "mse"],
  [/опек\p{L}* и попечительств/iu, "guardianship"],
  [/родильн\p{L}* дом|(?<!\p{L})роддом|перинатальн|женск\p{L}* консультац/iu, "maternity"],
  [/детск\p{L}* сад|дошкольн|(?<!\p{L})[мгч]?[абк]?доу(?!\p{L})/iu, "kindergarten"],
  [/школ|(?<!\p{L})[сон]ош(?!\p{L})|гимнази|лице[йя]/iu, "school"],
  [/колледж|техникум|профессиональн\p{L}* образовательн/iu, "college"],
  [/поликлиник|больниц|диспансер/iu, "health"],
  [/социальн\p{L}* (?:обслуживан|помощ|защит)|(?<!\p{L})кцсон(?!\p{L})/iu, "social"],
  [/общественн\p{L}* организац|благотворительн|(?<!\p{L})(?:ано|нко)(?!\p{L})/iu, "ngo"],
  [/департамент|управлени\p{L}* образован/iu, "department"],
];

const kindFault = {
  ru: "школа, детский сад, поликлиника, социальная служба, ПМПК, бюро МСЭ, РЦППМС, департамент, НКО, колледж, работодатель, роддом или орган опеки",
  en: "school, kindergarten, health, social, pmpc, mse, resourceCentre, department, ngo, college, employer, maternity or guardianship",
};

function readKind(cell: string | undefined, name: string): Reading<AgencyKind> {
  if (cell !== undefined) {
    const value = NewAgency.shape.kind.safeParse(cell).data ?? wordIn(kinds, cell);
    return value ? { value } : { fault: kindFault };
  }
  const value = byName.find(([words]) => words.test(name))?.[1];
  return value
    ? { value, note: { ru: "определён по названию", en: `taken from the name: ${value}` } }
    : { fault: kindFault };
}

/** Ids of organisations of a like name, which a person has found to be others. */
function readDistinct(cell: string): Reading<AgencyId[]> {
  const ids = cell.split(/[,;\s]+/).filter((id) => id !== "") as AgencyId[];
  if (ids.every((id) => idPattern("agency").test(id))) return { value: ids };
  return {
    fault: {
      ru: "идентификаторы организаций с таким же названием вида agency_01…, если это другие",
      en: "ids of organisations of this name, like agency_01…, if they are others",
    },
  };
}

/**
 * Titles or keys of services, between semicolons; or between commas, where they are not part of a title. What is not known is named,
 * with what is called most like it.
 */
function readServices(cell: string, known: Service.Lookup): Reading<string[]> {
  const between = cell.includes(";") ? ";" : ",";
  const words = (known.resolve(cell) ? [cell] : cell.split(between))
    .map((word) => word.trim())
    .filter((word) => word !== "");
  if (words.length > mostServices)
    return {
      fault: { ru: `не больше ${mostServices} услуг в ячейке`, en: `at most ${mostServices} services in a cell` },
    };
  const wrong = words.flatMap((word) => {
    const found = known.faultOf({ pointer: "/services", word });
    return found ? [{ ru: `«${word}» — ${found.message.ru}`, en: `"${word}": ${found.message.en}` }] : [];
  });
  if (wrong.length > 0)
    return { fault: { ru: wrong.map(({ ru }) => ru).join("; "), en: wrong.map(({ en }) => en).join("; ") } };
  return { value: words.map((word) => known.resolve(word)!) };
}

interface ReadRow {
  input: {
    name?: string | undefined;
    shortName?: string | undefined;
    municipality?: string | undefined;
    confirmedDistinctFrom?: AgencyId[] | undefined;
  };
  notes: FieldFault[];
  faults: FieldFault[];
}

/** The body of `POST /v1/agencies`, and all that is wrong with it, by column. */
export function readRow(
  { values }: Pick<Row, "values">,
  municipalities: readonly Municipality[],
  services: Service.Lookup,
): ReadRow {
  const notes: FieldFault[] = [];
  const faults: FieldFault[] = [];
  function take<T>(key: Key, reading: Reading<T>): T | undefined {
    if ("fault" in reading) faults.push(said(key, reading.fault));
    else if (reading.note) notes.push(said(key, reading.note));
    return "value" in reading ? reading.value : undefined;
  }
  const of = (key: Key): string | undefined => {
    const cell = values[key];
    return cell === undefined || saysNothing(cell) ? undefined : cell;
  };
  const { name = "", email, municipality } = { name: of("name"), email: of("email"), municipality: of("municipality") };
  const [distinct, offered] = [of("distinct"), of("services")];
  const address = email === undefined ? undefined : take("email", readEmail(email));
  const input = {
    kind: take("kind", readKind(of("kind"), `${name} ${of("shortName") ?? ""}`)),
    name: name || undefined,
    shortName: of("shortName") ?? name.slice(0, 120),
    municipality: municipality && take("municipality", readMunicipality(municipality, municipalities)),
    contacts: [{ email: address, role: of("role") }],
    services: offered === undefined ? undefined : take("services", readServices(offered, services)),
    confirmedDistinctFrom: distinct === undefined ? undefined : take("distinct", readDistinct(distinct)),
  };
  return { input, notes, faults: [...faults, ...bySchema(input, faults)] };
}

/** Where the values of columns stand in the body. */
const pointers: Record<Key, string> = {
  number: "",
  name: "/name",
  shortName: "/shortName",
  kind: "/kind",
  municipality: "/municipality",
  email: "/contacts/0/email",
  role: "/contacts/0/role",
  services: "/services",
  distinct: "/confirmedDistinctFrom",
};
const said = (key: Key, message: FieldFault["message"]): FieldFault => inItsColumn({ pointer: pointers[key], message });

/** Said with the head of the column. */
export function inItsColumn({ pointer, message }: FieldFault): FieldFault {
  const column = fileColumns.find(({ key }) => pointers[key] === pointer && key !== "number");
  if (!column) return { pointer, message };
  return fault(pointer, `${column.name.ru}: ${message.ru}`, `${column.name.en}: ${message.en}`);
}

function bySchema(input: unknown, told: readonly FieldFault[]): FieldFault[] {
  const parsed = NewAgency.safeParse(input);
  if (parsed.success) return [];
  return flattened(parsed.error.issues, input)
    .flatMap((issue) => saidBySchema(issue, input))
    .filter(({ pointer }) => !told.some((one) => one.pointer === pointer))
    .map(inItsColumn);
}
