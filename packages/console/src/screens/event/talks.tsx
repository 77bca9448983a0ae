import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { DownloadButton } from "../../parts/download.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Card, Mark, type Tone } from "../../parts/screen.tsx";
import { useTexts } from "../../texts/texts.tsx";
import type { Event } from "./acts.ts";
import { talkTexts } from "./talks.texts.ts";

type Talk = Schema<"FindTalksAnswer">["items"][number];

const decisions = ["accepted", "reserve", "refused"] as const;
type Decision = (typeof decisions)[number];
const decidable: readonly Talk["status"][] = ["submitted", ...decisions];
const tones: Partial<Record<Talk["status"], Tone>> = {
  accepted: "good",
  submitted: "soon",
  unconfirmed: "soon",
  refused: "bad",
};

/** What is said of one that was submitted. */
function useTalkAct(occasionId: string) {
  const say = useTexts(talkTexts);
  return ({ talkId, title }: Talk): Act => ({
    key: `talk.decide.${talkId}`,
    label: say("decide"),
    subject: title,
    happens: say("decide.happens"),
    tells: say("decide.tells"),
    undo: say("decide.undo"),
    done: say("decide.done"),
    touches: [["event", occasionId]],
    fields: [
      {
        kind: "choice",
        name: "decision",
        label: say("decision"),
        required: true,
        options: decisions.map((value) => ({ value, label: say(`talk.${value}`) })),
      },
      { kind: "paragraph", name: "words", label: say("words"), when: ({ decision }) => decision !== "refused" },
      {
        kind: "paragraph",
        name: "why",
        label: say("why"),
        required: true,
        when: ({ decision }) => decision === "refused",
      },
    ],
    run: ({ decision, words, why }, once) => {
      const text = typeof words === "string" && words !== "" ? words : undefined;
      const body =
        decision === "refused"
          ? { decision: "refused" as const, words: String(why) }
          : { decision: decision as Exclude<Decision, "refused">, words: text };
      return take(api.POST("/v1/talks/{talkId}/decide", { params: { path: { talkId }, header: once }, body }));
    },
  });
}

/** What was submitted to the event's call, what reviewers think of it, and the decision. An event that asks for nothing has no such card. */
export function Talks({ event }: { event: Event }) {
  const { occasionId } = event;
  const say = useTexts(talkTexts);
  const { can } = useMe();
  const actOf = useTalkAct(occasionId);
  const list = useList(["event", occasionId, "talks"], (cursor) =>
    api.GET("/v1/talks", { params: { query: { event: occasionId, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Talk>> = [
    {
      key: "talk",
      title: say("column.talk"),
      cell: ({ title, name, coauthors, organisation }) => (
        <>
          {title ?? say("gone")}{" "}
          <span className="quiet small">
            <bdi>{[name, coauthors, organisation].filter(Boolean).join(", ")}</bdi>
          </span>
        </>
      ),
    },
    { key: "kind", title: say("column.kind"), cell: ({ kind }) => say(`kind.${kind}`) },
    {
      key: "reviews",
      title: say("column.reviews"),
      cell: ({ asked, answered, mean }) =>
        mean === undefined ? say("reviews.of", { answered, asked }) : say("reviews.mean", { answered, asked, mean }),
    },
    {
      key: "state",
      title: say("column.state"),
      cell: ({ status, begun }) => (
        <Mark tone={tones[status] ?? "plain"}>
          {say(begun && status === "submitted" ? "talk.undecided" : `talk.${status}`)}
        </Mark>
      ),
    },
    {
      key: "act",
      title: say("column.act"),
      cell: (one) =>
        can("decideTalk") &&
        event.status === "announced" &&
        !one.begun &&
        decidable.includes(one.status) && <ActButton act={actOf(one)} variant="subtle" />,
    },
  ];
  if (event.kind !== "conference") return null;
  const paper = (of: "programme" | "collection") => (
    <DownloadButton
      path={`/v1/events/${occasionId}/papers?of=${of}&format=docx`}
      name={`${of}.docx`}
      label={say(`print.${of}`)}
    />
  );
  return (
    <Card title={say("talks")}>
      <DataList
        list={list}
        columns={columns}
        idOf={({ talkId }) => talkId}
        label={say("talks")}
        empty={<p className="quiet">{say("talks.none")}</p>}
      />
      {can("printTalks") && (list.items?.length ?? 0) > 0 && (
        <p>
          {paper("programme")} {paper("collection")}
        </p>
      )}
    </Card>
  );
}
