import { each, type Schema } from "@marshrut/client";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { useMe } from "../api/me.tsx";

export type Agency = Schema<"Agency">;

/** The region's organisations: some hundreds, read once and asked again after five minutes. */
export function useAgencies(): ReadonlyMap<string, Agency> | undefined {
  const { can } = useMe();
  const { data } = useQuery({
    queryKey: ["agencies", "all"],
    queryFn: async () => {
      const all = new Map<string, Agency>();
      for await (const agency of each((cursor) =>
        api.GET("/v1/agencies", { params: { query: { limit: 200, cursor } } }),
      ))
        all.set(agency.agencyId, agency);
      return all;
    },
    staleTime: 300_000,
    enabled: can("findAgencies"),
  });
  return data;
}

/** An organisation by its short name. Until the list is here, and for who may not read it, its number. */
export function AgencyName({ id }: { id: string }) {
  return useAgencies()?.get(id)?.shortName ?? id.slice(-6);
}
