import { useMemo } from "react";
import { useMe } from "../api/me.tsx";
import { useBoth } from "../texts/texts.tsx";

/** A municipality by its name; its key where the region has none of it any more. */
export function useMunicipality(): (key: string) => string {
  const { region } = useMe();
  const both = useBoth();
  return useMemo(() => {
    const names = new Map(region.municipalities.map(({ key, name }) => [key, name]));
    return (key) => {
      const name = names.get(key);
      return name ? both(name) : key;
    };
  }, [region, both]);
}
