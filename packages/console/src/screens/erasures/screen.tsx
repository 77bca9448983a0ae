import "../../styles/fields.css";
import { type Schema, take } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { By } from "../../parts/by.tsx";
import { Choice } from "../../parts/choice.tsx";
import { DownloadButton } from "../../parts/download.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { erasuresTexts } from "./texts.ts";

type Erasure = Schema<"Erasure">;
const statuses = ["asked", "refused", "erasing", "erased"] as const;
const bases = ["federal-law", "archives", "court-order", "consent-anew", "taken-back"] as const;
const grounds = ["consent-withdrawn", "purpose-reached", "unlawful", "court-order"] as const;
const filterNames = ["status"] as const;

/** Who wants a child's data destroyed, what was decided, and the papers of it. */
export function Screen() {
  const say = useTexts(erasuresTexts);
  const common = useCommon();
  const format = useFormat();
  const { choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "asked");
  const actsOf = useActs();
  const list = useList(["erasures", status], (cursor) =>
    api.GET("/v1/erasures", { params: { query: { status, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Erasure>> = [
    {
      key: "child",
      title: say("column.child"),
      cell: ({ childId, act, status: of }) =>
        of === "asked" || of === "refused" ? (
          <Link to={`/children/${childId}`}>{say("card")}</Link>
        ) : (
          act && say("no.card", { number: act.number })
        ),
    },
    { key: "grounds", title: say("column.grounds"), cell: (one) => say(`grounds.${one.grounds}`) },
    { key: "received", title: say("column.received"), cell: ({ receivedOn }) => format.short(receivedOn) },
    {
      key: "actBy",
      title: say("column.actBy"),
      cell: ({ actBy, overdue }) => (
        <>
          {format.short(actBy)} {overdue && <Mark tone="bad">{say("late")}</Mark>}
        </>
      ),
    },
    { key: "who", title: say("column.who"), cell: ({ askedBy }) => <By of={askedBy} /> },
    {
      key: "act",
      title: say("column.act"),
      cell: (one) => (
        <div className="acts">
          {actsOf(one).map((act) => (
            <ActButton key={act.key} act={act} variant="subtle" />
          ))}
          <Papers of={one} />
        </div>
      ),
    },
  ];
  return (
    <Frame title={common("screen.erasures")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ erasureId }) => erasureId}
        label={common("screen.erasures")}
        empty={<Empty title={say("empty.title")}>{say(status === "asked" ? "empty.asked" : "empty.other")}</Empty>}
      />
    </Frame>
  );
}

/** The act and the extract of the log are kept for three years; who was refused gets an answer. */
function Papers({ of: { erasureId, status } }: { of: Erasure }) {
  const say = useTexts(erasuresTexts);
  const shown = { asked: [], erasing: [], refused: ["letter"], erased: ["act", "journal"] } as const;
  return shown[status].map((paper) => (
    <DownloadButton
      key={paper}
      path={`/v1/erasures/${erasureId}/paper?paper=${paper}&format=pdf`}
      name={`${paper}.pdf`}
      label={say(paper === "act" ? "paper" : paper)}
    />
  ));
}

function useActs() {
  const say = useTexts(erasuresTexts);
  return ({ erasureId, childId, grounds: of, receivedOn, mayDo }: Erasure): Act[] => {
    const shared = (does: Erasure["mayDo"][number]) => ({
      key: `erasure.${does}.${erasureId}`,
      label: say(does),
      happens: say(`${does}.happens`),
      tells: say(`${does}.tells`),
      undo: say(`${does}.undo`),
      done: say(`${does}.done`),
      touches: [["erasures"], ["inbox"], ["child", childId], ["confirmations"]],
    });
    const acts: Record<Erasure["mayDo"][number], Act> = {
      erase: {
        ...shared("erase"),
        tone: "bad",
        fields: [
          {
            kind: "choice",
            name: "grounds",
            label: say("grounds"),
            required: true,
            options: grounds.map((value) => ({ value, label: say(`grounds.${value}`) })),
          },
          { kind: "day", name: "receivedOn", label: say("received") },
          { kind: "paragraph", name: "reason", label: say("reason"), help: say("reason.help"), required: true },
        ],
        initial: { grounds: of, receivedOn },
        run: (values, once) =>
          take(
            api.POST("/v1/children/{childId}/erasure", {
              params: { path: { childId }, header: once },
              body: {
                grounds: grounds.find((one) => one === values.grounds) ?? of,
                receivedOn: typeof values.receivedOn === "string" ? values.receivedOn : undefined,
                reason: String(values.reason),
              },
            }),
          ),
      },
      refuse: {
        ...shared("refuse"),
        fields: [
          {
            kind: "choice",
            name: "basis",
            label: say("basis"),
            required: true,
            options: bases.map((value) => ({ value, label: say(`basis.${value}`) })),
          },
          { kind: "paragraph", name: "reason", label: say("words"), help: say("words.help"), required: true },
        ],
        run: (values, once) =>
          take(
            api.POST("/v1/erasures/{erasureId}/refuse", {
              params: { path: { erasureId }, header: once },
              body: {
                basis: bases.find((one) => one === values.basis) ?? "federal-law",
                reason: String(values.reason),
              },
            }),
          ),
      },
    };
    return mayDo.map((does) => acts[does]);
  };
}
