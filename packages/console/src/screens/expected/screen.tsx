import "../../styles/fields.css";
import { type Schema, take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { useDistinct } from "../../parts/distinct.ts";
import type { FieldValues } from "../../parts/fields.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker, useMunicipalities } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { expectedTexts } from "./texts.ts";

type Expected = Schema<"FindChildrenAnswer">["items"][number];
const filterNames = ["municipality"] as const;
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

/** Families that expect a child, by what their cards are called. */
export function Screen() {
  const say = useTexts(expectedTexts);
  const common = useCommon();
  const format = useFormat();
  const nameOf = useMunicipality();
  const { can } = useMe();
  const { values, field } = useFilters(filterNames);
  const add = useAdd();
  const list = useList(["expected", values.municipality], (cursor) =>
    api.GET("/v1/expected-children", { params: { query: { municipality: values.municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Expected>> = [
    {
      key: "family",
      title: say("column.family"),
      cell: ({ childId, label }) => <Link to={`/children/${childId}`}>{label}</Link>,
    },
    { key: "due", title: say("column.due"), cell: ({ dueOn }) => dueOn && format.short(dueOn) },
    { key: "place", title: say("column.place"), cell: ({ municipality }) => nameOf(municipality) },
  ];
  return (
    <Frame
      title={common("screen.expected")}
      help={[say("help.1"), say("help.2")]}
      acts={can("expectChild") && <ActButton act={add} variant="filled" />}
    >
      <div className="filters">
        <MunicipalityPicker label={say("where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ childId }) => childId}
        label={common("screen.expected")}
        empty={<Empty title={say("empty.title")}>{say("empty")}</Empty>}
      />
    </Frame>
  );
}

function useAdd(): Act {
  const say = useTexts(expectedTexts);
  const go = useNavigate();
  const { municipality: own } = useMe();
  const places = useMunicipalities({ own: true });
  const distinct = useDistinct(say("another"), say("another.help"));
  return {
    key: "expected.add",
    label: say("add"),
    happens: say("add.happens"),
    undo: say("add.undo"),
    initial: { municipality: own },
    fields: [
      { kind: "choice", name: "municipality", label: say("municipality"), required: true, options: places },
      { kind: "day", name: "dueOn", label: say("dueOn"), required: true },
      { kind: "line", name: "mother/surname", label: say("surname"), help: say("name.help") },
      { kind: "line", name: "mother/givenName", label: say("givenName") },
      { kind: "line", name: "mother/phone", label: say("phone") },
      { kind: "line", name: "mother/email", label: say("email") },
      distinct.field,
    ],
    run: (values, once) => {
      const mother = {
        surname: text(values["mother/surname"]),
        givenName: text(values["mother/givenName"]),
        phone: text(values["mother/phone"]),
        email: text(values["mother/email"]),
      };
      return distinct.tried(
        take(
          api.POST("/v1/expected-children", {
            params: { header: once },
            body: {
              municipality: String(values.municipality),
              dueOn: String(values.dueOn),
              mother: Object.values(mother).some(Boolean) ? mother : undefined,
              confirmedDistinctFrom: distinct.from(values),
            },
          }),
        ),
      );
    },
    done: say("add.done"),
    after: (made) => void go(`/children/${(made as Schema<"Child">).childId}`),
    touches: [["expected"]],
  };
}
