import "../styles/fields.css";
import { Checkbox, NumberInput, Radio, Select, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "../texts/format.ts";
import { useCommon } from "../texts/texts.tsx";
import { type Agency, AgencyName } from "./agencies.tsx";
import { AgencyPicker } from "./agency.picker.tsx";

export type FieldValues = Readonly<Record<string, string | boolean | number | undefined>>;

interface Asked {
  /** As the API's body names it: what is wrong with it is shown beside it. */
  name: string;
  label: string;
  help?: string | undefined;
  required?: boolean;
  /** What several that follow each other are asked under together. */
  under?: string;
  /** Asked only then. */
  when?: (values: FieldValues) => boolean;
}
export type Field = Asked &
  (
    | { kind: "line" | "paragraph" | "day" | "hour" | "check" }
    | { kind: "number"; min?: number; max?: number | undefined }
    | { kind: "choice"; options: ReadonlyArray<{ value: string; label: string }> }
    | { kind: "agency"; only?: (agency: Agency) => boolean; first?: readonly string[] | undefined }
  );

/** A field of an act or a form. A day and an hour are the browser's own fields: typed by digits, and read by every screen reader. */
export function ActField({
  field,
  value,
  onChange,
  error,
}: {
  field: Field;
  value: FieldValues[string];
  onChange: (value: FieldValues[string]) => void;
  error: string | undefined;
}) {
  const common = useCommon();
  const { label, required = false } = field;
  const shared = { label, required, error, description: field.help };
  const text = typeof value === "string" ? value : "";
  switch (field.kind) {
    case "line":
      return <TextInput {...shared} value={text} onChange={(e) => onChange(e.currentTarget.value || undefined)} />;
    case "paragraph":
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxRows={12}
          value={text}
          onChange={(e) => onChange(e.currentTarget.value || undefined)}
        />
      );
    case "day":
    case "hour":
      return (
        <TextInput
          {...shared}
          type={field.kind === "day" ? "date" : "time"}
          value={text}
          onChange={(e) => onChange(e.currentTarget.value || undefined)}
        />
      );
    case "number":
      return (
        <NumberInput
          {...shared}
          value={typeof value === "number" ? value : ""}
          onChange={(next) => onChange(typeof next === "number" ? next : undefined)}
          min={field.min}
          max={field.max}
        />
      );
    case "check":
      return (
        <Checkbox
          label={label}
          description={field.help}
          error={error}
          checked={value === true}
          onChange={(e) => onChange(e.currentTarget.checked || undefined)}
        />
      );
    case "agency":
      return (
        <AgencyPicker
          label={label}
          required={required}
          error={error}
          value={text || undefined}
          onChange={onChange}
          only={field.only}
          first={field.first}
        />
      );
    case "choice":
      // Few are seen at once; many are looked for by their letters.
      return field.options.length <= 6 ? (
        <Radio.Group {...shared} value={text} onChange={onChange}>
          {field.options.map((option) => (
            <Radio key={option.value} value={option.value} label={option.label} mt="xs" />
          ))}
        </Radio.Group>
      ) : (
        <Select
          {...shared}
          data={field.options.map((option) => ({ ...option }))}
          placeholder={common("act.choose")}
          value={text || null}
          onChange={(next) => onChange(next ?? undefined)}
          searchable
        />
      );
  }
}

/** What stands in a field, to be read: a choice by its words, an organisation by its name. */
export function useFieldText(): (field: Field, value: FieldValues[string]) => ReactNode {
  const common = useCommon();
  const format = useFormat();
  return (field, value) => {
    if (field.kind === "check") return common(value === true ? "yes" : "no");
    if (value === undefined || value === "") return "";
    if (field.kind === "choice") return field.options.find((one) => one.value === value)?.label ?? String(value);
    if (field.kind === "agency") return <AgencyName id={String(value)} />;
    if (field.kind === "day") return format.short(String(value));
    return typeof value === "number" ? format.number(value) : String(value);
  };
}
