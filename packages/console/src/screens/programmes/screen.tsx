import "../../styles/fields.css";
import { Checkbox } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { usePursuits } from "../../parts/pursuits.ts";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { programmesTexts } from "./texts.ts";

type Programme = Schema<"Programme">;
const statuses = ["approved", "draft", "withdrawn"] as const;
const filterNames = ["status", "agency", "model"] as const;

/** What children are taught, where, and how many places are left. */
export function Screen() {
  const say = useTexts(programmesTexts);
  const common = useCommon();
  const { can } = useMe();
  const { values, set, field, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "approved");
  const { agency } = values;
  const model = values.model === "true" ? "true" : undefined;
  const list = useList(["programme", "list", status, agency, model], (cursor) =>
    api.GET("/v1/programmes", { params: { query: { status, agency, model, cursor, limit: 100 } } }),
  );
  const columns = useColumnsOfProgrammes();
  return (
    <Frame
      title={common("screen.programmes")}
      help={[say("help.1"), say("help.2")]}
      acts={<Link to="/services">{say("services")}</Link>}
    >
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        {can("findAgencies") && <AgencyPicker label={say("agency")} {...field("agency")} clearable />}
        <Checkbox
          label={say("model")}
          checked={model !== undefined}
          onChange={(event) => set({ model: event.currentTarget.checked ? "true" : undefined })}
        />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ programmeId }) => programmeId}
        label={common("screen.programmes")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}

function useColumnsOfProgrammes(): Array<Column<Programme>> {
  const say = useTexts(programmesTexts);
  const format = useFormat();
  const words = usePursuits();
  const saidOf = ({ content, draft }: Programme) => content ?? draft;
  return [
    {
      key: "title",
      title: say("column.title"),
      cell: (one) => (
        <>
          <Link to={`/programmes/${one.programmeId}`}>{saidOf(one)?.title}</Link>{" "}
          {one.content && one.draft && <Mark tone="soon">{say("draft.next")}</Mark>}
        </>
      ),
    },
    {
      key: "kind",
      title: say("column.kind"),
      cell: (one) => {
        const kind = saidOf(one)?.kind;
        return kind && words(`programme.${kind}`);
      },
    },
    {
      key: "agency",
      title: say("column.agency"),
      cell: ({ agencyId }) => (agencyId ? <AgencyName id={agencyId} /> : <Mark>{say("is.model")}</Mark>),
    },
    {
      key: "term",
      title: say("column.term"),
      cell: (one) => {
        const term = saidOf(one)?.term;
        return (
          term && (
            <>
              <span className="nowrap">{format.short(term.from)}</span> –{" "}
              <span className="nowrap">{format.short(term.until)}</span>
            </>
          )
        );
      },
    },
    {
      key: "places",
      title: say("column.places"),
      cell: ({ places }) => places && say("taken", { taken: places.taken, all: places.all }),
    },
    { key: "waiting", title: say("column.waiting"), cell: ({ places }) => places && format.number(places.waiting) },
  ];
}
