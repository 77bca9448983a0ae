import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { ImportList } from "./import.tsx";
import { serviceListsTexts } from "./texts.ts";

type List = Schema<"ServiceListSummary">;

/** What the region and its municipalities have promised to give, by act. */
export function Screen() {
  const say = useTexts(serviceListsTexts);
  const common = useCommon();
  const both = useBoth();
  const format = useFormat();
  const { can } = useMe();
  const query = useRead(["servicelists"], () => api.GET("/v1/service-lists"));
  const columns: Array<Column<List>> = [
    {
      key: "title",
      title: say("column.title"),
      cell: ({ listId, title }) => <Link to={`/service-lists/${listId}`}>{both(title)}</Link>,
    },
    {
      key: "force",
      title: say("column.force"),
      cell: ({ inForce, editions }) => {
        const act = editions.find(({ edition }) => edition === inForce)?.approval;
        return act
          ? say("act.of", { act: act.act, number: act.number, date: format.short(act.date) })
          : say("no.force");
      },
    },
    {
      key: "drafts",
      title: say("column.drafts"),
      cell: ({ editions }) => {
        const drafts = editions.filter(({ status }) => status === "draft");
        return (
          drafts.length > 0 && (
            <Mark tone="soon">{say("drafts", { editions: drafts.map(({ edition }) => edition).join(", ") })}</Mark>
          )
        );
      },
    },
  ];
  return (
    <Frame title={common("screen.servicelists")} help={[say("help.1"), say("help.2"), say("help.3")]}>
      <div className="stack">
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={say("empty.title")}>{say(can("importServiceList") ? "empty" : "empty.other")}</Empty>
            ) : (
              <Table
                label={common("screen.servicelists")}
                rows={items}
                columns={columns}
                idOf={({ listId }) => listId}
              />
            )
          }
        </Loaded>
        {can("importServiceList") && <ImportList lists={query.data?.items ?? []} />}
      </div>
    </Frame>
  );
}
