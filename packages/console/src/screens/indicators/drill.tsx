import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { DataList } from "../../parts/list.tsx";
import { Card, Empty } from "../../parts/screen.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { indicatorsTexts } from "./texts.ts";

/** The children behind a figure: by number, and by name on the card, where each look is on record. */
export function Behind({ period, figure, close }: { period: string; figure: string; close: string }) {
  const say = useTexts(indicatorsTexts);
  const { can } = useMe();
  const list = useList(
    ["period", period, "behind", figure],
    (cursor) =>
      api.GET("/v1/periods/{period}/children", {
        params: { path: { period }, query: { figure, cursor, limit: 100 } },
      }),
    { on: can("drillFigure") },
  );
  if (!can("drillFigure")) return null;
  return (
    <Card title={say("behind")} acts={<Link to={close}>{say("behind.close")}</Link>}>
      <p className="quiet">{say("behind.hint")}</p>
      <DataList
        list={list}
        columns={[
          {
            key: "child",
            title: say("behind.child"),
            cell: ({ childId }) => (
              <Link to={`/children/${childId}`}>{say("behind.card", { n: childId.slice(-6) })}</Link>
            ),
          },
        ]}
        idOf={({ childId, subject }) => `${childId}.${subject}`}
        label={say("behind")}
        empty={<Empty title={say("behind.empty.title")}>{say("behind.empty")}</Empty>}
      />
    </Card>
  );
}
