// npm run hsds -- FOLDER [ADDRESS]
// Whether the directory of a running product (http://127.0.0.1:4280) answers as the Human Services Data Specification has it, by the JSON
// schemas that its keepers publish: the folder `schema` of https://github.com/openreferral/specification, branch 3.1. Their text (CC BY-SA
// 4.0) is no part of this repository. Beyond them a field that they do not name is a fault too: they let anything be added.
import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type AnySchema, type ValidateFunction } from "ajv";
import formats from "ajv-formats";

const usage = "npm run hsds -- FOLDER [ADDRESS]";
const here = "http://127.0.0.1:4280";
const whole = "compiled/service_with_definitions.json";
const reference = "openapi.json";

/** What of the published folder is read. */
export const publishedFiles = [
  whole,
  "compiled/service_list.json",
  "compiled/organization_list.json",
  reference,
] as const;

type Schema = { [key: string]: unknown };
type Kind = "root" | "page" | "service" | "listedService" | "organization" | "listedOrganization" | "term";
export type Published = Record<Kind, ValidateFunction>;

/** The schemas of a folder. Throws where a file is not there, is no JSON, or has not what is looked for. */
export function publishedIn(folder: string): Published {
  const [service, listedService, listedOrganization, api] = publishedFiles.map((file) => {
    try {
      return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Schema;
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }) as [Schema, Schema, Schema, Schema];
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  // «Fully nested organization with service array»: of the description of the API alone, not of the schema of an organization.
  const organization = within(whole, service, "definitions", "organization");
  (organization.properties as Schema).services = { type: "array", items: { $ref: "#" } };
  const answer = ["paths", "/", "get", "responses", "200", "content", "application/json", "schema"];
  const page = within(reference, api, "components", "schemas", "Page");
  (page.properties as Schema).contents = { type: "array" };
  ajv.addSchema(closed(service) as AnySchema, "https://hsds/");
  const compiled = (schema: unknown) => ajv.compile(closed(schema) as AnySchema);
  return {
    root: compiled(within(reference, api, ...answer)),
    page: compiled(page),
    service: ajv.compile({ $ref: "https://hsds/" }),
    organization: ajv.compile({ $ref: "https://hsds/#/definitions/organization" }),
    term: ajv.compile({ $ref: "https://hsds/#/definitions/taxonomy_term" }),
    listedService: compiled(listedService),
    listedOrganization: compiled(listedOrganization),
  };
}

function within(file: string, schema: Schema, ...keys: readonly string[]): Schema {
  let found: unknown = schema;
  for (const key of keys) found = (found as Schema | undefined)?.[key];
  if (typeof found !== "object" || found === null || !("properties" in found))
    throw new Error(`${file}: no ${keys.join(".")}`);
  return found as Schema;
}

/** Objects whose fields are named have no others. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const named = "properties" in schema && "type" in schema && schema.type === "object";
  return named ? { additionalProperties: false, ...inner } : inner;
}

export interface Compared {
  /** How many answers were looked at. */
  answers: number;
  /** Things in them: services, organizations, terms. */
  things: number;
  /** «/hsds/services /contents/0/url must match format "uri"». */
  faults: string[];
}

/** Asks for everything that there is: lists, whole lists, each one alone, pages without anything. */
export async function compare(schemas: Published, get: (path: string) => Promise<unknown>): Promise<Compared> {
  const compared: Compared = { answers: 0, things: 0, faults: [] };
  const held = (at: string, by: ValidateFunction, value: unknown) => {
    if (by(value)) return;
    for (const { instancePath, message, params } of by.errors ?? []) {
      const extra = "additionalProperty" in params ? ` (${String(params.additionalProperty)})` : "";
      compared.faults.push(`${at} ${instancePath} ${message}${extra}`);
    }
  };
  const asked = async (at: string): Promise<unknown> => {
    compared.answers += 1;
    return get(at);
  };
  const listed = async (at: string, by?: ValidateFunction): Promise<string[]> => {
    const ids: string[] = [];
    for (let page = 1; ; page += 1) {
      const where = `${at}${at.includes("?") ? "&" : "?"}page=${page}`;
      const answer = (await asked(where)) as { contents: { id: string }[]; last_page: boolean };
      held(where, schemas.page, answer);
      for (const one of answer.contents) {
        compared.things += 1;
        if (by) held(`${where} ${one.id}`, by, one);
        ids.push(one.id);
      }
      if (answer.last_page) return ids;
    }
  };
  held("/hsds", schemas.root, await asked("/hsds"));
  const services = await listed("/hsds/services", schemas.listedService);
  const organizations = await listed("/hsds/organizations", schemas.listedOrganization);
  await listed("/hsds/services?full=true", schemas.service);
  await listed("/hsds/organizations?full=true", schemas.organization);
  await listed("/hsds/organizations?full_service=true", schemas.organization);
  await listed("/hsds/taxonomy_terms", schemas.term);
  // «Just id and modified_date»: too little for the schema of a list, so the page alone is held to it.
  await listed("/hsds/services?minimal=true");
  await listed("/hsds/services?modified_after=2100-01-01");
  await listed(`/hsds/organizations?search=${encodeURIComponent("никого такого нет")}`);
  for (const id of services) held(id, schemas.service, await asked(`/hsds/services/${id}`));
  for (const id of organizations) held(id, schemas.organization, await asked(`/hsds/organizations/${id}`));
  return compared;
}

/** @returns the exit code: 0 as published, 1 otherwise, 2 it could not be compared */
export async function hsds(
  args: readonly string[],
  say: (line: string) => void,
  ask: typeof fetch = fetch,
): Promise<0 | 1 | 2> {
  const [folder, address = here] = args;
  if (!folder) {
    say(usage);
    return 2;
  }
  try {
    const { answers, things, faults } = await compare(publishedIn(folder), async (at) => {
      const answer = await ask(new URL(at, address));
      if (answer.status !== 200) throw new Error(`${at}: ${answer.status}`);
      return answer.json();
    });
    for (const fault of faults) say(fault);
    say(`${answers} answers, ${things} things listed, ${faults.length} faults`);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

if (import.meta.main) process.exitCode = await hsds(process.argv.slice(2), (line) => console.log(line));
