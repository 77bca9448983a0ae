import { useDebouncedValue } from "@mantine/hooks";
import "../styles/dialogues.css";
import "@mantine/spotlight/styles.css";
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData, spotlight } from "@mantine/spotlight";
import { take } from "@marshrut/client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { api } from "../api/api.ts";
import { useMe } from "../api/me.tsx";
import { useCommon } from "../texts/texts.tsx";
import { useOffered } from "./navigation.tsx";

/** Six letters and digits of a letter's «№ K3F9QZ». */
const numberIn = (query: string) => /^(?:№\s*)?([0-9a-z]{6})$/i.exec(query.trim())?.[1]?.toUpperCase();

/** Everything by a few letters: sections, a child by name, a route or step by the number in a letter. */
export function Palette({ asked: times }: { asked: number }) {
  const common = useCommon();
  const { can } = useMe();
  const go = useNavigate();
  const [query, setQuery] = useState("");
  useEffect(() => {
    if (times > 0) spotlight.open();
  }, [times]);
  const offered = useOffered();
  const [asked] = useDebouncedValue(numberIn(query), 300);
  const found = useQuery({
    queryKey: ["number", asked],
    queryFn: () => take(api.GET("/v1/inbox/numbers/{number}", { params: { path: { number: asked! } } })),
    enabled: asked !== undefined && can("findByNumber"),
  });

  const ofScreens: SpotlightActionData[] = offered.map(({ path, title }) => ({
    id: path,
    label: common(title),
    onClick: () => void go(`/${path}`),
  }));
  const search: SpotlightActionData[] =
    query.trim().length > 2 && can("findChildren")
      ? [
          {
            id: "children?",
            label: common("find.children", { query: query.trim() }),
            // The name goes beside the address, not into it.
            onClick: () => void go("/children", { state: { search: query.trim() } }),
          },
        ]
      : [];
  const numbers: SpotlightActionData[] = (found.data?.items ?? []).map((item, i) => ({
    id: `number${i}`,
    label: common("find.found", { number: asked }),
    description: common(item.stepId ? "find.step" : "find.route"),
    onClick: () => void go(addressOf(item)),
  }));
  const kept = query.trim().toLowerCase();
  const groups: SpotlightActionGroupData[] = [
    {
      group: common("find.screens"),
      actions: ofScreens.filter(({ label }) => (label ?? "").toLowerCase().includes(kept)),
    },
    { group: common("find.search"), actions: [...numbers, ...search] },
  ];
  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      filter={(_, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      nothingFound={common("find.nothing")}
      shortcut={null}
      lockScroll={false}
      aria-label={common("find")}
      searchProps={{ placeholder: common("find"), "aria-label": common("find") }}
    />
  );
}

const addressOf = ({ stepId, childId }: { stepId?: string; childId: string }): string =>
  stepId ? `/steps/${stepId}` : `/children/${childId}`;
