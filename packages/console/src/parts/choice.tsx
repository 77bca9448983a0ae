import "../styles/fields.css";
import { Select } from "@mantine/core";
import { useCommon } from "../texts/texts.tsx";

export interface Chosen<Value extends string> {
  among: readonly Value[];
  value: Value | undefined;
  onChange: (chosen: Value | undefined) => void;
  /** None need be chosen: the list then shows all of them. */
  any: boolean;
}

/** One of a few, in the filter of a list. */
export function Choice<Value extends string>({
  label,
  name,
  among,
  value,
  onChange,
  any,
}: Chosen<Value> & { label: string; name: (one: Value) => string }) {
  const common = useCommon();
  return (
    <Select
      label={label}
      placeholder={any ? common("any") : undefined}
      data={among.map((one) => ({ value: one, label: name(one) }))}
      value={value ?? null}
      onChange={(next) => onChange(among.find((one) => one === next))}
      allowDeselect={any}
      clearable={any}
      clearButtonProps={{ "aria-label": common("filters.clear") }}
    />
  );
}
