import "../styles/fields.css";
import { Select } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { api } from "../api/api.ts";
import { useMe } from "../api/me.tsx";
import { useRead } from "../api/use.ts";
import { useBoth } from "../texts/texts.tsx";
import type { Tone } from "./screen.tsx";

export type PeriodBrief = Schema<"ListPeriodsAnswer">["items"][number];

/** The region's reporting periods, the last one first. */
export function usePeriods(): readonly PeriodBrief[] | undefined {
  const { can } = useMe();
  const { data } = useRead(["periods"], () => api.GET("/v1/periods"), { on: can("listPeriods") });
  return data?.items.toSorted((a, b) => (a.period < b.period ? 1 : -1));
}

/** What is under way now, else the last one that there is: of quarters and years, where nothing else is asked for. */
export const usualPeriod = (periods: readonly PeriodBrief[] | undefined): PeriodBrief | undefined => {
  const quarters = periods?.filter(({ period }) => period.includes("-Q"));
  return quarters?.find(({ status }) => isTaking(status)) ?? quarters?.[0] ?? periods?.[0];
};
export const isTaking = (status: PeriodBrief["status"]): boolean => status === "open" || status === "collecting";
export const periodTone = (status: PeriodBrief["status"]): Tone => (isTaking(status) ? "accent" : "good");

export function PeriodPicker({
  label,
  value,
  onChange,
  only = () => true,
}: {
  label: string;
  value: string | undefined;
  onChange: (period: string | undefined) => void;
  only?: (period: PeriodBrief) => boolean;
}) {
  const both = useBoth();
  const periods = usePeriods()?.filter(only) ?? [];
  return (
    <Select
      label={label}
      data={periods.map(({ period, name }) => ({ value: period, label: both(name) }))}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      allowDeselect={false}
      searchable
    />
  );
}
