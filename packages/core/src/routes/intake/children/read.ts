import type { Temporal } from "temporal-polyfill";
import type { Directory } from "../../../agencies/agency/index.ts";
import type { AgencyId } from "../../../ground/shared/ids.ts";
import type { FieldFault } from "../../../ground/shared/refusal.ts";
import { type Reading, readDay, readYesNo, saysNothing } from "../../../ground/table/index.ts";
import { fold } from "../../../ground/vault/fold.ts";
import { type DataClass, dataClasses, type NewConsent, type Purpose } from "../../../people/consent/consent.ts";
import type { NewInstrumentInput } from "../../instrument/index.ts";
import { readPaper } from "../register.ts";
import { asOfRegister, inItsColumn } from "./columns.ts";

type Values = Partial<Record<string, string>>;

/** A consent of a row: `giver` is the place of the representative in it. */
export type ReadConsent = Omit<NewConsent, "representativeId"> & { giver: number };

/** What a row says besides the child. */
export interface More {
  consent?: ReadConsent | undefined;
  papers: NewInstrumentInput[];
  notes: FieldFault[];
  faults: FieldFault[];
}

export interface Around {
  today: Temporal.PlainDate;
  /** Read only where a consent names an organisation. */
  directory: () => Promise<Directory>;
}

/** Reads consent and papers of a row, all that is wrong with them at once. */
export async function readMore(values: Values, around: Around): Promise<More> {
  const more: More = { papers: [], notes: [], faults: [] };
  more.consent = await consentOf(values, around, more);
  for (const kind of ["ipra", "pmpk"] as const) {
    const cell = (part: string) => values[`/${kind}/${part}`];
    const isThere = ["number", "date"].some((part) => cell(part) !== undefined && !saysNothing(cell(part)!));
    if (!isThere) continue;
    const { paper, faults, notes } = readPaper(
      kind,
      {
        number: cell("number"),
        date: cell("date"),
        to: cell("to"),
        issuer: cell("issuer"),
        needs: kind === "pmpk" ? values["/educationalNeeds"] : undefined,
      },
      { columns: asOfRegister(kind), today: around.today },
    );
    more.faults.push(...faults.map(({ pointer, message }) => ({ pointer: `/${kind}${pointer}`, message })));
    more.notes.push(...notes.map((message) => ({ pointer: `/${kind}/number`, message })));
    more.papers.push(paper);
  }
  return more;
}

async function consentOf(
  values: Values,
  { today, directory }: Around,
  { notes, faults }: More,
): Promise<ReadConsent | undefined> {
  const cell = (part: string) => {
    const text = values[`/consent/${part}`];
    return text === undefined || saysNothing(text) ? undefined : text;
  };
  const take = <T>(part: string, reading: Reading<T>): T | undefined => {
    const pointer = `/consent/${part}`;
    if ("fault" in reading) faults.push(inItsColumn(pointer, reading.fault));
    else if (reading.note) notes.push(inItsColumn(pointer, reading.note));
    return "fault" in reading ? undefined : reading.value;
  };
  const horizon = today.add({ years: 50 });
  const dayOf = (part: string, text: string | undefined) =>
    text === undefined
      ? take<string>(part, { fault: { ru: "дата ДД.ММ.ГГГГ", en: "a date DD.MM.YYYY" } })
      : take(part, readDay(text.replace(/^(?:от|до|по)\s+/i, ""), horizon));

  const given = values["/consent/given"];
  const beside = given === undefined ? undefined : dayIn(given, horizon);
  const isGiven =
    given === undefined ? cell("signedOn") !== undefined : beside !== undefined || take("given", yesNo(given));
  if (!isGiven) return undefined;
  const found = faults.length;
  const signedOn = dayOf("signedOn", cell("signedOn") ?? beside);
  const expiresOn = dayOf("expiresOn", cell("expiresOn"));
  const covered = take("dataClasses", readClasses(cell("dataClasses") ?? ""));
  const purpose = take("purpose", readPurpose(cell("purpose")));
  const recipient = await recipientOf(cell("recipient"), directory, take);
  const giver = take("by", readGiver(cell("by"), values));
  if (faults.length > found) return undefined;
  return {
    signedOn: signedOn!,
    expiresOn: expiresOn!,
    dataClasses: covered!,
    purpose: purpose!,
    about: "child",
    recipient: recipient!,
    giver: giver!,
  };
}

/** «Согласие: 12.01.2026», «да, 12.01.2026». */
function dayIn(cell: string, horizon: Temporal.PlainDate): string | undefined {
  const text = cell.replace(/^(?:да|есть|имеется|\+)[\s,;(]*(?:от)?\s*/i, "").replace(/\)$/, "");
  const day = text === "" ? undefined : readDay(text, horizon);
  return day && "value" in day ? text : undefined;
}

const yesNo = (cell: string): Reading<boolean> =>
  readYesNo(cell, { дано: true, получено: true, подписано: true, недано: false, неполучено: false, отказ: false });

const classWords: ReadonlyArray<[RegExp, DataClass]> = [
  [/личност|фио|персональн|установочн|identity/i, "identity"],
  [/здоров|медиц|диагноз|health/i, "health"],
  [/образован|обучени|педагог|education/i, "education"],
  [/социал|social/i, "social"],
];

function readClasses(cell: string): Reading<DataClass[]> {
  if (/^(?:все|всё|всех|all|полн\p{L}*)(?!\p{L})/iu.test(cell)) return { value: [...dataClasses] };
  const parts = cell.split(/[,;/+]|\sи\s/).map((part) => part.trim());
  const found = parts.map((part) => classWords.find(([words]) => words.test(part))?.[1]);
  const known = found.filter((one) => one !== undefined);
  if (known.length === found.length && known.length > 0) return { value: [...new Set(known)] };
  return {
    fault: {
      ru: "«все» или через запятую: личность, здоровье, образование, социальное",
      en: "“all”, or parted by commas: identity, health, education, social",
    },
  };
}

function readPurpose(cell: string | undefined): Reading<Purpose> {
  if (cell === undefined || /сопровожд|маршрут|support-route/i.test(cell)) return { value: "support-route" };
  if (/оценк|качеств|quality-assessment/i.test(cell)) return { value: "quality-assessment" };
  if (/мероприяти|events/i.test(cell)) return { value: "events" };
  return {
    fault: {
      ru: "сопровождение, оценка качества или мероприятия",
      en: "support-route, quality-assessment or events",
    },
  };
}

async function recipientOf(
  cell: string | undefined,
  directory: Around["directory"],
  take: <T>(part: string, reading: Reading<T>) => T | undefined,
): Promise<AgencyId | "route" | undefined> {
  if (cell === undefined || /^(?:все|всем|route)(?!\p{L})|маршрут/iu.test(cell)) return "route";
  return take("recipient", (await directory()).find(cell, {}))?.agencyId;
}

/** By the place, the name or the kin, as the same row has them. */
function readGiver(cell: string | undefined, values: Values): Reading<number> {
  const count = isNamed(values, 1) ? 2 : 1;
  if (cell === undefined && count === 1) return { value: 0 };
  const said = fold(cell ?? "");
  const places = [0, 1].slice(0, count).filter((place) => namesOf(values, place).includes(said));
  const [place] = places;
  if (said !== "" && place !== undefined && places.length === 1) return { value: place };
  return {
    fault: {
      ru: "кто из представителей строки: ФИО, кем приходится, 1 или 2",
      en: "which representative of the row: name, kin, 1 or 2",
    },
  };
}

const isNamed = (values: Values, place: number): boolean =>
  ["", "/surname"].some((part) => {
    const cell = values[`/representatives/${place}${part}`];
    return cell !== undefined && !saysNothing(cell);
  });

function namesOf(values: Values, place: number): string[] {
  const at = `/representatives/${place}`;
  const { [at]: full = "", [`${at}/surname`]: surname = "", [`${at}/givenName`]: given = "" } = values;
  const patronymic = values[`${at}/patronymic`] ?? "";
  const kin = values[`${at}/relation`] ?? "";
  const names = [full, surname, `${surname} ${given}`, `${surname} ${given} ${patronymic}`, kin];
  return [String(place + 1), ...[...names, full.split(" ")[0] ?? ""].map(fold).filter((name) => name !== "")];
}
