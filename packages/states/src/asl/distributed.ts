/** Checks of what a distributed Map has beside an inline one: its processor's mode, reader, batcher, writer and label. */
import { isObject, type Json, type JsonObject } from "../json/index.ts";
import type { Place } from "./place.ts";
import { expressions, objectOrExpression, template } from "./templates.ts";
import { integer, referencePath } from "./values.ts";

/** Checks a processor's configuration; true when it asks for a distributed Map. */
export function checkProcessor(config: Json | undefined, place: Place): boolean {
  const at = `${place.at}/ProcessorConfig`;
  if (config === undefined) return false;
  if (!isObject(config)) {
    place.report.wrongType("Object", at);
    return false;
  }
  const { Mode: mode = "INLINE", ExecutionType: type } = config;
  const distributed = mode === "DISTRIBUTED";
  if (!distributed && mode !== "INLINE") place.report.notOneOf(["INLINE", "DISTRIBUTED"], `${at}/Mode`);
  if (distributed && place.report.machineType === "EXPRESS")
    place.report.schema("Express state machine does not support 'DISTRIBUTED' Map state", `${at}/Mode`);
  if (distributed && type === undefined) place.report.schema("These fields are required: [ExecutionType]", at);
  else if (distributed && type !== "STANDARD" && type !== "EXPRESS")
    place.report.notOneOf(["STANDARD", "EXPRESS"], `${at}/ExecutionType`);
  for (const key of Object.keys(config)) {
    if (key === "Mode" || (distributed && key === "ExecutionType")) continue;
    place.report.schema(`Field '${key}' is not supported`, at);
  }
  return distributed;
}

const own = ["ItemReader", "ItemBatcher", "ResultWriter", "Label"] as const;

export function checkDistributed(state: JsonObject, distributed: boolean, place: Place): void {
  for (const field of own) {
    const value = state[field];
    if (value === undefined) continue;
    const inside = { ...place, at: `${place.at}/${field}` };
    if (distributed) parts[field](value, inside);
    else place.report.schema(`Field '${field}' is only supported for 'DISTRIBUTED' Map state`, place.at);
  }
}

type Part = (value: Json, place: Place) => void;

const parts: Record<(typeof own)[number], Part> = {
  Label(value, place) {
    if (typeof value !== "string") place.report.wrongType("String", place.at);
    else if (value === "") place.report.schema("Label cannot be empty", place.at);
    else if (value.length > 40) place.report.schema("Label cannot exceed 40 characters", place.at);
    else if (/[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u.test(value))
      place.report.schema("Label contains characters that are not supported", place.at);
  },
  ItemReader(value, place) {
    if (!holds(value, ["Resource", "Parameters", "Arguments", "ReaderConfig", "Comment"], place)) return;
    checkBucket(value, ["arn:aws:states:::s3:getObject", "arn:aws:states:::s3:listObjectsV2"], place);
    const config = value.ReaderConfig;
    const inside = { ...place, at: `${place.at}/ReaderConfig` };
    if (config !== undefined && holds(config, readerFields, inside)) checkReader(config, inside);
  },
  ItemBatcher(value, place) {
    const limits = ["MaxItemsPerBatch", "MaxInputBytesPerBatch"];
    if (!holds(value, ["BatchInput", ...limits, ...limits.map((limit) => `${limit}Path`)], place)) return;
    const given = limits.filter((limit) => value[limit] !== undefined || value[`${limit}Path`] !== undefined);
    if (given.length === 0) place.report.schema(`One of these fields is required: [${limits.join(", ")}]`, place.at);
    for (const limit of limits) checkLimit(value, limit, place);
    const inside = { ...place, at: `${place.at}/BatchInput` };
    if (value.BatchInput !== undefined)
      (place.language === "JSONata" ? objectOrExpression : template)(value.BatchInput, inside);
  },
  ResultWriter(value, place) {
    if (!holds(value, ["Resource", "Parameters", "Arguments", "WriterConfig", "Comment"], place)) return;
    if (value.WriterConfig !== undefined) place.report.lacking("Field 'WriterConfig'", place.at);
    checkBucket(value, ["arn:aws:states:::s3:putObject"], place);
  },
};

const readerFields = [
  ...["InputType", "Transformation", "CSVHeaderLocation", "CSVHeaders", "CSVDelimiter"],
  ...["MaxItems", "MaxItemsPath", "ItemsPointer"],
];

function holds(value: Json, fields: string[], place: Place): value is JsonObject {
  if (!isObject(value)) {
    place.report.wrongType("Object", place.at);
    return false;
  }
  for (const key of Object.keys(value)) {
    if (!fields.includes(key)) place.report.schema(`Field '${key}' is not supported`, place.at);
  }
  return true;
}

/** Which service, and what it is given. */
function checkBucket(value: JsonObject, resources: string[], place: Place): void {
  if (value.Resource === undefined) place.report.schema("These fields are required: [Resource]", place.at);
  else if (!resources.includes(value.Resource as string)) place.report.notOneOf(resources, `${place.at}/Resource`);
  const [field, other, check] =
    place.language === "JSONata"
      ? (["Arguments", "Parameters", expressions] as const)
      : (["Parameters", "Arguments", template] as const);
  if (value[other] !== undefined) place.report.schema(`Field '${other}' is not supported`, place.at);
  if (value[field] === undefined) place.report.schema(`These fields are required: [${field}]`, place.at);
  else check(value[field], { ...place, at: `${place.at}/${field}` });
}

function checkReader(config: JsonObject, place: Place): void {
  const { InputType: type, CSVHeaderLocation: headers, Transformation: transformation } = config;
  if (type !== undefined && !["CSV", "JSON", "JSONL"].includes(type as string)) {
    if (["MANIFEST", "PARQUET"].includes(type as string))
      place.report.lacking(`InputType '${type}'`, `${place.at}/InputType`);
    else place.report.notOneOf(["CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"], `${place.at}/InputType`);
  }
  if (transformation !== undefined && transformation !== "NONE")
    place.report.lacking("Field 'Transformation'", place.at);
  if (type === "CSV" && headers !== "FIRST_ROW" && headers !== "GIVEN")
    place.report.notOneOf(["FIRST_ROW", "GIVEN"], `${place.at}/CSVHeaderLocation`);
  const names = config.CSVHeaders;
  if (headers === "GIVEN" && !(Array.isArray(names) && names.every((name) => typeof name === "string")))
    place.report.wrongType("Array", `${place.at}/CSVHeaders`);
  checkLimit(config, "MaxItems", place);
}

/** A number, an expression of one, or in JSONPath the path to one. */
function checkLimit(holder: JsonObject, field: string, place: Place): void {
  const value = holder[field];
  const path = holder[`${field}Path`];
  if (value !== undefined && path !== undefined)
    place.report.schema(`There should only be one of the following fields: [${field}, ${field}Path]`, place.at);
  if (value !== undefined) integer(1, Number.MAX_SAFE_INTEGER)(value, { ...place, at: `${place.at}/${field}` });
  if (path !== undefined) referencePath(path, { ...place, at: `${place.at}/${field}Path` });
}
