import {
  type FieldFault,
  faultsOf,
  flattened,
  type Issue,
  invalid,
  isOfShape,
  mostFaults,
  type Refusal,
  type Text,
} from "@marshrut/core/shared";
import { EdgeRefusal, type FaultPlace } from "./problem.ts";

/**
 * What zod found wrong, as our refusal: 400 when the shape is wrong (unknown keys, wrong types, control characters), 422
 * when a well-formed value cannot be (30 February, an unknown result). A query is never more than ill-formed: 400.
 */
export function refuseInput(issues: readonly Issue[], input: unknown, place: FaultPlace): Refusal | EdgeRefusal {
  const flat = flattened(issues, input);
  const all = flat.flatMap((issue) => faultsOf(issue, input));
  const fields = all.slice(0, mostFaults);
  const shape = place !== "body" || flat.some((issue) => isOfShape(issue, input));
  return shape
    ? new EdgeRefusal("request.invalid", summary(fields, all.length, place), { fields, place })
    : invalid(all);
}

const placeName: Record<FaultPlace, Text> = {
  body: { ru: "Тело запроса", en: "The body" },
  query: { ru: "Параметры адреса", en: "The query" },
  header: { ru: "Заголовки", en: "The headers" },
};

/** @param count of all that is wrong, of which `fields` are the first */
function summary(fields: FieldFault[], count: number, place: FaultPlace): Text {
  const names = [...new Set(fields.map((f) => f.pointer.slice(1).replaceAll("/", ".")))].filter((n) => n !== "");
  if (names.length === 0) return fields[0]?.message ?? placeName[place];
  const list = names.slice(0, 5).join(", ") + (names.length > 5 ? ", …" : "");
  const [ofRu, ofEn] =
    count > fields.length
      ? [` (первые ${fields.length} из ${count})`, ` (the first ${fields.length} of ${count})`]
      : ["", ""];
  return {
    ru: `${placeName[place].ru}: исправьте ${list}. Подробности в errors${ofRu}.`,
    en: `${placeName[place].en}: correct ${list}. See errors${ofEn}.`,
  };
}
