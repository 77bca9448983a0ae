import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { HandoverSide, HandoverTo } from "../../parts/handover.side.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { handoversTexts } from "./texts.ts";

type Handover = Schema<"FindHandoversItems">;
const stages = ["open", "decided"] as const;
const sides = ["to", "from"] as const;
const filterNames = ["stage", "side", "municipality"] as const;

/** Who is responsible next. */
export function Screen() {
  const say = useTexts(handoversTexts);
  const common = useCommon();
  const format = useFormat();
  const { values, set, choice } = useFilters(filterNames);
  const [stage, byStage] = choice("stage", stages, "open");
  const [side, bySide] = choice("side", sides, "to");
  const { municipality } = values;
  const list = useList(["handovers", "list", stage, side, municipality], (cursor) =>
    api.GET("/v1/handovers", { params: { query: { stage, side, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Handover>> = [
    {
      key: "kind",
      title: say("column.kind"),
      cell: ({ handoverId, kind }) => <Link to={`/handovers/${handoverId}`}>{say(`kind.${kind}`)}</Link>,
    },
    { key: "from", title: say("column.from"), cell: ({ from }) => <HandoverSide side={from} /> },
    { key: "to", title: say("column.to"), cell: (one) => <HandoverTo of={one} /> },
    {
      key: "since",
      title: say("column.since"),
      cell: ({ proposedAt }) => <span className="nowrap">{format.short(proposedAt)}</span>,
    },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status }) => <Mark tone={status === "proposed" ? "accent" : "plain"}>{say(`status.${status}`)}</Mark>,
    },
  ];
  return (
    <Frame title={common("screen.handovers")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("stage")} {...byStage} name={(one) => say(`stage.${one}`)} />
        <MunicipalityPicker
          label={say("where")}
          value={municipality}
          onChange={(next) => set({ municipality: next, side: next && values.side })}
        />
        {municipality && <Choice label={say("side")} {...bySide} name={(one) => say(`side.${one}`)} />}
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ handoverId }) => handoverId}
        label={common("screen.handovers")}
        empty={<Empty title={say("empty.title")}>{say(`empty.${stage}`)}</Empty>}
      />
    </Frame>
  );
}
