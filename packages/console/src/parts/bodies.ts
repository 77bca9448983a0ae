import { useTexts } from "../texts/texts.tsx";
import { bodyWords } from "./bodies.texts.ts";
import type { Field, FieldValues } from "./fields.tsx";

const everies = ["quarter", "half-year", "year"] as const;
/** How often it meets at least; nothing where that is not set. */
export const everyOf = (values: FieldValues) => everies.find((one) => one === values["rhythm/every"]);

export const seatOf = (values: FieldValues, of: "chair" | "secretary") => ({
  agencyId: String(values[`${of}/agencyId`]),
  post: String(values[`${of}/post`]),
});

/** Who leads a body, and how often it meets: by posts, and nobody's name. */
export function useBodyFields(): Field[] {
  const words = useTexts(bodyWords);
  return [
    { kind: "agency", name: "chair/agencyId", label: words("chair.agency"), required: true },
    { kind: "line", name: "chair/post", label: words("chair.post"), required: true },
    { kind: "agency", name: "secretary/agencyId", label: words("secretary.agency"), required: true },
    { kind: "line", name: "secretary/post", label: words("secretary.post"), required: true },
    {
      kind: "choice",
      name: "rhythm/every",
      label: words("every"),
      options: [
        { value: "none", label: words("every.none") },
        ...everies.map((value) => ({ value, label: words(`every.${value}`) })),
      ],
    },
    {
      kind: "number",
      name: "rhythm/within",
      label: words("within"),
      required: true,
      min: 1,
      max: 180,
      when: (values) => everyOf(values) !== undefined,
    },
  ];
}
