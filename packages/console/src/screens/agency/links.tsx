import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { agencyTexts } from "./texts.ts";

type Use = Schema<"LinkUse">;

/** Who opened the links of letters, by what, and whether it was refused. */
export function LinksTab({ agencyId }: { agencyId: string }) {
  const say = useTexts(agencyTexts);
  const format = useFormat();
  const list = useList(["agencies", agencyId, "links"], (cursor) =>
    api.GET("/v1/agencies/{agencyId}/links", { params: { path: { agencyId }, query: { cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Use>> = [
    {
      key: "when",
      title: say("links.when"),
      cell: ({ at }) => <span className="nowrap">{format.moment(at)}</span>,
    },
    { key: "what", title: say("links.what"), cell: ({ did }) => say(did === "view" ? "link.view" : "link.other") },
    { key: "by", title: say("links.by"), cell: ({ client }) => say(`client.${client}`) },
    {
      key: "outcome",
      title: say("links.outcome"),
      cell: ({ outcome }) => (
        <Mark tone={outcome === "done" ? "plain" : "bad"}>
          {say(outcome === "done" ? "link.done" : "link.refused")}
        </Mark>
      ),
    },
    {
      key: "step",
      title: say("links.step"),
      cell: ({ stepId }) => stepId && <Link to={`/steps/${stepId}`}>{say("links.step")}</Link>,
    },
  ];
  return (
    <DataList
      list={list}
      columns={columns}
      idOf={({ at, kind, did, client, outcome, stepId, n }) => [at, kind, did, client, outcome, stepId, n].join(" ")}
      label={say("tab.links")}
      empty={<Empty title={say("links.none")}>{say("links.none.detail")}</Empty>}
    />
  );
}
