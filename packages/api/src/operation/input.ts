import { notFound } from "@marshrut/core/shared";
import { decode, parseStrict, readBytes } from "../json/index.ts";
import { EdgeRefusal, refuseInput } from "../problems/index.ts";
import { type AnyOperation, patternOf } from "./operation.ts";

const megabyte = 2 ** 20;

/** The path's values. An id that cannot be one is answered like one that is not there. @throws Refusal not-found */
export function readParams(raw: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(raw)) if (!patternOf(name).test(value)) throw notFound();
  return raw;
}

/** The query, parsed; each parameter once. @throws EdgeRefusal 400 */
export function readQuery(schema: AnyOperation["query"], url: string): unknown {
  const raw: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URL(url).searchParams) {
    if (name in raw) throw queryFault(name, { ru: "параметр повторяется, оставьте один", en: "repeated, keep one" });
    if (!schema) throw queryFault(name, { ru: "у этого адреса нет параметров", en: "this address takes no query" });
    raw[name] = value;
  }
  if (!schema) return undefined;
  const parsed = schema.safeParse({ ...raw });
  if (!parsed.success) throw refuseInput(parsed.error.issues, raw, "query");
  return parsed.data;
}

function queryFault(name: string, message: { ru: string; en: string }) {
  const text = {
    ru: `Параметр «${name.slice(0, 40)}»: ${message.ru}.`,
    en: `Parameter "${name.slice(0, 40)}": ${message.en}.`,
  };
  return new EdgeRefusal("request.invalid", text, {
    place: "query",
    fields: [{ pointer: `/${name.slice(0, 40)}`, message }],
  });
}

/**
 * The body, parsed and checked; no body counts as `{}`. @throws EdgeRefusal 400, 413, 415; Refusal 422
 */
export const readBody = async (op: Pick<AnyOperation, "body" | "bodyLimit">, request: Request): Promise<unknown> =>
  checkBody(op, await readJson(op, request));

/** The body as it was sent, whatever it says; undefined when nothing was. @throws EdgeRefusal 400, 413, 415 */
export async function readJson({ bodyLimit }: Pick<AnyOperation, "bodyLimit">, request: Request): Promise<unknown> {
  const bytes = await readBytes(request, bodyLimit ?? megabyte);
  if (bytes.byteLength === 0) return undefined;
  mustBeJson(request.headers.get("content-type"));
  return parseStrict(decode(bytes));
}

/** What an operation takes of a body. @throws EdgeRefusal 400; Refusal 422 */
export function checkBody({ body }: Pick<AnyOperation, "body">, sent: unknown): unknown {
  if (body) return check(body, sent === undefined ? {} : sent);
  // An empty object says as much as nothing: many a client sends one with every POST.
  if (sent !== undefined && JSON.stringify(sent) !== "{}") throw noBody();
  return undefined;
}

function check(schema: NonNullable<AnyOperation["body"]>, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refuseInput(parsed.error.issues, value, "body");
  return parsed.data;
}

function mustBeJson(contentType: string | null): void {
  const [type = "", ...parameters] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((s) => s.trim());
  const charset = parameters
    .find((p) => p.startsWith("charset="))
    ?.slice(8)
    .replaceAll('"', "");
  if (type === "application/json" && (charset === undefined || charset === "utf-8")) return;
  throw new EdgeRefusal(
    "request.media-type",
    {
      ru: "Пришлите тело с заголовком Content-Type: application/json.",
      en: "Send the body with the header Content-Type: application/json.",
    },
    { headers: { Accept: "application/json" } },
  );
}

const noBody = () =>
  new EdgeRefusal("request.invalid", { ru: "У этой операции нет тела запроса.", en: "This operation takes no body." });
