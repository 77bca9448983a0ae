import "../../styles/fields.css";
import { type Schema, take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker, useMunicipalities } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { unionsTexts } from "./texts.ts";

type Union = Schema<"FindUnionsAnswer">["items"][number];
const filterNames = ["municipality", "status"] as const;
const statuses = ["active", "closed"] as const;
const kinds = ["union", "club"] as const;

/** Where parents come together. */
export function Screen() {
  const say = useTexts(unionsTexts);
  const common = useCommon();
  const nameOf = useMunicipality();
  const { can } = useMe();
  const { values, field, isSet, choice } = useFilters(filterNames);
  const { municipality } = values;
  const [status, byStatus] = choice("status", statuses, "active");
  const add = useAdd();
  const list = useList(["unions", "list", municipality, status], (cursor) =>
    api.GET("/v1/unions", { params: { query: { municipality, status, cursor, limit: 50 } } }),
  );
  const columns: Array<Column<Union>> = [
    {
      key: "name",
      title: say("column.name"),
      cell: ({ unionId, name }) => <Link to={`/unions/${unionId}`}>{name}</Link>,
    },
    { key: "kind", title: say("kind"), cell: ({ kind }) => say(`kind.${kind}`) },
    { key: "where", title: say("where"), cell: (one) => nameOf(one.municipality) },
    { key: "agency", title: say("column.agency"), cell: ({ agencyId }) => agencyId && <AgencyName id={agencyId} /> },
    { key: "open", title: say("column.open"), cell: ({ open }) => common(open ? "yes" : "no") },
    {
      key: "status",
      title: say("status"),
      cell: (one) => <Mark tone={one.status === "active" ? "good" : "plain"}>{say(`status.${one.status}`)}</Mark>,
    },
  ];
  const button = can("formUnion") && <ActButton act={add} variant="filled" />;
  return (
    <Frame title={common("screen.unions")} help={[say("help.1"), say("help.2")]} acts={button}>
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        <MunicipalityPicker label={say("where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ unionId }) => unionId}
        label={common("screen.unions")}
        empty={<Empty title={say("empty.title")}>{say(isSet ? "empty.filtered" : "empty")}</Empty>}
      />
    </Frame>
  );
}

function useAdd(): Act {
  const say = useTexts(unionsTexts);
  const places = useMunicipalities({ own: true });
  const go = useNavigate();
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    key: "union.add",
    label: say("add"),
    happens: say("add.happens"),
    undo: say("add.undo"),
    fields: [
      {
        kind: "choice",
        name: "kind",
        label: say("kind"),
        required: true,
        options: kinds.map((value) => ({ value, label: say(`kind.${value}`) })),
      },
      {
        kind: "choice",
        name: "municipality",
        label: say("where"),
        required: true,
        options: places,
      },
      { kind: "line", name: "name", label: say("name"), required: true },
      { kind: "paragraph", name: "about", label: say("about") },
      { kind: "agency", name: "agencyId", label: say("agency") },
      { kind: "check", name: "open", label: say("open"), help: say("open.help") },
    ],
    initial: { kind: "union" },
    run: ({ kind, municipality: where, name, about, agencyId, open }, once) =>
      take(
        api.POST("/v1/unions", {
          params: { header: once },
          body: {
            kind: kind === "club" ? "club" : "union",
            municipality: String(where),
            name: String(name),
            about: text(about),
            agencyId: text(agencyId),
            open: open === true,
          },
        }),
      ),
    done: say("add.done"),
    after: (answer) => void go(`/unions/${(answer as Schema<"FormUnionAnswer">).unionId}`),
    touches: [["unions"]],
  };
}
