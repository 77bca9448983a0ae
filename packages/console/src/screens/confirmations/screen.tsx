import { Button } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useList, useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { By } from "../../parts/by.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Facts, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { Subject, useInput, useSubject } from "./asked.tsx";
import { confirmationsTexts } from "./texts.ts";

type Confirmation = Schema<"Confirmation">;

/** What one person alone may not do, and has asked for. */
export function Screen() {
  const say = useTexts(confirmationsTexts);
  const common = useCommon();
  const format = useFormat();
  const subjectOf = useSubject();
  const [read, setRead] = useState<string>();
  const list = useList(["confirmations"], (cursor) => api.GET("/v1/confirmations", { params: { query: { cursor } } }));
  const columns: Array<Column<Confirmation>> = [
    { key: "act", title: say("column.act"), cell: ({ act }) => say(`act.${act}`) },
    { key: "subject", title: say("column.subject"), cell: (one) => <Subject of={one} /> },
    { key: "by", title: say("column.by"), cell: ({ askedBy }) => <By of={askedBy} /> },
    {
      key: "until",
      title: say("column.until"),
      cell: ({ until }) => <span className="nowrap">{format.moment(until)}</span>,
    },
    {
      key: "do",
      title: say("column.do"),
      cell: (one) => (
        <Button
          variant="subtle"
          aria-label={`${say("read")}: ${say(`act.${one.act}`)}, ${subjectOf(one).name}`}
          onClick={() => setRead(idOf(one))}
        >
          {say("read")}
        </Button>
      ),
    },
  ];
  return (
    <Frame title={common("screen.confirmations")} help={[say("help.1"), say("help.2")]}>
      {read && <One key={read} confirmationId={read} close={() => setRead(undefined)} />}
      <DataList
        list={list}
        columns={columns}
        idOf={idOf}
        label={common("screen.confirmations")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}

const idOf = ({ confirmationId }: Confirmation) => String(confirmationId);

/** With its reason, which is read by whoever decides. */
function One({ confirmationId, close }: { confirmationId: string; close: () => void }) {
  const say = useTexts(confirmationsTexts);
  const common = useCommon();
  const format = useFormat();
  const inputOf = useInput();
  const path = { confirmationId };
  const query = useRead(["confirmations", confirmationId], () =>
    api.GET("/v1/confirmations/{confirmationId}", { params: { path } }),
  );
  return (
    <Loaded query={query}>
      {(one) => (
        <Card
          title={say(`act.${one.act}`)}
          acts={
            <Button variant="subtle" onClick={close}>
              {common("hide")}
            </Button>
          }
        >
          <Facts
            of={[
              [say("column.subject"), <Subject key="subject" of={one} />],
              [say("reason"), one.reason],
              ...inputOf(one),
              [say("column.by"), <By key="by" of={one.askedBy} />],
              [say("asked.at"), format.moment(one.askedAt)],
              [say("column.until"), format.moment(one.until)],
            ]}
          />
          {!one.mayDo.includes("confirm") && one.status === "wanted" && <p className="quiet">{say("own")}</p>}
          <div className="acts">
            {one.mayDo.map((does) => (
              <Decide key={does} one={one} does={does} close={close} />
            ))}
          </div>
        </Card>
      )}
    </Loaded>
  );
}

function Decide({ one, does, close }: { one: Confirmation; does: Confirmation["mayDo"][number]; close: () => void }) {
  const say = useTexts(confirmationsTexts);
  const path = { confirmationId: idOf(one) };
  const shared = {
    key: `second.${does}.${path.confirmationId}`,
    label: say(does),
    touches: [["confirmations"]],
    // It is decided: nothing is left to do with it here.
    after: close,
  };
  const acts: Record<typeof does, Act> = {
    confirm: {
      ...shared,
      subject: say(`act.${one.act}`),
      happens: say("confirm.happens"),
      tells: say("confirm.tells"),
      undo: say("confirm.undo"),
      run: (_, once) =>
        take(api.POST("/v1/confirmations/{confirmationId}/confirm", { params: { path, header: once } })),
      done: say("confirm.done"),
      touches: [["confirmations"], ["accounts"], ["settings"], ["inbox"]],
    },
    decline: {
      ...shared,
      subject: say(`act.${one.act}`),
      happens: say("decline.happens"),
      undo: say("decline.undo"),
      fields: [{ kind: "paragraph", name: "reason", label: say("decline.reason"), required: true }],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/confirmations/{confirmationId}/decline", {
            params: { path, header: once },
            body: { reason: String(reason) },
          }),
        ),
      done: say("decline.done"),
    },
  };
  return <ActButton act={acts[does]} variant={does === "confirm" ? "filled" : "default"} />;
}
