import { Alert, Button } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { ProblemNote } from "../../parts/loaded.tsx";
import { Card, Screen as Frame } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { countersTexts } from "./texts.ts";

type Disagreements = Schema<"CompareCountersAnswer">["items"];

/** Whether the counters agree with the records, and what to do where they do not. */
export function Screen() {
  const say = useTexts(countersTexts);
  const common = useCommon();
  // Asked for by hand: it reads everything.
  const check = useMutation({ mutationFn: () => take(api.GET("/v1/indicators/check")) });
  return (
    <Frame title={common("screen.counters")} help={[say("help.1"), say("help.2")]}>
      <div className="stack">
        <Card title={say("check.title")}>
          <p>{say("check.detail")}</p>
          <div className="acts">
            <Button loading={check.isPending} onClick={() => check.mutate()}>
              {say("check")}
            </Button>
          </div>
          <div role="status">{check.isPending && <p>{say("checking")}</p>}</div>
          {check.error && <ProblemNote error={check.error} again={() => check.mutate()} />}
          {check.data && <Found items={check.data.items} />}
        </Card>
        <Card title={say("rebuild.title")}>
          <p>{say("rebuild.detail")}</p>
          <div className="acts">
            <ActButton
              act={{
                key: "counters.rebuild",
                label: say("rebuild"),
                happens: say("rebuild.happens"),
                undo: say("rebuild.undo"),
                run: (_, once) => take(api.POST("/v1/indicators/rebuild", { params: { header: once } })),
                done: (answer) => say("rebuild.done", { count: (answer as Schema<"RebuildCountersAnswer">).counted }),
                after: () => check.reset(),
                touches: [["indicators"], ["flights"], ["timeliness"]],
              }}
            />
          </div>
        </Card>
      </div>
    </Frame>
  );
}

function Found({ items }: { items: Disagreements }) {
  const say = useTexts(countersTexts);
  const format = useFormat();
  if (items.length === 0) return <Alert color="green">{say("agree")}</Alert>;
  return (
    <>
      <p>{say("found", { count: items.length })}</p>
      <Table
        label={say("check.title")}
        rows={items}
        idOf={({ group, cell }) => `${group} ${cell}`}
        columns={[
          { key: "group", title: say("column.group"), cell: ({ group }) => <code>{group}</code> },
          { key: "cell", title: say("column.cell"), cell: ({ cell }) => <code>{cell}</code> },
          { key: "counted", title: say("column.counted"), cell: ({ counted }) => format.number(counted) },
          { key: "records", title: say("column.records"), cell: ({ inRecords }) => format.number(inRecords) },
        ]}
      />
    </>
  );
}
