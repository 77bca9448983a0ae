import "../../styles/fields.css";
import { Select } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { useActFields } from "../../parts/act.fields.ts";
import type { Act } from "../../parts/act.ts";
import { useApproval } from "../../parts/approval.ts";
import { DownloadButton } from "../../parts/download.tsx";
import { useFilters } from "../../parts/filters.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { usePursuits } from "../../parts/pursuits.ts";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useServiceName } from "../../parts/services.ts";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { serviceListTexts } from "./texts.ts";

type List = Schema<"ServiceList">;
type Entry = List["entries"][number];

/** An edition of a list: what it promises, and how it differs from what counts. */
export function Screen() {
  const { listId = "" } = useParams();
  const say = useTexts(serviceListTexts);
  const common = useCommon();
  const both = useBoth();
  const { values, set } = useFilters(["edition"]);
  const edition = /^[1-9]\d{0,2}$/.test(values.edition ?? "") ? values.edition : undefined;
  const query = useRead(["servicelists", listId, edition], () =>
    api.GET("/v1/service-lists/{listId}", { params: { path: { listId }, query: { edition } } }),
  );
  const { data } = query;
  return (
    <Frame
      key={listId}
      title={data ? both(data.title) : common("screen.servicelist")}
      help={[say("help.1"), say("help.2")]}
      acts={data && <Acts list={data} />}
    >
      <Loaded query={query}>
        {(list) => (
          <div className="stack">
            <div className="filters">
              <Select
                label={say("edition")}
                data={list.editions.map((one) => ({
                  value: String(one.edition),
                  label: say("edition.of", { edition: one.edition, status: say(`status.${one.status}`) }),
                }))}
                value={list.shown === undefined ? null : String(list.shown)}
                onChange={(next) => set({ edition: next ?? undefined })}
                allowDeselect={false}
              />
            </div>
            <How list={list} />
            <Differences list={list} />
            <Entries list={list} />
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Acts({ list }: { list: List }) {
  const say = useTexts(serviceListTexts);
  const approve = useApprove(list);
  const { listId, shown, editions, mayDo } = list;
  const isDraft = editions.find(({ edition }) => edition === shown)?.status === "draft";
  return (
    <>
      <Link to="/service-lists">{say("all")}</Link>
      {isDraft && mayDo.includes("approve") && <ActButton act={approve} variant="filled" />}
      {shown !== undefined && (
        <DownloadButton
          path={`/v1/service-lists/${listId}/file?format=xlsx&edition=${shown}`}
          name={`service-list-${listId}.xlsx`}
          label={say("file")}
        />
      )}
    </>
  );
}

function useApprove({ listId, shown = 0, title, entries, mayDo }: List): Act {
  const say = useTexts(serviceListTexts);
  const both = useBoth();
  const approval = useApproval({
    fits: (one) => one.kind === "service-list" && one.listId === listId && one.edition === shown,
    on: mayDo.includes("approve"),
    act: useActFields(),
  });
  return {
    key: `servicelist.approve.${listId}.${shown}`,
    label: say("approve"),
    subject: both(title),
    happens: say("approve.happens", { edition: shown, count: entries.length }),
    undo: say("approve.undo"),
    fields: approval.fields,
    run: (values, once) =>
      take(
        api.POST("/v1/service-lists/{listId}/editions/{edition}/approve", {
          params: { path: { listId, edition: String(shown) }, header: once },
          body: approval.of(values),
        }),
      ),
    done: say("approve.done"),
    touches: [["servicelists"], ["inbox"]],
  };
}

function How({ list: { editions, shown } }: { list: List }) {
  const say = useTexts(serviceListTexts);
  const format = useFormat();
  const one = editions.find(({ edition }) => edition === shown);
  if (!one) return null;
  const { status, openedAt, from, approval } = one;
  return (
    <Facts
      of={[
        [
          say("status"),
          <Mark key="status" tone={status === "approved" ? "good" : status === "draft" ? "soon" : "plain"}>
            {say(`status.${status}`)}
          </Mark>,
        ],
        [say("opened"), format.day(openedAt)],
        [say("from"), from && format.day(from)],
        [
          say("act"),
          approval && say("act.of", { act: approval.act, number: approval.number, date: format.short(approval.date) }),
        ],
        [say("by"), approval?.by],
      ]}
    />
  );
}

const kinds = ["added", "dropped", "changed"] as const;

/** Against the edition that counts. */
function Differences({ list: { differences, shown, inForce } }: { list: List }) {
  const say = useTexts(serviceListTexts);
  const serviceName = useServiceName();
  if (shown === inForce) return null;
  return (
    <Card title={say("differences")}>
      {kinds.every((kind) => differences[kind].length === 0) && <p className="quiet">{say("same")}</p>}
      <Facts
        of={kinds.map((kind) => [
          say(kind),
          differences[kind].length > 0 && differences[kind].map(serviceName).join("; "),
        ])}
      />
    </Card>
  );
}

function Entries({ list }: { list: List }) {
  const say = useTexts(serviceListTexts);
  const words = usePursuits();
  const both = useBoth();
  const columns: Array<Column<Entry>> = [
    {
      key: "service",
      title: say("column.service"),
      cell: ({ serviceKey, title }) => <Link to={`/services/${serviceKey}`}>{both(title)}</Link>,
    },
    {
      key: "volume",
      title: say("column.volume"),
      cell: ({ volume }) =>
        volume && words(`volume.${volume.unit}`, { norm: volume.norm, per: words(`per.${volume.per}`) }),
    },
    { key: "note", title: say("column.note"), cell: ({ note }) => note },
  ];
  return (
    <Card title={say("services")}>
      <Table
        label={say("services")}
        rows={list.entries}
        columns={columns}
        idOf={({ serviceKey }) => serviceKey}
        empty={say("services.none")}
      />
    </Card>
  );
}
