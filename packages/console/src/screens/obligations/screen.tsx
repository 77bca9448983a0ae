import "../../styles/fields.css";
import { TextInput } from "@mantine/core";
import { ifMatch, newKey, type Schema, take } from "@marshrut/client";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Choice } from "../../parts/choice.tsx";
import { SavedFilters, useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { PeriodPicker, usePeriods, usualPeriod } from "../../parts/periods.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { obligationTone } from "../../parts/tones.ts";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { obligationsTexts } from "./texts.ts";

type Obligation = Schema<"Obligation">;
const statuses = ["pending", "overdue", "submitted", "accepted", "returned", "late", "withdrawn"] as const;
const filterNames = ["period", "agency", "status", "measure"] as const;

/** Who reports on what: by organisation, by measure, by how it stands. */
export function Screen() {
  const say = useTexts(obligationsTexts);
  const common = useCommon();
  const { can } = useMe();
  const { values, set, field, clear, isSet, choice } = useFilters(filterNames);
  const periods = usePeriods();
  const period = values.period ?? usualPeriod(periods)?.period;
  const [status, byStatus] = choice("status", statuses);
  const { agency, measure } = values;
  const list = useList(
    ["obligation", "list", period, agency, status, measure],
    (cursor) =>
      api.GET("/v1/obligations", { params: { query: { period, agency, status, measure, cursor, limit: 100 } } }),
    { on: periods !== undefined },
  );
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const acceptable = useMemo(
    () => list.items.filter(({ obligationId, mayDo }) => picked.has(obligationId) && mayDo.includes("accept")),
    [list.items, picked],
  );
  const columns = useObligationColumns(can("findAgencies"));
  const both = useBoth();
  return (
    <Frame
      title={common("screen.obligations")}
      help={[say("help.1"), say("help.2")]}
      acts={<SavedFilters screen="obligations" />}
    >
      <div className="filters">
        <PeriodPicker label={say("period")} value={period} onChange={(next) => set({ period: next })} />
        {can("findAgencies") && <AgencyPicker label={say("agency")} {...field("agency")} clearable />}
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
        <TextInput
          label={say("measure")}
          placeholder={say("measure.example")}
          value={measure ?? ""}
          onChange={(event) => set({ measure: event.currentTarget.value.trim() || undefined })}
        />
        {isSet && (
          <Link to="/obligations" onClick={clear}>
            {common("filters.clear")}
          </Link>
        )}
      </div>
      {acceptable.length > 0 && (
        <div className="bulk">
          <span role="status">{common("list.selected", { count: picked.size })}</span>
          <ActButton
            variant="filled"
            act={{
              key: `obligations.accept.${acceptable.map(({ obligationId }) => obligationId).join(".")}`,
              label: say("accept"),
              happens: say("accept.happens", { count: acceptable.length }),
              tells: say("accept.tells"),
              undo: say("accept.undo"),
              run: () => acceptAll(acceptable),
              done: (answer) => say("accept.done", answer as Outcome),
              after: () => setPicked(new Set()),
              touches: [["obligation"], ["period"]],
            }}
          />
        </div>
      )}
      <DataList
        list={list}
        columns={columns}
        idOf={({ obligationId }) => obligationId}
        label={common("screen.obligations")}
        selection={
          can("acceptObligation")
            ? {
                picked,
                setPicked,
                nameOf: (id) => {
                  const one = list.items.find(({ obligationId }) => obligationId === id);
                  return one ? `${one.measureKey} ${both(one.title)}, ${one.agencyName ?? ""}` : id;
                },
              }
            : undefined
        }
        empty={<Empty title={say("empty.title")}>{say(periods?.length === 0 ? "empty.none" : "empty")}</Empty>}
      />
    </Frame>
  );
}

type Outcome = { done: number; left: number };

/** One after another, each of the version that was seen: what somebody has changed meanwhile stays as it is, and is told. */
async function acceptAll(list: readonly Obligation[]): Promise<Outcome> {
  let done = 0;
  for (const { obligationId, version } of list) {
    const header = { ...newKey(), ...ifMatch({ version }) };
    const call = api.POST("/v1/obligations/{obligationId}/accept", { params: { path: { obligationId }, header } });
    if (await take(call).then(() => true, isRefused)) done++;
  }
  return { done, left: list.length - done };
}
const isRefused = (error: unknown): false => {
  if (error instanceof TypeError) throw error;
  return false;
};

function useObligationColumns(withAgency: boolean): Array<Column<Obligation>> {
  const say = useTexts(obligationsTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const all: Array<Column<Obligation>> = [
    {
      key: "measure",
      title: say("column.measure"),
      cell: ({ obligationId, measureKey, title }) => (
        <Link to={`/obligations/${obligationId}`}>
          {measureKey} {both(title)}
        </Link>
      ),
    },
    { key: "agency", title: say("agency"), cell: ({ agencyName }) => agencyName },
    {
      key: "due",
      title: say("column.due"),
      cell: ({ dueDate, overdue }) => (
        <span className="nowrap">
          {format.short(dueDate)} {overdue && <Mark tone="bad">{say("overdue")}</Mark>}
        </span>
      ),
    },
    {
      key: "status",
      title: say("status"),
      cell: (one) => (
        <>
          <Mark tone={obligationTone(one)}>{words(`obligation.${one.status}`)}</Mark>{" "}
          {one.late && <Mark tone="soon">{say("late")}</Mark>}
        </>
      ),
    },
  ];
  return all.filter(({ key }) => withAgency || key !== "agency");
}
