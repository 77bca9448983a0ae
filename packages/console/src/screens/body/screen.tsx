import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { bodyWords } from "../../parts/bodies.texts.ts";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { type Body, useBodyActs } from "./acts.ts";
import { bodyTexts } from "./texts.ts";

type Seat = Body["members"][number];

/** A body: who sits in it, and by when it has to meet. */
export function Screen() {
  const { bodyId = "" } = useParams();
  const say = useTexts(bodyTexts);
  const common = useCommon();
  const query = useRead(["bodies", bodyId], () => api.GET("/v1/bodies/{bodyId}", { params: { path: { bodyId } } }));
  const { data } = query;
  return (
    <Frame
      key={bodyId}
      title={data?.name ?? common("screen.body")}
      help={[say("help.1"), say("help.2")]}
      acts={data && <Acts body={data} />}
    >
      <Loaded query={query}>
        {(body) => (
          <div className="stack">
            <How body={body} />
            <Members body={body} />
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Acts({ body }: { body: Body }) {
  const { can } = useMe();
  const say = useTexts(bodyTexts);
  const acts = useBodyActs(body);
  const may = body.mayDo.includes("change");
  return (
    <>
      {can("findMeetings") && <Link to={`/meetings?body=${body.bodyId}`}>{say("meetings")}</Link>}
      {may && body.status === "active" && (
        <>
          <ActButton act={acts.add} variant="filled" />
          <ActButton act={acts.change} />
          <ActButton act={acts.close} />
        </>
      )}
      {may && body.status === "closed" && <ActButton act={acts.reopen} />}
    </>
  );
}

function How({ body }: { body: Body }) {
  const say = useTexts(bodyTexts);
  const words = useTexts(bodyWords);
  const common = useCommon();
  const both = useBoth();
  const format = useFormat();
  const nameOf = useMunicipality();
  const { rhythm, next, municipality } = body;
  const every = (["quarter", "half-year", "year"] as const).find((one) => one === rhythm?.every);
  const seat = ({ agencyId, post }: Seat) => (
    <>
      <AgencyName id={agencyId} />, {post}
    </>
  );
  return (
    <Facts
      of={[
        [
          say("status"),
          body.status === "closed" && (
            <Mark key="status" tone="bad">
              {words("status.closed")}
            </Mark>
          ),
        ],
        [say("kind"), words(`kind.${body.kind}`)],
        [say("where"), municipality ? nameOf(municipality) : common("whole.region")],
        [say("chair"), seat(body.chair)],
        [say("secretary"), seat(body.secretary)],
        [say("quorum"), say("quorum.of", { share: body.quorum })],
        [
          say("rhythm"),
          rhythm &&
            every &&
            say(rhythm.unit === "working-day" ? "rhythm.working" : "rhythm.calendar", {
              every: words(`every.${every}`),
              within: rhythm.within,
            }),
        ],
        [
          say("next"),
          next && (
            <span key="next">
              {format.day(next.by)}
              <br />
              <span className="quiet small">{both(next.explain)}</span>
            </span>
          ),
        ],
      ]}
    />
  );
}

function Members({ body }: { body: Body }) {
  const say = useTexts(bodyTexts);
  const acts = useBodyActs(body);
  const columns: Array<Column<Seat>> = [
    { key: "agency", title: say("column.agency"), cell: ({ agencyId }) => <AgencyName id={agencyId} /> },
    { key: "post", title: say("column.post"), cell: ({ post }) => post },
  ];
  if (body.mayDo.includes("change") && body.status === "active" && body.members.length > 1)
    columns.push({
      key: "act",
      title: say("column.act"),
      cell: (seat) => <ActButton act={acts.remove(seat)} variant="subtle" />,
    });
  return (
    <Card title={say("members")}>
      <Table label={say("members")} rows={body.members} columns={columns} idOf={({ agencyId }) => agencyId} />
    </Card>
  );
}
