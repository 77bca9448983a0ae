import type { AgencyKind } from "../../agencies/agency/index.ts";
import { fault } from "../../ground/shared/input.ts";
import { flattened, faultsOf as saidBySchema } from "../../ground/shared/issue.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import {
  municipalityIn,
  type Reading,
  readFullName,
  saysNothing,
  sexOf,
  type TableRow,
} from "../../ground/table/index.ts";
import * as decide from "./child.decide.ts";
import { NewChild, type NewChildInput } from "./child.ts";
import { attachmentKinds, columnAt, fileColumns, type Surroundings } from "./file.columns.ts";
import { attendsNone } from "./file.words.ts";

/** What a row of a file says: the body of a registration, how cells were read that are not as they stand, and all that is wrong. */
export interface ReadRow {
  input: NewChildInput;
  /** By column. */
  notes: FieldFault[];
  faults: FieldFault[];
}

/** Reads a row whole: whoever corrects it is told of everything at once. */
export function readRow({ values }: Pick<TableRow<string>, "values">, around: Surroundings): ReadRow {
  const row = new Row();
  for (const { key, read } of fileColumns) {
    const cell = values[key];
    if (cell !== undefined && read) row.take(key, read(cell, around));
  }
  for (const at of ["/person", "/representatives/0", "/representatives/1"]) readNames(row, at, values[at]);
  readSexOf(row);
  readPlace(row, values, around);
  readAttachments(row, values, around);
  const input = row.input();
  return { input, notes: row.notes, faults: [...row.faults, ...faultsOf(row, input, around)].map(inItsColumn) };
}

/** Values by their place, while they are gathered. */
class Row {
  readonly values = new Map<string, unknown>();
  readonly notes: FieldFault[] = [];
  readonly faults: FieldFault[] = [];

  take(pointer: string, reading: Reading<unknown>): void {
    if ("fault" in reading) this.faults.push({ pointer, message: reading.fault });
    else if (reading.value !== undefined) this.values.set(pointer, reading.value);
    if ("note" in reading && reading.note) this.note(pointer, reading.note);
  }

  note(pointer: string, message: Text): void {
    this.notes.push(inItsColumn({ pointer, message }));
  }

  isWrong(pointer: string): boolean {
    return this.faults.some((one) => one.pointer === pointer);
  }

  /** The body of `POST /v1/children`. What is missing in it is for the schema to say. */
  input(): NewChildInput {
    const part = (at: string) =>
      Object.fromEntries(
        [...this.values].flatMap(([pointer, value]) =>
          pointer.startsWith(`${at}/`) ? [[pointer.slice(at.length + 1), value]] : [],
        ),
      );
    const second = part("/representatives/1");
    return {
      person: part("/person"),
      municipality: this.values.get("/municipality"),
      representatives: [part("/representatives/0"), ...(Object.keys(second).length > 0 ? [second] : [])],
      targetGroups: this.values.get("/targetGroups"),
      disability: this.values.get("/disability"),
      educationalNeeds: this.values.get("/educationalNeeds"),
      attachments: part("/attachments"),
      confirmedDistinctFrom: this.values.get("/confirmedDistinctFrom"),
    } as NewChildInput;
  }
}

/** A whole name in one cell gives what has no cell of its own. */
function readNames(row: Row, at: string, cell: string | undefined): void {
  if (cell === undefined || saysNothing(cell) || row.values.has(`${at}/surname`)) return;
  const reading = readFullName(cell);
  if ("fault" in reading) {
    row.take(at, reading);
    return;
  }
  if (reading.note) row.note(at, reading.note);
  for (const [name, value] of Object.entries(reading.value ?? {})) row.take(`${at}/${name}`, { value });
}

/** A list without the sex has it in the ending of the patronymic. */
function readSexOf(row: Row): void {
  const patronymic = row.values.get("/person/patronymic");
  const sex = typeof patronymic === "string" ? sexOf(patronymic) : undefined;
  if (row.values.has("/person/sex") || row.isWrong("/person/sex") || !sex) return;
  row.values.set("/person/sex", sex);
  row.note("/person/sex", {
    ru: `определён по отчеству: ${sex === "female" ? "ж" : "м"}`,
    en: `taken from the patronymic: ${sex}`,
  });
}

/** So an address has the municipality. */
function readPlace(row: Row, values: TableRow<string>["values"], { municipalities }: Surroundings): void {
  const pointer = "/municipality";
  const address = values["/person/address"];
  if (row.values.has(pointer) || row.isWrong(pointer) || address === undefined) return;
  const meant = municipalityIn(address, municipalities);
  if (!meant) return;
  row.values.set(pointer, meant.key);
  row.note(pointer, { ru: `определён по адресу: ${meant.name.ru}`, en: `taken from the address: ${meant.name.en}` });
}

/** Organisations by their names; one that stands in the column of another kind goes to its own. */
function readAttachments(row: Row, values: TableRow<string>["values"], { directory }: Surroundings): void {
  const municipality = row.values.get("/municipality") as string | undefined;
  for (const kind of attachmentKinds) {
    const pointer = `/attachments/${kind}`;
    const cell = values[pointer];
    if (cell === undefined || saysNothing(cell) || attendsNone(cell)) continue;
    const reading = directory.find(cell, { kind, municipality });
    const found = "value" in reading ? reading.value : undefined;
    if (!found || found.kind === kind)
      row.take(pointer, "value" in reading ? { ...reading, value: found?.agencyId } : reading);
    else takeElsewhere(row, pointer, found);
  }
}

const columnNamed: Partial<Record<AgencyKind, string>> = Object.fromEntries(
  attachmentKinds.map((kind) => [kind, columnAt(`/attachments/${kind}`)!.name.ru]),
);

function takeElsewhere(
  row: Row,
  pointer: string,
  { agencyId, kind, shortName }: { agencyId: string; kind: AgencyKind; shortName: string },
) {
  const own = `/attachments/${kind}`;
  const column = columnNamed[kind];
  if (!column || row.values.has(own))
    return row.take(pointer, {
      fault: { ru: `«${shortName}» — организация другого вида`, en: `${shortName} is of another kind` },
    });
  row.values.set(own, agencyId);
  row.note(pointer, {
    ru: `«${shortName}» записана в столбец «${column}»`,
    en: `${shortName} was put into the column of its kind (${kind})`,
  });
}

/** What the schema and the rules of a registration say besides: the rules too where the schema is not content. */
function faultsOf(row: Row, input: NewChildInput, { today, municipalities }: Surroundings): FieldFault[] {
  const parsed = NewChild.safeParse(input);
  const bySchema = parsed.success
    ? []
    : flattened(parsed.error.issues, input).flatMap((issue) => saidBySchema(issue, input));
  const { birthDate, snils } = input.person;
  const around = { today, municipalities: municipalities.map(({ key }) => key) };
  const all = [...bySchema, ...ruled(() => decide.mustFit({ person: { birthDate, snils } }, around))];
  const told = new Set(row.faults.flatMap(({ pointer }) => [pointer, ...(columnAt(pointer)?.gives ?? [])]));
  return all
    .filter(({ pointer }) => !told.has(pointer))
    .filter(({ pointer }, i, list) => list.findIndex((other) => other.pointer === pointer) === i)
    .map((one) => (row.values.has(one.pointer) ? one : inWords(one)));
}

function ruled(check: () => void): FieldFault[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [...error.fields];
    throw error;
  }
}

/** Where nothing stands the schema speaks of types. */
const inWords = (one: FieldFault): FieldFault => ({ ...one, message: columnAt(one.pointer)?.expected ?? one.message });

/** Said with the head of the column. */
export function inItsColumn({ pointer, message }: FieldFault): FieldFault {
  const name = columnAt(pointer)?.name;
  return name ? fault(pointer, `${name.ru}: ${message.ru}`, `${name.en}: ${message.en}`) : { pointer, message };
}
