import "../../styles/fields.css";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Mark, type Tone } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { periodTexts } from "./texts.ts";

type Reporter = Schema<"ListReportersAnswer">["items"][number];
const standings = ["owing", "silent", "partly", "complete", "all"] as const;
const tones: Record<Reporter["standing"], Tone> = { silent: "bad", partly: "soon", complete: "good" };

/** Who has reported and who has not. */
export function Reporters({ period }: { period: string }) {
  const say = useTexts(periodTexts);
  const words = useWords();
  const format = useFormat();
  const municipalityOf = useMunicipality();
  const { values, field, choice } = useFilters(["standing", "municipality"]);
  const [standing, byStanding] = choice("standing", standings, "owing");
  const { municipality } = values;
  const list = useList(["period", period, "agencies", standing, municipality], (cursor) =>
    api.GET("/v1/periods/{period}/agencies", {
      params: {
        path: { period },
        query: { standing: standing === "all" ? undefined : standing, municipality, cursor, limit: 200 },
      },
    }),
  );
  const columns: Array<Column<Reporter>> = [
    {
      key: "name",
      title: say("column.agency"),
      cell: ({ agencyId, name }) => <Link to={`/obligations?period=${period}&agency=${agencyId}`}>{name}</Link>,
    },
    { key: "kind", title: say("column.kind"), cell: ({ kind }) => words(`agency.${kind}`) },
    { key: "where", title: say("column.municipality"), cell: (one) => municipalityOf(one.municipality) },
    {
      key: "standing",
      title: say("column.standing"),
      cell: (one) => <Mark tone={tones[one.standing]}>{say(`standing.${one.standing}`)}</Mark>,
    },
    {
      key: "left",
      title: say("column.left"),
      cell: ({ outstanding, owed }) => say("of", { done: outstanding, all: owed }),
    },
    {
      key: "overdue",
      title: say("overdue"),
      cell: ({ overdue }) => overdue > 0 && <Mark tone="bad">{format.number(overdue)}</Mark>,
    },
    {
      key: "next",
      title: say("column.next"),
      cell: ({ nextDue }) => nextDue && <span className="nowrap">{format.short(nextDue)}</span>,
    },
  ];
  return (
    <section aria-label={say("view.agencies")}>
      <div className="filters">
        <Choice label={say("standing")} {...byStanding} name={(one) => say(`standing.${one}`)} />
        <MunicipalityPicker label={say("column.municipality")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ agencyId }) => agencyId}
        label={say("view.agencies")}
        empty={
          <Empty title={say("agencies.empty.title")}>
            {say(standing === "owing" ? "agencies.all" : "agencies.empty")}
          </Empty>
        }
      />
    </section>
  );
}
