import { EdgeRefusal } from "../problems/index.ts";

/** The entity tag of a version: `"v7"`. */
export const etagOf = (version: number): string => `"v${version}"`;

/**
 * The version that If-Match names; undefined for `*` and for no header. A weak tag matches no version (RFC 9110, 13.1.1), so
 * that the answer is 412, after the look-up. @throws EdgeRefusal 428 when `required` and missing, 400 for what no ETag of ours
 * looks like
 */
export function expectedVersion(header: string | undefined, required: boolean): number | undefined {
  if (header === undefined) {
    if (required) throw missing();
    return undefined;
  }
  const tags = header.split(",").map((t) => t.trim());
  if (tags.includes("*")) return undefined;
  if (tags.length > 1) throw severalTags();
  const [, weak, version] = /^(W\/)?"v(\d{1,15})"$/.exec(tags[0] ?? "") ?? [];
  if (version === undefined) throw notOurs();
  return weak ? noVersion : Number(version);
}

/** No record has it: versions begin with 1. */
const noVersion = -1;

const missing = () =>
  new EdgeRefusal("request.version-required", {
    ru: 'Прочитайте запись и пришлите её ETag в заголовке If-Match, например If-Match: "v7".',
    en: 'Read the record and send its ETag in the header If-Match, e.g. If-Match: "v7".',
  });

const notOurs = () =>
  new EdgeRefusal(
    "request.invalid",
    {
      ru: 'В If-Match нужен ETag записи, как его дал ответ, в кавычках и с буквой v: If-Match: "v7".',
      en: 'If-Match takes the record\'s ETag as the answer gave it, in quotes and with its v: If-Match: "v7".',
    },
    { place: "header", fields: [{ pointer: "/If-Match", message: { ru: '"v7"', en: '"v7"' } }] },
  );

const severalTags = () =>
  new EdgeRefusal(
    "request.invalid",
    { ru: "В If-Match нужен один ETag.", en: "If-Match takes one ETag." },
    { place: "header", fields: [{ pointer: "/If-Match", message: { ru: "один ETag", en: "one ETag" } }] },
  );
