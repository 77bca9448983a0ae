import "../styles/fields.css";
import { Select } from "@mantine/core";
import { useMemo } from "react";
import { useCommon } from "../texts/texts.tsx";
import { useWords } from "../texts/words.ts";
import { type Agency, useAgencies, useAgencyNames } from "./agencies.tsx";

/** An organisation is chosen by the letters of its name. */
export function AgencyPicker({
  value,
  onChange,
  label,
  error,
  required,
  clearable,
  only = () => true,
  first,
}: {
  value: string | undefined;
  onChange: (agencyId: string | undefined) => void;
  label: string;
  error?: string | undefined;
  required?: boolean;
  clearable?: boolean;
  only?: ((agency: Agency) => boolean) | undefined;
  /** Who fits, the best first: they stand above the others. */
  first?: readonly string[] | undefined;
}) {
  const agencies = useAgencies();
  const nameOf = useAgencyNames();
  const common = useCommon();
  const say = useWords();
  const data = useMemo(() => {
    const all = [...(agencies?.values() ?? [])]
      .filter((agency) => agency.status === "active" && only(agency))
      .map(({ agencyId, kind }) => ({ value: agencyId, label: `${nameOf?.(agencyId)} (${say(`agency.${kind}`)})` }));
    const fitting = (first ?? []).flatMap((id) => all.filter(({ value: one }) => one === id));
    if (fitting.length === 0) return all;
    return [
      { group: common("act.agency.fit"), items: fitting },
      { group: common("act.agency.other"), items: all.filter((one) => !fitting.includes(one)) },
    ];
  }, [agencies, nameOf, only, first, say, common]);
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
