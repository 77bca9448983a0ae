import type { Text } from "@marshrut/core/shared";
import { EdgeRefusal } from "../problems/index.ts";
import { maxDepth, type Oddity, oddityIn, tooDeep } from "./scan.ts";

const malformed = (ru: string, en: string, at?: { pointer: string; message: Text }) =>
  new EdgeRefusal("request.malformed", { ru, en }, { fields: at ? [at] : [] });

/** The body's bytes, up to `limit`; whatever Content-Length claims, counting stops there. @throws EdgeRefusal 413 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(limit: number) {
  const mb = limit / 2 ** 20;
  const [size, ru, en] = mb < 1 ? [Math.round(limit / 1024), "КБ", "kB"] : [mb, "МБ", "MB"];
  return new EdgeRefusal("request.too-large", {
    ru: `Тело запроса больше ${String(size).replace(".", ",")} ${ru}. Разделите его на части.`,
    en: `The body is larger than ${size} ${en}. Split it up.`,
  });
}

/** UTF-8 text of a body. @throws EdgeRefusal 400 when the bytes are not UTF-8 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed("Тело запроса должно быть в кодировке UTF-8.", "The body must be UTF-8.");
  }
}

const oddities: Record<Oddity["kind"], Text> = {
  "duplicate-key": { ru: "ключ повторяется, оставьте один", en: "this key is repeated, keep one" },
  "forbidden-key": { ru: "такого ключа быть не может, уберите его", en: "there can be no such key, remove it" },
  number: { ru: "число от −(2^53−1) до 2^53−1", en: "a number between −(2^53−1) and 2^53−1" },
  text: { ru: "текст без нулевых и непарных знаков", en: "text without NUL or unpaired surrogates" },
};

/** A JSON text that can be read in one way only. @throws EdgeRefusal 400 */
export function parseStrict(text: string): unknown {
  if (tooDeep(text))
    throw malformed(`Вложенность больше ${maxDepth} уровней.`, `Nested deeper than ${maxDepth} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // V8's message quotes the text, which may be personal: ours does not.
    throw malformed("Тело запроса не похоже на JSON.", "The body is not JSON.");
  }
  const odd = oddityIn(text);
  if (odd)
    throw malformed("В JSON есть то, что читается неоднозначно.", "The JSON holds something ambiguous.", {
      pointer: odd.at,
      message: oddities[odd.kind],
    });
  return value;
}
