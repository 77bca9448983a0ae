import "../../styles/fields.css";
import { type Schema, take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import type { Agency } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useDistinct } from "../../parts/distinct.ts";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker, useMunicipalities } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { agenciesTexts } from "./texts.ts";

const kinds = [
  "department",
  "resourceCentre",
  "pmpc",
  "school",
  "kindergarten",
  "social",
  "health",
  "mse",
  "medicalBoard",
  "ngo",
  "college",
  "employer",
  "maternity",
  "guardianship",
] as const satisfies ReadonlyArray<Agency["kind"]>;
const filterNames = ["kind", "municipality"] as const;

/** The organisations of the region. */
export function Screen() {
  const say = useTexts(agenciesTexts);
  const common = useCommon();
  const words = useWords();
  const nameOf = useMunicipality();
  const go = useNavigate();
  const { can } = useMe();
  const { values, field, isSet, choice } = useFilters(filterNames);
  const [kind, byKind] = choice("kind", kinds);
  const { municipality } = values;
  const add = useAdd();
  const list = useList(["agencies", "list", kind, municipality], (cursor) =>
    api.GET("/v1/agencies", { params: { query: { kind, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Agency>> = [
    {
      key: "name",
      title: say("column.name"),
      cell: ({ agencyId, shortName }) => <Link to={`/agencies/${agencyId}`}>{shortName}</Link>,
    },
    { key: "kind", title: say("column.kind"), cell: (one) => words(`agency.${one.kind}`) },
    { key: "where", title: say("column.where"), cell: (one) => nameOf(one.municipality) },
    { key: "mail", title: say("column.mail"), cell: ({ contacts }) => contacts[0]?.email },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status }) => <Mark tone={status === "closed" ? "bad" : "plain"}>{say(status)}</Mark>,
    },
  ];
  const addButton = can("registerAgency") && <ActButton act={add} variant="filled" />;
  return (
    <Frame title={common("screen.agencies")} help={[say("help.1"), say("help.2")]} acts={addButton}>
      <div className="filters">
        <AgencyPicker
          label={say("find")}
          value={undefined}
          onChange={(agencyId) => agencyId && void go(`/agencies/${agencyId}`)}
        />
        <Choice label={say("kind")} {...byKind} name={(one) => words(`agency.${one}`)} />
        <MunicipalityPicker label={say("column.where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ agencyId }) => agencyId}
        label={common("screen.agencies")}
        empty={<Empty title={say("empty.title")}>{say(isSet ? "empty.filtered" : "empty.all")}</Empty>}
      />
    </Frame>
  );
}

function useAdd(): Act {
  const say = useTexts(agenciesTexts);
  const words = useWords();
  const places = useMunicipalities({ own: true });
  const go = useNavigate();
  const distinct = useDistinct(say("another"), say("another.help"));
  return {
    key: "agency.add",
    label: say("add"),
    happens: say("add.happens"),
    undo: say("add.undo"),
    fields: [
      {
        kind: "choice",
        name: "kind",
        label: say("add.kind"),
        required: true,
        options: kinds.map((value) => ({ value, label: words(`agency.${value}`) })),
      },
      { kind: "line", name: "name", label: say("add.name"), required: true },
      { kind: "line", name: "shortName", label: say("add.shortName"), required: true },
      {
        kind: "choice",
        name: "municipality",
        label: say("add.municipality"),
        required: true,
        options: places,
      },
      { kind: "line", name: "contacts", label: say("add.email"), help: say("add.email.help"), required: true },
      distinct.field,
    ],
    run: ({ kind, name, shortName, municipality: where, contacts, ...values }, once) =>
      distinct.tried(
        take(
          api.POST("/v1/agencies", {
            params: { header: once },
            body: {
              kind: kind as Agency["kind"],
              name: String(name),
              shortName: String(shortName),
              municipality: String(where),
              contacts: [{ email: String(contacts) }],
              confirmedDistinctFrom: distinct.from(values),
            },
          }),
        ),
      ),
    done: say("add.done"),
    after: (answer) => void go(`/agencies/${(answer as Schema<"Agency">).agencyId}`),
    touches: [["agencies"]],
  };
}
