import { Temporal } from "temporal-polyfill";
import type { List } from "../../ground/import/index.ts";
import { fault } from "../../ground/shared/input.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import {
  type Column,
  type Reading,
  readDay,
  readFullName,
  readName,
  readSnils,
  readTable,
  readYesNo,
  saysNothing,
  type TableFile,
} from "../../ground/table/index.ts";
import { isSnils } from "../../people/child/snils.ts";
import type { NewInstrumentInput } from "../instrument/index.ts";
import type { Row, Who } from "./intake.ts";
import { ipraColumns, type PmpkKey, pmpkColumns, specialists } from "./register.columns.ts";

/**
 * The rows of a register of ИПРА, or of the list of conclusions of the ПМПК. @param today for years of two digits
 * @throws Refusal input.invalid: unreadable, no head, a column missing
 */
export async function readRegister(
  file: TableFile,
  kind: "ipra" | "pmpk",
  today: Temporal.PlainDate,
): Promise<List<Row>> {
  const columns: readonly Column<PmpkKey>[] = kind === "ipra" ? ipraColumns : pmpkColumns;
  const { rows, ...table } = await readTable<PmpkKey>(file, columns);
  const read = rows.map(({ row, values, cells }) => {
    const line = new Line(values, columns, today);
    const who = line.who();
    const paper = kind === "ipra" ? line.ipra() : line.conclusion();
    const { faults, notes } = line;
    return {
      row,
      heads: table.heads,
      cells,
      who,
      paper: faults.length === 0 ? paper : undefined,
      tellsMeasures: line.tellsMeasures,
      faults,
      notes,
    };
  });
  return { ...table, rows: read };
}

/** What some cells of another list say of one paper; they are called as the columns of a register are. */
export function readPaper(
  kind: "ipra" | "pmpk",
  values: Partial<Record<PmpkKey, string>>,
  around: { columns: readonly Column<PmpkKey>[]; today: Temporal.PlainDate },
): { paper: NewInstrumentInput; faults: FieldFault[]; notes: Text[] } {
  const line = new Line(values, around.columns, around.today);
  const paper = kind === "ipra" ? line.ipra() : line.conclusion();
  return { paper, faults: line.faults, notes: line.notes };
}

/** The commission works by the school year: a conclusion without a term stands until the next one. */
const unnamed = { ipra: "Бюро МСЭ (в реестре не указано)", pmpk: "ПМПК (в списке не указана)" };

/** A line while it is read: all that is wrong with it is gathered. */
class Line {
  readonly faults: FieldFault[] = [];
  readonly notes: Text[] = [];
  readonly #values: Partial<Record<PmpkKey, string>>;
  readonly #columns: readonly Column<PmpkKey>[];
  readonly #today: Temporal.PlainDate;
  /** Papers begin and end in days to come as well: «14.05.33» is 2033. */
  readonly #horizon: Temporal.PlainDate;

  constructor(
    values: Partial<Record<PmpkKey, string>>,
    columns: readonly Column<PmpkKey>[],
    today: Temporal.PlainDate,
  ) {
    this.#values = values;
    this.#columns = columns;
    this.#today = today;
    this.#horizon = today.add({ years: 50 });
  }

  who(): Who {
    const { birthDate, snils } = this.#values;
    return {
      ...this.#names(),
      birthDate:
        birthDate === undefined ? this.#missing("birthDate") : this.#take("birthDate", readDay(birthDate, this.#today)),
      snils: snils === undefined ? undefined : this.#take("snils", readSnils(snils, isSnils)),
    };
  }

  /** What stands in brackets behind a name is no part of it. */
  #names(): Pick<Who, "surname" | "givenName" | "patronymic"> {
    const { fullName, surname, givenName, patronymic } = this.#values;
    if (fullName !== undefined) {
      const bare = fullName
        .replace(/\([^)]*\)/g, " ")
        .replace(/\s+/g, " ")
        .trim();
      if (bare !== fullName)
        this.#note("fullName", { ru: "слова в скобках опущены", en: "what stands in brackets is left out" });
      return this.#take("fullName", readFullName(bare)) ?? {};
    }
    const part = (key: PmpkKey, cell: string | undefined) =>
      cell === undefined || saysNothing(cell) ? undefined : this.#take(key, readName(cell));
    return {
      surname: part("surname", surname) ?? this.#missing("surname"),
      givenName: part("givenName", givenName) ?? this.#missing("givenName"),
      patronymic: part("patronymic", patronymic),
    };
  }

  ipra(): NewInstrumentInput {
    return { kind: "ipra", ...this.#head("ipra"), measures: this.#measures("social") };
  }

  conclusion(): NewInstrumentInput {
    const { needs, agreement, presented } = this.#values;
    return {
      kind: "pmpk",
      ...this.#head("pmpk"),
      educationalNeeds: needs === undefined ? true : (this.#take("needs", readYesNo(needs, needsWords)) ?? true),
      agreement: agreement === undefined ? undefined : this.#agreement(agreement),
      presented: presented === undefined ? undefined : this.#presented(presented),
      measures: [...this.#programme(), ...this.#marked(), ...this.#measures("education")],
    };
  }

  get tellsMeasures(): boolean {
    return this.#columns.some(({ key }) => isOfMeasures(key) && this.#values[key] !== undefined);
  }

  #head(kind: "ipra" | "pmpk"): Pick<NewInstrumentInput, "number" | "issuer" | "validFrom" | "validTo" | "term"> {
    const { number, date } = numberAndDate(this.#values.number ?? "");
    if (number === undefined) this.#missing("number");
    const validFrom = this.#begins(date) ?? "";
    return {
      number: number ?? "",
      issuer: this.#values.issuer ?? unnamed[kind],
      validFrom,
      ...this.#ends(kind, validFrom),
    };
  }

  /** The column of its own, else the day that stands beside the number. */
  #begins(beside: string | undefined): string | undefined {
    const dayColumn = this.#columns.some(({ key }) => key === "date") ? "date" : "number";
    for (const key of ["from", "date"] as const) {
      const cell = this.#values[key];
      if (cell !== undefined && !saysNothing(cell)) return this.#take(key, readDay(cell, this.#horizon));
    }
    const { from } = spanIn(this.#values.to ?? "");
    if (beside === undefined && from !== undefined) return this.#take("to", readDay(from, this.#horizon));
    if (beside === undefined) return this.#values.number ? this.#missing(dayColumn) : undefined;
    const day = readDay(beside, this.#horizon);
    if (!("fault" in day)) return day.value;
    this.#wrong("number", {
      ru: "дата после «от», которая есть в календаре",
      en: "an existing date behind the number",
    });
    return undefined;
  }

  #ends(kind: "ipra" | "pmpk", validFrom: string): Pick<NewInstrumentInput, "validTo" | "term"> {
    const cell = spanIn(this.#values.to ?? "").to;
    const said = [cell, this.#values.note ?? ""].find((text) => toAdulthood.test(text));
    if (/^\s*(?:бессрочно|без\s*срока|постоянно)/i.test(cell)) return { term: "indefinite" };
    if (said !== undefined && (said === cell || cell === "" || saysNothing(cell))) return { term: "until-18" };
    if (cell === "" || saysNothing(cell)) {
      // A conclusion is presented within a year and stands as long as it says; most say nothing.
      if (kind === "pmpk") return { term: "indefinite" };
      this.#missing("to");
      return {};
    }
    const years = yearsIn(cell);
    if (years !== undefined && validFrom !== "") return this.#counted(validFrom, years);
    const bare = cell.replace(/^(?:до|по)\s+|\s*\(?включительно\)?$/giu, "");
    const day = this.#take("to", readDay(bare, this.#horizon));
    if (day === undefined) return {};
    const year = Number(day.slice(0, 4));
    // A sentinel of some system; a year between is a mistake, and the schema says so.
    if (year > 1900 && year <= 2100) return { validTo: day };
    this.#note("to", { ru: "прочитано как «без срока»", en: "read as no end" });
    return { term: "indefinite" };
  }

  /** A paper for a year ends on the day before the same date. */
  #counted(validFrom: string, years: number): Pick<NewInstrumentInput, "validTo"> {
    const last = Temporal.PlainDate.from(validFrom).add({ years }).subtract({ days: 1 }).toString();
    const shown = last.split("-").reverse().join(".");
    this.#note("to", { ru: `отсчитано от начала: по ${shown}`, en: `counted from its beginning: until ${last}` });
    return { validTo: last };
  }

  #agreement(cell: string): "agree" | "disagree" | undefined {
    const yes = this.#take("agreement", readYesNo(cell, agreementWords));
    return yes === undefined ? undefined : yes ? "agree" : "disagree";
  }

  /** The day on which it was presented says that it was. */
  #presented(cell: string): boolean | undefined {
    if (!("fault" in readDay(cell, this.#today))) return true;
    return this.#take("presented", readYesNo(cell, presentedWords));
  }

  #programme(): Array<{ block: "education"; title: string }> {
    const cell = this.#values.programme;
    return cell === undefined || saysNothing(cell) ? [] : [{ block: "education", title: `Программа: ${cell}` }];
  }

  #marked(): Array<{ block: "education"; title: string }> {
    return specialists.flatMap(({ key, title }) => {
      const cell = this.#values[key];
      // «2 раза в неделю» recommends it as «+» does.
      const isNamed = cell !== undefined && !saysNothing(cell) && !/^(?:нет|не|0)(?!\p{L})/iu.test(cell);
      return isNamed ? [{ block: "education" as const, title }] : [];
    });
  }

  #measures(block: "education" | "social") {
    const cell = this.#values.measures;
    if (cell === undefined || saysNothing(cell)) return [];
    return cell
      .split(/;|\n/)
      .map((title) => title.replace(/^\s*(?:\d+[.)]|[-–•])\s*/, "").trim())
      .filter((title) => title !== "")
      .map((title) => ({ block, title }));
  }

  #take<T>(key: PmpkKey, reading: Reading<T>): T | undefined {
    if ("fault" in reading) {
      this.#wrong(key, reading.fault);
      return undefined;
    }
    if (reading.note) this.#note(key, reading.note);
    return reading.value;
  }

  #missing(key: PmpkKey): undefined {
    this.#wrong(key, { ru: "не заполнено", en: "is empty" });
    return undefined;
  }

  #wrong(key: PmpkKey, { ru, en }: Text): void {
    const { name } = this.#column(key);
    this.faults.push(fault(`/${key}`, `${name.ru}: ${ru}`, `${name.en}: ${en}`));
  }

  #note(key: PmpkKey, { ru, en }: Text): void {
    const { name } = this.#column(key);
    this.notes.push({ ru: `${name.ru}: ${ru}`, en: `${name.en}: ${en}` });
  }

  #column = (key: PmpkKey) => this.#columns.find((column) => column.key === key) ?? { name: { ru: key, en: key } };
}

const isOfMeasures = (key: PmpkKey): boolean => key === "measures" || key === "programme" || key.startsWith("who-");

const needsWords = { овз: true, ребеноксовз: true, установлен: true, неустановлен: false, норма: false };
const presentedWords = { предъявлено: true, непредъявлено: false };
const toAdulthood = /до\s*(?:достижения\s*)?18|18[-\s]*лети|совершеннолет/i;

/** «с 26.02.2026 по 01.03.2028», «26.02.2026 - 01.03.2028»: both ends in one cell. */
function spanIn(cell: string): { from?: string; to: string } {
  const [, from, to] =
    /^(?:с\s*)?(\d{1,2}\.\d{1,2}\.\d{2,4})\s*(?:г\.?)?\s*(?:по|до|[-–—])\s*(\S.*)$/i.exec(cell) ?? [];
  return to === undefined ? { to: cell } : { from, to };
}

/** «2 года», «на 1 год», «5 лет». */
function yearsIn(cell: string): number | undefined {
  const [, years] = /^(?:на\s+|сроком на\s+)?([1-9])\s*(?:год|года|лет|г\.)$/i.exec(cell) ?? [];
  return years === undefined ? undefined : Number(years);
}

const agreementWords = {
  согласен: true,
  согласна: true,
  согласны: true,
  несогласен: false,
  несогласна: false,
  несогласны: false,
  отказ: false,
};

/**
 * «ИПРА № 1187.7.42/2026 к протоколу № 1255.7.42/2026 от 26.02.2026» is number 1187.7.42/2026 of 26.02.2026; the protocol's own
 * number is none of the paper's.
 */
function numberAndDate(cell: string): { number?: string; date?: string } {
  if (cell === "" || saysNothing(cell)) return {};
  const [, date] = /\sот\s+«?(\d{1,2}(?:[./]\d{1,2}[./]\d{2,4}|»?\s+\p{L}+\s+\d{4}))/u.exec(` ${cell}`) ?? [];
  const head = ` ${cell}`
    .replace(/[\s,(]+(?:к\s+)?(?<!^\s*)(?:протокол|пр\.).*$/is, "")
    .replace(/\sот\s+«?\d.*$/s, "")
    .replace(/^.*№\s*/s, "")
    .replace(/^\s*(?:ИПРА|заключение|протокол)?\s*(?:ПМПК)?\s*(?:№|N|номер)?\s*/i, "")
    .trim();
  return { number: head === "" || /^б\/?н$/i.test(head) ? undefined : head, date };
}
