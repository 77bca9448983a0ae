import "../../styles/fields.css";
import { ifMatch, type Schema, take } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { requestsTexts } from "./texts.ts";

type FamilyRequest = Schema<"FindRequestsAnswer">["items"][number];
const statuses = ["asked", "answered", "withdrawn"] as const;
const filterNames = ["status", "agency", "municipality"] as const;

/** What families ask, by the day on which the answer is due. The words are on the child's page. */
export function Screen() {
  const say = useTexts(requestsTexts);
  const common = useCommon();
  const format = useFormat();
  const { can } = useMe();
  const { values, field, choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "asked");
  const { agency, municipality } = values;
  const actsOf = useActs();
  const list = useList(["requests", status, agency, municipality], (cursor) =>
    api.GET("/v1/requests", { params: { query: { status, agency, municipality, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<FamilyRequest>> = [
    {
      key: "what",
      title: say("column.what"),
      cell: ({ childId, kind }) => <Link to={`/children/${childId}?tab=requests`}>{say(`kind.${kind}`)}</Link>,
    },
    {
      key: "asked",
      title: say("column.asked"),
      cell: ({ askedOn }) => <span className="nowrap">{format.short(askedOn)}</span>,
    },
    {
      key: "due",
      title: say("column.due"),
      cell: ({ dueOn, overdue }) => (
        <span className="nowrap">
          {format.short(dueOn)} {overdue && <Mark tone="bad">{say("overdue")}</Mark>}
        </span>
      ),
    },
    {
      key: "who",
      title: say("column.who"),
      cell: ({ agencyId }) => (agencyId ? <AgencyName id={agencyId} /> : say("us")),
    },
    {
      key: "do",
      title: say("column.do"),
      cell: (one) => {
        const acts = actsOf(one);
        return (
          acts.length > 0 && (
            <div className="acts">
              {acts.map((act) => (
                <ActButton key={act.key} act={act} variant="subtle" />
              ))}
            </div>
          )
        );
      },
    },
  ];
  return (
    <Frame title={common("screen.requests")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        {can("findAgencies") && <AgencyPicker label={say("agency")} {...field("agency")} clearable />}
        <MunicipalityPicker label={say("where")} {...field("municipality")} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ familyRequestId }) => familyRequestId}
        label={common("screen.requests")}
        empty={
          <Empty title={say("empty.title")}>
            {say(status === "asked" && !agency && !municipality ? "empty.asked" : "empty.other")}
          </Empty>
        }
      />
    </Frame>
  );
}

/** It is given to an organisation and taken back; the answer is written where its words are read, on the child's page. */
function useActs() {
  const say = useTexts(requestsTexts);
  return ({ childId, familyRequestId, mayDo, version }: FamilyRequest): Act[] => {
    const path = { childId, familyRequestId };
    const shared = (does: "assign" | "back") => ({
      key: `request.${does}.${familyRequestId}`,
      label: say(does),
      happens: say(`${does}.happens`),
      tells: say(`${does}.tells`),
      undo: say(`${does}.undo`),
      done: say(`${does}.done`),
      touches: [["requests"], ["child", childId], ["inbox"]],
    });
    const acts: Partial<Record<FamilyRequest["mayDo"][number], Act>> = {
      assign: {
        ...shared("assign"),
        fields: [{ kind: "agency", name: "agencyId", label: say("assign.to"), required: true }],
        run: ({ agencyId: to }, once) =>
          take(
            api.POST("/v1/children/{childId}/requests/{familyRequestId}/assign", {
              params: { path, header: { ...once, ...ifMatch({ version }) } },
              body: { agencyId: String(to) },
            }),
          ),
      },
      "take-back": {
        ...shared("back"),
        run: (_, once) =>
          take(
            api.POST("/v1/children/{childId}/requests/{familyRequestId}/take-back", {
              params: { path, header: { ...once, ...ifMatch({ version }) } },
            }),
          ),
      },
    };
    return mayDo.flatMap((does) => acts[does] ?? []);
  };
}
