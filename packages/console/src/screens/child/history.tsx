import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList, useRead } from "../../api/use.ts";
import { By } from "../../parts/by.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { childTexts } from "./texts.ts";

/** What has happened on the route, from its beginning. */
export function HistoryTab({ childId }: { childId: string }) {
  const say = useTexts(childTexts);
  const routes = useRead(["child", childId, "routes"], () =>
    api.GET("/v1/children/{childId}/routes", { params: { path: { childId } } }),
  );
  return (
    <Loaded query={routes}>
      {({ items }) => {
        const route = items.find(({ status }) => status === "open") ?? items.at(-1);
        return route ? <RouteHistory routeId={route.routeId} /> : <Empty title={say("history.none")} />;
      }}
    </Loaded>
  );
}

type Happened = Schema<"HistoryItem">;

function RouteHistory({ routeId }: { routeId: string }) {
  const say = useTexts(childTexts);
  const both = useBoth();
  const format = useFormat();
  const list = useList(["route", routeId, "history"], (cursor) =>
    api.GET("/v1/routes/{routeId}/history", { params: { path: { routeId }, query: { cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Happened>> = [
    { key: "when", title: say("when"), cell: ({ at }) => <span className="nowrap">{format.moment(at)}</span> },
    {
      key: "what",
      title: say("what"),
      cell: ({ text, note, stepId }) => (
        <>
          {stepId ? <Link to={`/steps/${stepId}`}>{both(text)}</Link> : both(text)}
          {note && <p className="quiet">{note}</p>}
        </>
      ),
    },
    { key: "who", title: say("who"), cell: ({ by, answeredBy }) => answeredBy ?? <By of={by} /> },
  ];
  return (
    <DataList
      list={list}
      columns={columns}
      idOf={({ eventId }) => eventId}
      label={say("history.label")}
      empty={<Empty title={say("history.none")} />}
    />
  );
}

type Looked = Schema<"ReadAccessLogAnswer">["items"][number];

/** Who has looked at the child's data, and why. */
export function AccessTab({ childId }: { childId: string }) {
  const say = useTexts(childTexts);
  const both = useBoth();
  const format = useFormat();
  const list = useList(["child", childId, "access"], (cursor) =>
    api.GET("/v1/children/{childId}/access-log", { params: { path: { childId }, query: { cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Looked>> = [
    { key: "when", title: say("when"), cell: ({ at }) => <span className="nowrap">{format.moment(at)}</span> },
    {
      key: "who",
      title: say("who"),
      cell: ({ who }) => [both(who.role), who.organisation ?? who.account].filter(Boolean).join(", "),
    },
    { key: "what", title: say("what"), cell: ({ what }) => both(what) },
    { key: "why", title: say("access.why"), cell: ({ why }) => both(why) },
  ];
  return (
    <DataList
      list={list}
      columns={columns}
      idOf={({ at, action, stepId, who }) => `${at} ${action} ${stepId} ${who.account}`}
      label={say("access.label")}
      empty={<Empty title={say("access.none")} />}
    />
  );
}
