import { Select } from "@mantine/core";
import "../styles/fields.css";
import { useMe } from "../api/me.tsx";
import { useCommon } from "../texts/texts.tsx";
import type { Field, FieldValues } from "./fields.tsx";
import { useMunicipality } from "./municipality.names.ts";

/** Those to choose from. @param own whoever works in one has it alone */
export function useMunicipalities({ own = false } = {}): Array<{ value: string; label: string }> {
  const { region, municipality } = useMe();
  const nameOf = useMunicipality();
  return region.municipalities
    .filter(({ key }) => !own || !municipality || key === municipality)
    .map(({ key }) => ({ value: key, label: nameOf(key) }));
}

/** Which municipality; not asked of who works in one. */
export function MunicipalityPicker({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (key: string | undefined) => void;
}) {
  const { municipality } = useMe();
  const common = useCommon();
  const places = useMunicipalities();
  if (municipality) return null;
  return (
    <Select
      label={label}
      placeholder={common("any")}
      data={places}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      searchable
      clearable
      nothingFoundMessage={common("find.nothing")}
    />
  );
}

/** Whose something is to be: the region's or a municipality's. Whoever works in one is not asked. */
export function useTerritory(label: string): {
  fields: Field[];
  of: (values: FieldValues) => string | undefined;
} {
  const { municipality } = useMe();
  const common = useCommon();
  const places = useMunicipalities();
  if (municipality) return { fields: [], of: () => municipality };
  return {
    fields: [
      {
        kind: "choice",
        name: "municipality",
        label,
        options: [{ value: whole, label: common("whole.region") }, ...places],
      },
    ],
    of: ({ municipality: chosen }) => (typeof chosen === "string" && chosen !== whole ? chosen : undefined),
  };
}

/** No key of a municipality: they have letters alone. */
const whole = "*";
