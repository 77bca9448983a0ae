import "../styles/fields.css";
import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useCommon } from "../texts/texts.tsx";
import { useWords } from "../texts/words.ts";
import { type Agency, useAgencies } from "./agencies.tsx";

/** An organisation is chosen by the letters of its name. */
export function AgencyPicker({
  value,
  onChange,
  label,
  error,
  required,
  clearable,
  only = () => true,
}: {
  value: string | undefined;
  onChange: (agencyId: string | undefined) => void;
  label: string;
  error?: string | undefined;
  required?: boolean;
  clearable?: boolean;
  only?: ((agency: Agency) => boolean) | undefined;
}) {
  const agencies = useAgencies();
  const common = useCommon();
  const say = useWords();
  const data = useMemo(
    () =>
      [...(agencies?.values() ?? [])]
        .filter((agency) => agency.status === "active" && only(agency))
        .map(({ agencyId, shortName, kind }) => ({
          value: agencyId,
          label: `${shortName} (${say(`agency.${kind}`)})`,
        })),
    [agencies, only, say],
  );
  return (
    <Select
      label={label}
      placeholder={common("act.agency.find")}
      data={data}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      searchable
      clearable={clearable ?? false}
      limit={50}
      required={required ?? false}
      error={error}
      nothingFoundMessage={common("find.nothing")}
    />
  );
}
