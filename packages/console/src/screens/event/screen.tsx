import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList, useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { DownloadButton } from "../../parts/download.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { usePursuits } from "../../parts/pursuits.ts";
import { Card, Facts, Screen as Frame, Mark, type Tone } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { type Event, type SignUp, useEventActs, useSignUpActs } from "./acts.ts";
import { Talks } from "./talks.tsx";
import { eventTexts } from "./texts.ts";

/** An event: what it is, who has signed up and who came. */
export function Screen() {
  const { occasionId = "" } = useParams();
  const say = useTexts(eventTexts);
  const common = useCommon();
  const { can } = useMe();
  const query = useRead(["event", occasionId], () =>
    api.GET("/v1/events/{occasionId}", { params: { path: { occasionId } } }),
  );
  return (
    <Frame
      key={occasionId}
      title={query.data?.title ?? common("screen.event")}
      help={[say("help.1"), say("help.2")]}
      acts={query.data && <Acts event={query.data} />}
    >
      <Loaded query={query}>
        {(event) => (
          <div className="stack">
            <How event={event} />
            <Programme event={event} />
            {can("findTalks") && event.mayDo.length > 0 && <Talks event={event} />}
            {can("listSignUps") && event.mayDo.includes("sign-ups") && event.status !== "cancelled" && (
              <SignUps event={event} />
            )}
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Acts({ event }: { event: Event }) {
  return useEventActs(event).map(({ does, act }) => (
    <ActButton key={act.key} act={act} variant={does === "close" || does === "certify" ? "filled" : "default"} />
  ));
}

function How({ event }: { event: Event }) {
  const say = useTexts(eventTexts);
  const format = useFormat();
  const words = usePursuits();
  const { quota, taken, waiting, online } = event;
  return (
    <Facts
      of={[
        [say("status"), say(`status.${event.status}`)],
        [say("kind"), words(`event.${event.kind}`)],
        [say("when"), format.span(event.begins, event.ends)],
        [say("where"), event.place],
        [
          say("online"),
          online && (
            <a key="online" href={online} target="_blank" rel="noreferrer">
              {online}
            </a>
          ),
        ],
        [say("organiser"), event.organisation],
        [say("audience"), event.audiences.map((one) => words(`who.${one}`)).join(", ")],
        [
          say("places"),
          quota === undefined ? say("places.of", { taken, waiting }) : say("places.quota", { taken, quota, waiting }),
        ],
        [say("hours"), event.hours],
        [say("measures"), event.measures.join(", ")],
        [say("about"), event.about],
        [say("reason"), event.reason],
      ]}
    />
  );
}

type Line = NonNullable<Event["programme"]>[number];

function Programme({ event: { programme } }: { event: Event }) {
  const say = useTexts(eventTexts);
  if (!programme?.length) return null;
  const columns: Array<Column<Line>> = [
    { key: "what", title: say("column.what"), cell: ({ title }) => title },
    { key: "time", title: say("column.time"), cell: ({ time }) => time },
    { key: "speaker", title: say("column.speaker"), cell: ({ speaker }) => speaker },
  ];
  return (
    <Card title={say("programme")}>
      <Table
        label={say("programme")}
        rows={programme}
        columns={columns}
        idOf={({ time, title }) => `${time} ${title}`}
      />
    </Card>
  );
}

const tones: Partial<Record<SignUp["status"], Tone>> = {
  attended: "good",
  waiting: "soon",
  offered: "soon",
  unconfirmed: "soon",
  absent: "bad",
};

function SignUps({ event }: { event: Event }) {
  const { occasionId } = event;
  const say = useTexts(eventTexts);
  const actsOf = useSignUpActs(occasionId);
  const list = useList(["event", occasionId, "sign-ups"], (cursor) =>
    api.GET("/v1/events/{occasionId}/sign-ups", { params: { path: { occasionId }, query: { cursor, limit: 100 } } }),
  );
  const columns: Array<Column<SignUp>> = [
    {
      key: "person",
      title: say("column.person"),
      cell: ({ name, who, post, organisation }) => (
        <>
          {name && <bdi>{name}</bdi>}{" "}
          <span className="quiet small">{[say(`who.${who}`), post, organisation].filter(Boolean).join(", ")}</span>
        </>
      ),
    },
    { key: "code", title: say("column.code"), cell: ({ code }) => <code className="nowrap">{code}</code> },
    {
      key: "state",
      title: say("column.state"),
      cell: ({ status }) => <Mark tone={tones[status] ?? "plain"}>{say(`sign.${status}`)}</Mark>,
    },
    {
      key: "certificate",
      title: say("column.certificate"),
      cell: ({ signUpId, certificate, name }) =>
        certificate &&
        (name ? (
          <DownloadButton
            path={`/v1/events/${occasionId}/sign-ups/${signUpId}/certificate?format=pdf`}
            name="certificate.pdf"
            label={say("print", { number: certificate })}
          />
        ) : (
          certificate
        )),
    },
    {
      key: "act",
      title: say("column.act"),
      cell: (one) => actsOf(one).map((act) => <ActButton key={act.key} act={act} variant="subtle" />),
    },
  ];
  return (
    <Card title={say("signups")}>
      <DataList
        list={list}
        columns={columns}
        idOf={({ signUpId }) => signUpId}
        label={say("signups")}
        empty={<p className="quiet">{say("signups.none")}</p>}
      />
    </Card>
  );
}
