import { take } from "@marshrut/client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { api } from "../api/api.ts";
import { useBoth } from "../texts/texts.tsx";

/** The catalogue, read once and asked again after five minutes. */
function useTitles() {
  const { data } = useQuery({
    queryKey: ["services", "names"],
    queryFn: async () => {
      const { items } = await take(api.GET("/v1/services", { params: { query: { all: "true" } } }));
      return new Map(items.map((service) => [service.serviceKey, service]));
    },
    staleTime: 300_000,
  });
  return data;
}

/** A service of the catalogue by its title; its key until that is here. */
export function useServiceName(): (key: string) => string {
  const both = useBoth();
  const data = useTitles();
  return useCallback(
    (key) => {
      const found = data?.get(key);
      return found ? both(found.title) : key;
    },
    [data, both],
  );
}

/** Which service: those that are in use. */
export function useServiceOptions(): { value: string; label: string }[] {
  const both = useBoth();
  const data = useTitles();
  return useMemo(
    () =>
      [...(data?.values() ?? [])]
        .filter(({ status }) => status !== "withdrawn")
        .map(({ serviceKey, title }) => ({ value: serviceKey, label: both(title) })),
    [data, both],
  );
}
