import "../../styles/fields.css";
import { Button } from "@mantine/core";
import { take } from "@marshrut/client";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { fullName } from "../../parts/names.ts";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { Merge } from "./merge.tsx";
import { Merged } from "./merged.tsx";
import type { Pair } from "./shown.ts";
import { duplicatesTexts } from "./texts.ts";

const statuses = ["open", "distinct"] as const;
const filterNames = ["status"] as const;
const idOf = ({ merge }: Pick<Pair, "merge">) => `${merge.childId} ${merge.other}`;

/** Cards that may be of one child. */
export function Screen() {
  const say = useTexts(duplicatesTexts);
  const common = useCommon();
  const { choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "open");
  const [compared, setCompared] = useState<Pair["merge"]>();
  const [merged, setMerged] = useState<Pair["merge"]>();
  const actOf = useApart();
  const list = useList(["duplicates", status], (cursor) =>
    api.GET("/v1/children/duplicates", { params: { query: { status, cursor, limit: 50 } } }),
  );
  const columns: Array<Column<Pair>> = [
    { key: "first", title: say("column.first"), cell: ({ children: [one] }) => one && <Child child={one} /> },
    { key: "second", title: say("column.second"), cell: ({ children: [, two] }) => two && <Child child={two} /> },
    { key: "score", title: say("column.score"), cell: ({ score }) => score },
    {
      key: "why",
      title: say("column.why"),
      cell: ({ reasons, reason }) => reason ?? reasons.map((why) => <Mark key={why}>{say(`why.${why}`)}</Mark>),
    },
    {
      key: "do",
      title: say("column.do"),
      cell: (pair) => (
        <>
          {status === "open" && (
            <Button variant="subtle" onClick={() => setCompared(pair.merge)}>
              {say("compare")}
            </Button>
          )}
          <ActButton act={actOf(pair)} variant="subtle" />
        </>
      ),
    },
  ];
  return (
    <Frame title={common("screen.duplicates")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
      </div>
      <div className="stack">
        {merged && <Merged key={idOf({ merge: merged })} pair={merged} />}
        {compared && (
          <Merge
            key={idOf({ merge: compared })}
            pair={compared}
            close={() => setCompared(undefined)}
            done={() => {
              setMerged(compared);
              setCompared(undefined);
            }}
          />
        )}
        <DataList
          list={list}
          columns={columns}
          idOf={idOf}
          label={common("screen.duplicates")}
          empty={<Empty title={say("empty.title")}>{say(`empty.${status}`)}</Empty>}
        />
      </div>
    </Frame>
  );
}

function Child({ child: { childId, person, label } }: { child: Pair["children"][number] }) {
  const say = useTexts(duplicatesTexts);
  const format = useFormat();
  const name = person ? say("born", { name: fullName(person), day: format.short(person.birthDate) }) : label;
  return <Link to={`/children/${childId}`}>{name}</Link>;
}

function useApart() {
  const say = useTexts(duplicatesTexts);
  return ({ merge: { childId, other }, status }: Pair): Act => {
    const does = status === "open" ? "apart" : "together";
    return {
      key: `pair.${does}.${childId}.${other}`,
      label: say(does),
      happens: say(`${does}.happens`),
      undo: say(`${does}.undo`),
      fields: [{ kind: "paragraph", name: "reason", label: say("apart.reason"), required: true }],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/children/{childId}/distinct", {
            params: { path: { childId }, header: once },
            body: { other, distinct: does === "apart", reason: String(reason) },
          }),
        ),
      done: say(`${does}.done`),
      touches: [["duplicates"]],
    };
  };
}
