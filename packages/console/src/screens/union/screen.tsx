import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { type Union, useMeetingActs, useUnionActs } from "./acts.ts";
import { unionTexts } from "./texts.ts";

/** A union of parents, and its meetings. */
export function Screen() {
  const { unionId = "" } = useParams();
  const say = useTexts(unionTexts);
  const common = useCommon();
  const query = useRead(["unions", unionId], () => api.GET("/v1/unions/{unionId}", { params: { path: { unionId } } }));
  return (
    <Frame key={unionId} title={query.data?.name ?? common("screen.union")} help={[say("help.1"), say("help.2")]}>
      <Loaded query={query}>
        {(union) => (
          <div className="stack">
            <About union={union} />
            <Meetings union={union} />
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function About({ union }: { union: Union }) {
  const say = useTexts(unionTexts);
  const common = useCommon();
  const format = useFormat();
  const nameOf = useMunicipality();
  const acts = useUnionActs(union);
  const { status, kind, municipality, agencyId, members, open, about } = union;
  return (
    <Card title={say("card")} acts={acts.map((act) => <ActButton key={act.key} act={act} />)}>
      <Facts
        of={[
          [
            say("status"),
            <Mark key="status" tone={status === "active" ? "good" : "plain"}>
              {say(`status.${status}`)}
            </Mark>,
          ],
          [say("kind"), say(`kind.${kind}`)],
          [say("where"), nameOf(municipality)],
          [say("agency"), agencyId && <AgencyName id={agencyId} />],
          [say("members"), format.number(members)],
          [say("open"), common(open ? "yes" : "no")],
          [say("about"), about],
        ]}
      />
    </Card>
  );
}

function Meetings({ union }: { union: Union }) {
  const say = useTexts(unionTexts);
  const format = useFormat();
  const { can } = useMe();
  const { call, cancel } = useMeetingActs(union);
  const mayCancel = can("cancelMeeting");
  return (
    <Card title={say("meetings")} acts={call && <ActButton act={call} />}>
      <Table
        label={say("meetings")}
        rows={union.meetings}
        idOf={({ meetingId }) => meetingId}
        empty={say("meetings.none")}
        columns={[
          {
            key: "when",
            title: say("column.when"),
            cell: ({ on, time }) => say("when", { day: format.day(on), time }),
          },
          { key: "topic", title: say("column.topic"), cell: ({ topic }) => topic },
          { key: "place", title: say("column.place"), cell: ({ place }) => place },
          { key: "coming", title: say("column.coming"), cell: ({ coming }) => format.number(coming) },
          { key: "not", title: say("column.not"), cell: ({ notComing }) => format.number(notComing) },
          {
            key: "act",
            title: say("column.act"),
            cell: (one) =>
              one.status === "cancelled" ? (
                <Mark tone="bad">{say("meeting.cancelled")}</Mark>
              ) : (
                mayCancel && <ActButton act={cancel(one)} variant="subtle" />
              ),
          },
        ]}
      />
    </Card>
  );
}
