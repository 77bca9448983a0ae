import "../../styles/fields.css";
import { Checkbox } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useTitle } from "../../parts/titles.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { roundsTexts } from "./texts.ts";

type Round = Schema<"FindRoundsAnswer">["items"][number];
const statuses = ["open", "planned", "closed"] as const;
const filterNames = ["status", "municipality", "region"] as const;

/** Who is asked by which form, and until when. */
export function Screen() {
  const say = useTexts(roundsTexts);
  const common = useCommon();
  const { can, municipality: own } = useMe();
  const { values, set, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "open");
  const region = values.region === "true" ? "true" : undefined;
  const municipality = region ? undefined : values.municipality;
  const list = useList(["round", "list", status, municipality, region], (cursor) =>
    api.GET("/v1/rounds", { params: { query: { status, municipality, region, cursor, limit: 100 } } }),
  );
  const columns = useColumnsOfRounds();
  return (
    <Frame
      title={common("screen.rounds")}
      help={[say("help.1"), say("help.2")]}
      acts={can("findForms") && <Link to="/forms">{say("forms")}</Link>}
    >
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        <MunicipalityPicker
          label={say("column.municipality")}
          value={municipality}
          onChange={(next) => set({ municipality: next, region: undefined })}
        />
        {own && (
          <Checkbox
            label={say("region")}
            checked={region !== undefined}
            onChange={(event) => set({ region: event.currentTarget.checked ? "true" : undefined })}
          />
        )}
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ roundId }) => roundId}
        label={common("screen.rounds")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}

function useColumnsOfRounds(): Array<Column<Round>> {
  const say = useTexts(roundsTexts);
  const format = useFormat();
  const titled = useTitle();
  const nameOf = useMunicipality();
  return [
    {
      key: "title",
      title: say("column.title"),
      cell: ({ roundId, title }) => <Link to={`/rounds/${roundId}`}>{titled(title)}</Link>,
    },
    { key: "whom", title: say("column.whom"), cell: ({ audience }) => say(`whom.${audience.kind}`) },
    {
      key: "municipality",
      title: say("column.municipality"),
      cell: ({ municipality }) => (municipality ? nameOf(municipality) : say("whole.region")),
    },
    {
      key: "from",
      title: say("column.from"),
      cell: ({ opensOn }) => <span className="nowrap">{format.short(opensOn)}</span>,
    },
    {
      key: "until",
      title: say("column.until"),
      cell: ({ closesOn, closedOn }) => <span className="nowrap">{format.short(closedOn ?? closesOn)}</span>,
    },
  ];
}
