import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList, useRead } from "../../api/use.ts";
import { useAgencies } from "../../parts/agencies.tsx";
import { SavedFilters, useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { ByAgency } from "./agencies.tsx";
import { stepBuckets } from "./buckets.ts";
import { Bulk, mostAtOnce } from "./bulk.tsx";
import { AgencyOf, type Item, type Line, useLine } from "./row.tsx";
import { inboxTexts } from "./texts.ts";

const AgencyPicker = lazy(() =>
  import("../../parts/agency.picker.tsx").then((made) => ({ default: made.AgencyPicker })),
);

const buckets = [
  "overdue",
  "today",
  "week",
  "no-answer",
  "rejected",
  "failed",
  "tasks",
  "requests",
  "drafts",
  "handovers",
  "expiring",
  "holds",
  "erasures",
] as const;
type Bucket = (typeof buckets)[number];
const pressing: readonly Bucket[] = ["overdue", "rejected", "failed", "erasures"];
const filterNames = ["bucket", "agency", "view"] as const;

/** The day of a coordinator: what is late, asked, refused and handed over. */
export function Screen() {
  const say = useTexts(inboxTexts);
  const common = useCommon();
  const { values, set } = useFilters(filterNames);
  const counts = useRead(["inbox", "counts"], () => api.GET("/v1/inbox/counts"));
  // Rows name organisations: asked for beside the rows, and not once they are here.
  useAgencies();
  const waiting = buckets.find((one) => (counts.data?.[one].count ?? 0) > 0);
  const bucket = buckets.find((one) => one === values.bucket) ?? waiting ?? "overdue";
  const ofSteps = stepBuckets.find((one) => one === bucket);
  const byAgency = ofSteps && values.view === "agencies";
  return (
    <Frame
      title={common("screen.inbox")}
      help={[say("help.1"), say("help.2"), say("help.3")]}
      acts={<SavedFilters screen="inbox" />}
    >
      <nav aria-label={say("parts")}>
        <ul className="buckets">
          {buckets.map((one) => (
            <li key={one}>
              <Link
                to={`?bucket=${one}`}
                aria-current={one === bucket ? "page" : undefined}
                data-tone={pressing.includes(one) && (counts.data?.[one].count ?? 0) > 0 ? "bad" : undefined}
              >
                {say(`bucket.${one}`)}
                <span className="count">{counts.data && count(counts.data[one])}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {ofSteps && (
        <div className="filters">
          <Button.Group>
            <Button
              variant={byAgency ? "default" : "light"}
              aria-pressed={!byAgency}
              onClick={() => set({ view: undefined })}
            >
              {say("by.steps")}
            </Button>
            <Button
              variant={byAgency ? "light" : "default"}
              aria-pressed={Boolean(byAgency)}
              onClick={() => set({ view: "agencies", agency: undefined })}
            >
              {say("by.agencies")}
            </Button>
          </Button.Group>
          {!byAgency && (
            <Suspense>
              <AgencyPicker
                label={say("agency")}
                value={values.agency}
                onChange={(agency) => set({ agency })}
                clearable
              />
            </Suspense>
          )}
        </div>
      )}
      {byAgency ? (
        <ByAgency bucket={ofSteps} />
      ) : (
        <Lines key={`${bucket} ${values.agency}`} bucket={bucket} agency={ofSteps && values.agency} />
      )}
    </Frame>
  );
}

const count = ({ count: n, more }: { count: number; more: boolean }) => (more ? `${n}+` : n);

function Lines({ bucket, agency }: { bucket: Bucket; agency: string | undefined }) {
  const say = useTexts(inboxTexts);
  const format = useFormat();
  const lineOf = useLine();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const list = useList(["inbox", "list", bucket, agency], (cursor) =>
    api.GET("/v1/inbox", { params: { query: { bucket, agency, cursor, limit: 100 } } }),
  );
  const ofSteps = stepBuckets.some((one) => one === bucket);
  const all: Array<Column<Item> & { of: (line: Line) => unknown }> = [
    { key: "what", title: say("column.what"), cell: (item) => lineOf(item).what, of: () => true },
    {
      key: "agency",
      title: say("column.agency"),
      cell: (item) => <AgencyOf line={lineOf(item)} />,
      of: ({ agencyId }) => agencyId,
    },
    {
      key: "due",
      title: say("column.due"),
      cell: (item) => {
        const { due, late } = lineOf(item);
        return (
          <span className="nowrap">
            {due && format.short(due)} {late && <Mark tone="bad">{say("overdue")}</Mark>}
          </span>
        );
      },
      of: ({ due }) => due,
    },
    { key: "status", title: say("column.status"), cell: (item) => lineOf(item).status, of: ({ status }) => status },
    {
      key: "child",
      title: say("column.child"),
      cell: (item) => {
        const { childId } = lineOf(item);
        return childId && <Link to={`/children/${childId}`}>{say("open")}</Link>;
      },
      of: ({ childId }) => childId,
    },
    { key: "act", title: say("column.act"), cell: (item) => lineOf(item).act, of: ({ act }) => act },
  ];
  // A part in which nothing has an organisation or a day shows no empty column.
  const lines = list.items.map(lineOf);
  const columns = all.filter(({ of }) => lines.some(of));
  const known = new Map(lines.map((line) => [line.id, line.name]));
  const empty = agency ? "empty.filtered" : bucket === "overdue" ? "empty.overdue" : "empty.other";
  return (
    <>
      {ofSteps && (
        <Bulk
          stepIds={[...picked].filter((id) => known.has(id)).slice(0, mostAtOnce)}
          clear={() => setPicked(new Set())}
        />
      )}
      <DataList
        list={list}
        columns={columns}
        idOf={(item) => lineOf(item).id}
        label={say(`bucket.${bucket}`)}
        empty={<Empty title={say("empty.title")}>{say(empty)}</Empty>}
        selection={ofSteps ? { picked, setPicked, nameOf: (id) => known.get(id) ?? "" } : undefined}
      />
    </>
  );
}
