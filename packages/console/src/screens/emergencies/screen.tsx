import "../../styles/fields.css";
import { type Schema, take } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList, useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { By } from "../../parts/by.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { emergenciesTexts } from "./texts.ts";

type Emergency = Schema<"Emergency">;
const statuses = ["to-review", "justified", "unjustified"] as const;
const filterNames = ["status"] as const;

/** Who read a card in an emergency, and whether there was need. */
export function Screen() {
  const say = useTexts(emergenciesTexts);
  const common = useCommon();
  const format = useFormat();
  const { choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "to-review");
  const list = useList(["emergencies", status], (cursor) =>
    api.GET("/v1/emergency-access", { params: { query: { status, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Emergency>> = [
    {
      key: "child",
      title: say("column.child"),
      cell: ({ childId }) => <Link to={`/children/${childId}`}>{say("card")}</Link>,
    },
    { key: "who", title: say("column.who"), cell: ({ openedBy }) => <By of={openedBy} /> },
    { key: "when", title: say("column.when"), cell: ({ openedAt }) => format.moment(openedAt) },
    { key: "reason", title: say("column.reason"), cell: (one) => <Words of={one} say="reason" /> },
    { key: "review", title: say("column.review"), cell: (one) => one.reviewed && <Words of={one} say="review" /> },
    {
      key: "act",
      title: say("column.act"),
      cell: (one) => one.mayDo.includes("review") && <Review of={one} />,
    },
  ];
  return (
    <Frame title={common("screen.emergencies")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ emergencyId }) => emergencyId}
        label={common("screen.emergencies")}
        empty={
          <Empty title={say("empty.title")}>{say(status === "to-review" ? "empty.to-review" : "empty.other")}</Empty>
        }
      />
    </Frame>
  );
}

/** Words are sealed: they are read of each case, and not with the list. */
function Words({ of, say }: { of: Emergency; say: "reason" | "review" }) {
  const { emergencyId } = of;
  const query = useRead(["emergencies", "one", emergencyId, of.status], () =>
    api.GET("/v1/emergency-access/{emergencyId}", { params: { path: { emergencyId } } }),
  );
  return <bdi>{say === "reason" ? query.data?.reason : query.data?.reviewed?.words}</bdi>;
}

function Review({ of: { emergencyId } }: { of: Emergency }) {
  const say = useTexts(emergenciesTexts);
  const act: Act = {
    key: `emergency.review.${emergencyId}`,
    label: say("review"),
    happens: say("review.happens"),
    undo: say("review.undo"),
    fields: [
      {
        kind: "choice",
        name: "justified",
        label: say("justified"),
        required: true,
        options: (["yes", "no"] as const).map((value) => ({ value, label: say(`justified.${value}`) })),
      },
      { kind: "paragraph", name: "words", label: say("words"), required: true },
    ],
    run: ({ justified, words }, once) =>
      take(
        api.POST("/v1/emergency-access/{emergencyId}/review", {
          params: { path: { emergencyId }, header: once },
          body: { justified: justified === "yes", words: String(words) },
        }),
      ),
    done: say("review.done"),
    touches: [["emergencies"], ["inbox"]],
  };
  return <ActButton act={act} variant="subtle" />;
}
