import { take } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { ImportRoadmap } from "./import.tsx";
import { roadmapsTexts } from "./texts.ts";

/** Plans of measures that ask organisations for reports. */
export function Screen() {
  const say = useTexts(roadmapsTexts);
  const common = useCommon();
  const format = useFormat();
  const { can } = useMe();
  const query = useRead(["roadmap", "list"], () => api.GET("/v1/roadmaps"));
  return (
    <Frame title={common("screen.roadmaps")} help={[say("help.1"), say("help.2"), say("help.3")]}>
      <div className="stack">
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={say("empty.title")} acts={can("importRoadmap") && <Catalogue />}>
                {say(can("importRoadmap") ? "empty" : "empty.other")}
              </Empty>
            ) : (
              <div className="columns">
                {items.map(({ roadmapId, title, from, to, edition, measures, flagged, importedAt }) => (
                  <Card key={roadmapId} title={title}>
                    <Facts
                      of={[
                        [
                          say("years"),
                          from === to ? String(from) : say("from.to", { from: String(from), to: String(to) }),
                        ],
                        [say("edition"), say("edition.of", { n: edition, at: format.day(importedAt) })],
                        [say("measures"), format.number(measures)],
                        [
                          say("flagged"),
                          flagged.length > 0 && (
                            <Mark key="flagged" tone="soon">
                              {say("flagged.rows", { count: flagged.length })}
                            </Mark>
                          ),
                        ],
                      ]}
                    />
                    <p>
                      <Link to={`/roadmaps/${roadmapId}`}>{say("open")}</Link>
                    </p>
                  </Card>
                ))}
              </div>
            )
          }
        </Loaded>
        {can("importRoadmap") && <ImportRoadmap />}
      </div>
    </Frame>
  );
}

/** The roadmap that the product brings along. */
function Catalogue() {
  const say = useTexts(roadmapsTexts);
  return (
    <ActButton
      variant="filled"
      act={{
        key: "roadmap.catalogue",
        label: say("catalogue"),
        happens: say("catalogue.happens"),
        tells: say("load.tells"),
        undo: say("load.undo"),
        run: (_, once) =>
          take(api.POST("/v1/roadmaps/imports", { params: { header: once }, body: { format: "catalogue" } })),
        done: say("load.done"),
        touches: [["roadmap"], ["periods"]],
      }}
    />
  );
}
