import "../../styles/fields.css";
import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { useFilters } from "../../parts/filters.tsx";
import { type OpenSlot, useWallTime } from "../../parts/free.times.ts";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty } from "../../parts/screen.tsx";
import { useServiceOptions } from "../../parts/services.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { Post } from "./post.tsx";
import { receptionsTexts } from "./texts.ts";

/** So many of the next times are read at a glance; the rest are on the organisation's own week. */
const shown = 3;

/** Where one may be seen soonest, whoever the organisation is: by place and service. `whose`: another filter, before these. */
export function FreeTimes({ whose }: { whose: ReactNode }) {
  const say = useTexts(receptionsTexts);
  const common = useCommon();
  const { municipality: own } = useMe();
  const { values, field } = useFilters(["municipality", "service"]);
  const services = useServiceOptions();
  const service = field("service");
  const municipality = own ?? values.municipality;
  const list = useList(["receptions", "free", "list", municipality, values.service], (cursor) =>
    api.GET("/v1/slots", { params: { query: { municipality, service: values.service, cursor, limit: 50 } } }),
  );
  const columns = useColumns();
  return (
    <>
      <div className="filters">
        {whose}
        <MunicipalityPicker label={say("municipality")} {...field("municipality")} />
        <Select
          label={say("service")}
          placeholder={common("any")}
          data={services}
          value={service.value ?? null}
          onChange={(next) => service.onChange(next ?? undefined)}
          searchable
          clearable
          nothingFoundMessage={common("find.nothing")}
        />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ slotId }) => slotId}
        label={say("free.list")}
        empty={<Empty title={say("free.none.title")}>{say("free.none")}</Empty>}
      />
    </>
  );
}

function useColumns(): Array<Column<OpenSlot>> {
  const say = useTexts(receptionsTexts);
  const nameOf = useMunicipality();
  const wall = useWallTime();
  return [
    {
      key: "agency",
      title: say("agency"),
      cell: ({ agencyId, agency, municipality }) => (
        <>
          <Link to={`/receptions?agency=${agencyId}`}>{agency}</Link>
          <br />
          <span className="quiet small">{nameOf(municipality)}</span>
        </>
      ),
    },
    {
      key: "post",
      title: say("column.post"),
      cell: (slot) => <Post of={slot} />,
    },
    {
      key: "times",
      title: say("free.times"),
      cell: ({ onRequest, times }) => {
        if (onRequest) return say("free.request");
        if (times.length === 0) return say("free.full");
        return times.slice(0, shown).map(({ at, local }) => <div key={at}>{wall(local)}</div>);
      },
    },
  ];
}
