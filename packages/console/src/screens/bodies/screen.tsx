import "../../styles/fields.css";
import { type Schema, take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { bodyWords } from "../../parts/bodies.texts.ts";
import { everyOf, seatOf, useBodyFields } from "../../parts/bodies.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker, useTerritory } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { bodiesTexts } from "./texts.ts";

type Body = Schema<"FindBodiesAnswer">["items"][number];
const statuses = ["active", "closed"] as const;
const kinds = ["working-group", "subgroup", "council", "commission"] as const;
const filterNames = ["status", "municipality"] as const;

/** Who meets and decides together. */
export function Screen() {
  const say = useTexts(bodiesTexts);
  const words = useTexts(bodyWords);
  const common = useCommon();
  const format = useFormat();
  const { can } = useMe();
  const nameOf = useMunicipality();
  const form = useForm();
  const { values, field, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "active");
  const { municipality } = values;
  const list = useList(["bodies", "list", status, municipality], (cursor) =>
    api.GET("/v1/bodies", { params: { query: { status, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Body>> = [
    {
      key: "name",
      title: say("column.name"),
      cell: ({ bodyId, name }) => <Link to={`/bodies/${bodyId}`}>{name}</Link>,
    },
    { key: "kind", title: say("column.kind"), cell: ({ kind }) => words(`kind.${kind}`) },
    {
      key: "where",
      title: say("column.where"),
      cell: ({ municipality: of }) => (of ? nameOf(of) : common("whole.region")),
    },
    {
      key: "chair",
      title: say("column.chair"),
      cell: ({ chair }) => (
        <>
          <AgencyName id={chair.agencyId} />, {chair.post}
        </>
      ),
    },
    { key: "members", title: say("column.members"), cell: ({ members }) => format.number(members) },
  ];
  return (
    <Frame
      title={common("screen.bodies")}
      help={[say("help.1"), say("help.2")]}
      acts={
        <>
          {can("findMeetings") && <Link to="/meetings">{common("screen.meetings")}</Link>}
          {can("formBody") && <ActButton act={form} variant="filled" />}
        </>
      }
    >
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => words(`status.${one}`)} />
        <MunicipalityPicker label={say("column.where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ bodyId }) => bodyId}
        label={common("screen.bodies")}
        empty={<Empty title={say("empty.title")}>{say(`empty.${status}`)}</Empty>}
      />
    </Frame>
  );
}

/** A new one: chair and secretary are its first members; the others come on its page. */
function useForm(): Act {
  const say = useTexts(bodiesTexts);
  const words = useTexts(bodyWords);
  const territory = useTerritory(say("column.where"));
  const led = useBodyFields();
  const go = useNavigate();
  return {
    key: "body.form",
    label: say("form"),
    happens: say("form.happens"),
    undo: say("form.undo"),
    fields: [
      { kind: "line", name: "name", label: say("name"), required: true },
      {
        kind: "choice",
        name: "kind",
        label: say("column.kind"),
        required: true,
        options: kinds.map((value) => ({ value, label: words(`kind.${value}`) })),
      },
      ...territory.fields,
      ...led,
    ],
    initial: { kind: "working-group", "rhythm/every": "quarter", "rhythm/within": 30 },
    run: (values, once) => {
      const [chair, secretary] = [seatOf(values, "chair"), seatOf(values, "secretary")];
      const every = everyOf(values);
      return take(
        api.POST("/v1/bodies", {
          params: { header: once },
          body: {
            name: String(values.name),
            kind: kinds.find((one) => one === values.kind) ?? "working-group",
            municipality: territory.of(values),
            chair,
            secretary,
            members: secretary.agencyId === chair.agencyId ? [chair] : [chair, secretary],
            rhythm: every && { every, within: Number(values["rhythm/within"]) },
          },
        }),
      );
    },
    done: say("form.done"),
    after: (made) => void go(`/bodies/${(made as Schema<"FormBodyAnswer">).bodyId}`),
    touches: [["bodies"], ["inbox"]],
  };
}
