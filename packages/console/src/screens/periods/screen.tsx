import { take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { isTaking, type PeriodBrief, periodTone } from "../../parts/periods.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { openable, quarterOf } from "./openable.ts";
import { periodsTexts } from "./texts.ts";

/** All that is and was reported on. */
export function Screen() {
  const say = useTexts(periodsTexts);
  const common = useCommon();
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const { can, region } = useMe();
  const navigate = useNavigate();
  const list = useList(["periods", "list"], (cursor) => api.GET("/v1/periods", { params: { query: { cursor } } }));
  const columns: Array<Column<PeriodBrief>> = [
    {
      key: "name",
      title: say("column.name"),
      cell: ({ period, name }) => <Link to={`/periods/${period}`}>{both(name)}</Link>,
    },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ status }) => <Mark tone={periodTone(status)}>{words(`period.${status}`)}</Mark>,
    },
    { key: "opened", title: say("column.opened"), cell: ({ openedAt }) => format.short(openedAt) },
    {
      key: "lock",
      title: say("column.lock"),
      cell: ({ status, lockOn, lockedAt }) => format.short(isTaking(status) ? lockOn : (lockedAt ?? lockOn)),
    },
  ];
  return (
    <Frame
      title={common("screen.periods")}
      help={[say("help.1"), say("help.2")]}
      acts={
        can("openPeriod") && (
          <ActButton
            act={{
              key: "period.open",
              label: say("open"),
              happens: say("open.happens"),
              tells: say("open.tells"),
              undo: say("open.undo"),
              fields: [
                {
                  kind: "choice",
                  name: "period",
                  label: say("open.period"),
                  required: true,
                  options: openable(region.today).map(({ period, year, quarter }) => ({
                    value: period,
                    label: quarter ? say("open.period.quarter", { quarter, year }) : say("open.period.year", { year }),
                  })),
                },
                { kind: "paragraph", name: "reason", label: say("open.reason"), help: say("open.reason.help") },
              ],
              initial: { period: quarterOf(region.today) },
              run: ({ period, reason }, once) =>
                take(
                  api.POST("/v1/periods/{period}/open", {
                    params: { path: { period: String(period) }, header: once },
                    body: { reason: reason === undefined ? undefined : String(reason) },
                  }),
                ),
              done: say("open.done"),
              after: (made) => void navigate(`/periods/${(made as PeriodBrief).period}`),
              touches: [["periods"], ["period"]],
            }}
          />
        )
      }
    >
      <DataList
        list={list}
        columns={columns}
        idOf={({ period }) => period}
        label={common("screen.periods")}
        empty={
          <Empty
            title={say("empty.title")}
            acts={can("importRoadmap") && <Link to="/roadmaps">{say("empty.act")}</Link>}
          >
            {say("empty")}
          </Empty>
        }
      />
    </Frame>
  );
}
