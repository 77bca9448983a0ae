import { take } from "@marshrut/client";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "../api/api.ts";
import { useBoth } from "../texts/texts.tsx";

/** A service of the catalogue by its title; its key until that is here. */
export function useServiceName(): (key: string) => string {
  const both = useBoth();
  const { data } = useQuery({
    queryKey: ["services", "names"],
    queryFn: async () => {
      const { items } = await take(api.GET("/v1/services", { params: { query: { all: "true" } } }));
      return new Map(items.map(({ serviceKey, title }) => [serviceKey, title]));
    },
    staleTime: 300_000,
  });
  return useCallback(
    (key) => {
      const title = data?.get(key);
      return title ? both(title) : key;
    },
    [data, both],
  );
}
