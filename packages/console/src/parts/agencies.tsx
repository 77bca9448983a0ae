import { each, type Schema, take } from "@marshrut/client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../api/api.ts";
import { useMe } from "../api/me.tsx";
import { agencyNames } from "./agency.names.ts";
import { useMunicipality } from "./municipality.names.ts";

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

/** What an organisation is called: by its short name, and where another one is called so, too, by its municipality as well. */
export function useAgencyNames(): ((agencyId: string) => string | undefined) | undefined {
  const all = useAgencies();
  const municipality = useMunicipality();
  return useMemo(() => all && agencyNames(all, municipality), [all, municipality]);
}

/** An organisation by its short name: whoever works for one knows its own. Until it is here, and of others for them, its number. */
export function AgencyName({ id }: { id: string }) {
  const { can, agency } = useMe();
  if (can("findAgencies")) return <NameOfAll id={id} />;
  return agency === id && can("getAgency") ? <OwnName id={id} /> : numberOf(id);
}

const numberOf = (id: string) => id.slice(-6);

/** A long list has one of these in each row: it asks for the region's organisations and for nothing else. */
function NameOfAll({ id }: { id: string }) {
  return useAgencyNames()?.(id) ?? numberOf(id);
}

function OwnName({ id }: { id: string }) {
  const own = useQuery({
    queryKey: ["agencies", id],
    queryFn: () => take(api.GET("/v1/agencies/{agencyId}", { params: { path: { agencyId: id } } })),
    staleTime: 300_000,
  });
  return own.data?.shortName ?? numberOf(id);
}
