import { Button, TextInput } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { useDraft } from "../../parts/drafts.ts";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { auditTexts } from "./texts.ts";
import { Verification } from "./verification.tsx";

type Entry = Schema<"ReadAuditAnswer">["items"][number];
const asked = ["subject", "actor", "action", "since", "until"] as const;
type Asked = Partial<Record<(typeof asked)[number], string>>;
const nothing: Asked = {};

/** The log: who saw and did what. What is asked for may name an account, so it stands in no address. */
export function Screen() {
  const say = useTexts(auditTexts);
  const common = useCommon();
  const { can } = useMe();
  const draft = useDraft<Asked>("audit", nothing);
  const [shown, setShown] = useState<Asked>(draft.value);
  const list = useList(["audit", shown], (cursor) =>
    api.GET("/v1/audit", { params: { query: { ...shown, cursor, limit: 100 } } }),
  );
  const columns = useColumns();
  const show = (event: FormEvent) => {
    event.preventDefault();
    setShown(Object.fromEntries(Object.entries(draft.value).filter(([, value]) => value !== "")));
  };
  return (
    <Frame title={common("screen.audit")} help={[say("help.1"), say("help.2"), say("help.3")]}>
      {can("verifyAudit") && <Verification />}
      <form className="filters spaced" onSubmit={show}>
        {asked.map((name) => (
          <TextInput
            key={name}
            type={name === "since" || name === "until" ? "date" : "text"}
            label={say(name)}
            description={name === "since" || name === "until" ? undefined : say(`${name}.help`)}
            value={draft.value[name] ?? ""}
            onChange={(event) => draft.set({ ...draft.value, [name]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit">{say("show")}</Button>
      </form>
      <DataList
        list={list}
        columns={columns}
        // Of one request there may be several entries of one record.
        idOf={(one) => `${one.at} ${one.requestId} ${one.subject} ${one.action} ${one.by}`}
        label={common("screen.audit")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}

function useColumns(): Array<Column<Entry>> {
  const say = useTexts(auditTexts);
  const format = useFormat();
  return [
    { key: "at", title: say("column.at"), cell: ({ at }) => <span className="nowrap">{format.moment(at)}</span> },
    { key: "by", title: say("column.by"), cell: ({ by }) => <bdi>{by}</bdi> },
    { key: "action", title: say("column.action"), cell: ({ action }) => <code>{action}</code> },
    { key: "subject", title: say("column.subject"), cell: ({ subject }) => <Subject of={subject} /> },
    {
      key: "detail",
      title: say("column.detail"),
      cell: ({ detail = {} }) =>
        Object.entries(detail)
          .map(([name, value]) => `${name}: ${value}`)
          .join(", "),
    },
    { key: "request", title: say("column.request"), cell: ({ requestId }) => <code>{requestId.slice(0, 8)}</code> },
  ];
}

/** A record that has a page is a link, for whoever may read it. */
const pages = { child: ["getChild", "/children/"], step: ["getStep", "/steps/"] } as const;

function Subject({ of }: { of: string }) {
  const { can } = useMe();
  const [kind = ""] = of.split("_");
  const page = Object.hasOwn(pages, kind) ? pages[kind as keyof typeof pages] : undefined;
  return page && can(page[0]) ? <Link to={page[1] + of}>{of}</Link> : <code>{of}</code>;
}
