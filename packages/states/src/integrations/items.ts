/** What a distributed Map asks of its bucket: `s3:getObject`, `s3:listObjectsV2` and `s3:putObject`. */
import type { CallResult } from "../interpreter/index.ts";
import { isObject, type Json, type JsonObject, own } from "../json/index.ts";
import { bucketOf } from "./bucket.ts";
import { csvRows } from "./csv.ts";
import { type BucketPort, fieldsOf, ServiceError, type World } from "./types.ts";

export async function callBucket(
  world: World,
  action: string,
  parameters: Json,
  signal: AbortSignal,
): Promise<CallResult> {
  const fields = fieldsOf(parameters);
  try {
    const bucket = bucketOf(world, signal);
    if (action === "putObject") return { ok: true, output: await writeResults(bucket, fields) };
    const items = action === "listObjectsV2" ? await listItems(bucket, fields) : await readItems(bucket, fields);
    const most = fieldsOf(fields.ReaderConfig ?? {}).MaxItems;
    return { ok: true, output: typeof most === "number" && most > 0 ? items.slice(0, most) : items };
  } catch (error) {
    const { name, message } = error as Error;
    return { ok: false, error: `S3.${name}`, cause: message };
  }
}

async function listItems(bucket: BucketPort, fields: JsonObject): Promise<Json[]> {
  const objects = await bucket.list(textOf(fields, "Bucket"), typeof fields.Prefix === "string" ? fields.Prefix : "");
  return objects.map((one) => ({ ...one }));
}

async function readItems(bucket: BucketPort, fields: JsonObject): Promise<Json[]> {
  const text = await bucket.get(textOf(fields, "Bucket"), textOf(fields, "Key"));
  const config = fieldsOf(fields.ReaderConfig ?? {});
  switch (config.InputType ?? "JSON") {
    case "JSON":
      return jsonItems(text, config.ItemsPointer);
    case "JSONL":
      return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [parse(line)]));
    case "CSV":
      return csvItems(text, config);
    default:
      throw new ServiceError(
        "InvalidInputType",
        `InputType '${config.InputType}' is not supported by this engine, although AWS may have it`,
      );
  }
}

function textOf(fields: JsonObject, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "") return value;
  throw new ServiceError("ValidationException", `The field '${name}' must be a text that is not empty`);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch {
    throw new ServiceError("InvalidContent", "The content of the object is not valid JSON");
  }
}

/** An array, or by a pointer (RFC 6901) one that lies deeper. */
function jsonItems(text: string, pointer: Json | undefined): Json[] {
  let value: Json | undefined = parse(text);
  for (const step of typeof pointer === "string" ? pointer.split("/").slice(1) : []) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    value = isObject(value) ? own(value, key) : Array.isArray(value) ? value[Number(key)] : undefined;
  }
  if (Array.isArray(value)) return value;
  throw new ServiceError("InvalidContent", "Attempting to map over non-iterable node.");
}

/** Each row an object by the headers, which are the first row or given; what a row has not is empty. */
function csvItems(text: string, config: JsonObject): Json[] {
  const delimiters: Record<string, string> = { COMMA: ",", PIPE: "|", SEMICOLON: ";", SPACE: " ", TAB: "\t" };
  const rows = csvRows(text.replace(/^\uFEFF/, ""), delimiters[(config.CSVDelimiter as string) ?? "COMMA"] ?? ",");
  const given = config.CSVHeaderLocation === "GIVEN" && Array.isArray(config.CSVHeaders);
  const headers = given ? (config.CSVHeaders as string[]) : (rows.shift() ?? []);
  return rows.map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ""])));
}

/** Results as AWS lays them: a manifest, and beside it what has succeeded and what has not. */
async function writeResults(bucket: BucketPort, fields: JsonObject): Promise<Json> {
  const name = textOf(fields, "Bucket");
  const arn = textOf(fields, "MapRunArn");
  const prefix =
    typeof fields.Prefix === "string" && fields.Prefix !== "" ? `${fields.Prefix.replace(/\/$/, "")}/` : "";
  const folder = `${prefix}${arn.slice(arn.lastIndexOf(":") + 1)}`;
  const failed = new Set(fields.Failed as number[]);
  const inputs = fields.Inputs as Json[];
  const results = (fields.Results as Json[]).map((output, i) => ({ output, failed: failed.has(i), input: inputs[i]! }));
  const files: Record<string, JsonObject[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  for (const kind of ["SUCCEEDED", "FAILED"] as const) {
    const rows = results.filter((one) => one.failed === (kind === "FAILED")).map((one) => rowOf(one, kind));
    if (rows.length === 0) continue;
    const body = JSON.stringify(rows);
    const key = `${folder}/${kind}_0.json`;
    await bucket.put(name, key, body);
    files[kind] = [{ Key: key, Size: Buffer.byteLength(body) }];
  }
  const key = `${folder}/manifest.json`;
  await bucket.put(name, key, JSON.stringify({ DestinationBucket: name, MapRunArn: arn, ResultFiles: files }));
  return { MapRunArn: arn, ResultWriterDetails: { Bucket: name, Key: key } };
}

function rowOf({ output, input }: { output: Json; input: Json }, status: "SUCCEEDED" | "FAILED"): JsonObject {
  const about = { Input: JSON.stringify(input), InputDetails: { Included: true }, Status: status };
  return status === "FAILED"
    ? { ...about, ...(output as JsonObject) }
    : { ...about, Output: JSON.stringify(output), OutputDetails: { Included: true } };
}
