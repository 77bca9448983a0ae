import type { Schema } from "@marshrut/client";
import { api } from "../api/api.ts";
import { useRead } from "../api/use.ts";
import { useFormat } from "../texts/format.ts";

export type OpenSlot = Schema<"FindSlotsAnswer">["items"][number];

/** Slots with the times of two weeks at which there is room: of a service, an organisation, a municipality. */
export const useFreeTimes = (
  query: { service?: string | undefined; agency?: string | undefined; municipality?: string | undefined },
  from: string | undefined,
  { on = true } = {},
) =>
  useRead(
    ["receptions", "free", query.service, query.agency, query.municipality, from],
    () => api.GET("/v1/slots", { params: { query: { ...query, from, limit: 50 } } }),
    { on },
  );

/** A time as the region's wall has it. */
export function useWallTime(): (local: string) => string {
  const format = useFormat();
  return (local) => `${format.weekday(local)}, ${format.short(local)}, ${local.slice(11, 16)}`;
}
