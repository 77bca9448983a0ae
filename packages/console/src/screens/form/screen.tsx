import type { Schema } from "@marshrut/client";
import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { DownloadButton } from "../../parts/download.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useTitle } from "../../parts/titles.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { type Form, useFormActs } from "./acts.ts";
import { formTexts } from "./texts.ts";

type Item = Schema<"FormContent">["items"][number];

/** A form: what it asks, and by which act it counts. */
export function Screen() {
  const { formId = "" } = useParams();
  const say = useTexts(formTexts);
  const common = useCommon();
  const titled = useTitle();
  const query = useRead(["form", formId], () => api.GET("/v1/forms/{formId}", { params: { path: { formId } } }));
  return (
    <Frame
      key={formId}
      title={query.data ? titled(query.data.title) : common("screen.form")}
      help={[say("help.1"), say("help.2")]}
      acts={query.data && <Acts form={query.data} />}
    >
      <Loaded query={query}>{(form) => <Shown form={form} />}</Loaded>
    </Frame>
  );
}

function Acts({ form }: { form: Form }) {
  const say = useTexts(formTexts);
  const { approve, retire, ask } = useFormActs(form);
  return (
    <>
      {ask && <ActButton act={ask} variant="filled" />}
      {approve && <ActButton act={approve} />}
      {retire && <ActButton act={retire} />}
      <DownloadButton path={`/v1/forms/${form.formId}/print?format=pdf`} name="form.pdf" label={say("print")} />
    </>
  );
}

function Shown({ form }: { form: Form }) {
  const say = useTexts(formTexts);
  const format = useFormat();
  const titled = useTitle();
  const content = form.draft ?? form.content;
  const by = (of: Form["approval"]) =>
    of && say("basis.act", { number: String(of.act.number), date: format.short(of.act.date) });
  const columns: Array<Column<Item>> = [
    {
      key: "question",
      title: say("column.question"),
      cell: (item) => (
        <>
          {item.kind === "group" ? <strong>{titled(item.text)}</strong> : titled(item.text)}{" "}
          {"required" in item && item.required && <Mark>{say("required")}</Mark>}
        </>
      ),
    },
    { key: "kind", title: say("column.kind"), cell: ({ kind }) => say(`kind.${kind}`) },
    { key: "options", title: say("column.options"), cell: (item) => <Options item={item} /> },
  ];
  return (
    <div className="stack">
      <Facts
        of={[
          [say("status"), say(`status.${form.status}`)],
          [say("version"), form.approvedVersion || undefined],
          [say("basis"), by(form.approval)],
          [say("retired"), by(form.retirement)],
          [say("intro"), titled(content?.intro)],
          [say("source"), content?.source && String(content.source.text)],
        ]}
      />
      {form.draft && form.content && <p className="quiet">{say("draft")}</p>}
      {content && (
        <Card title={say("questions")}>
          <Table label={say("questions")} rows={content.items} columns={columns} idOf={({ key }) => key} />
        </Card>
      )}
    </div>
  );
}

function Options({ item }: { item: Item }) {
  const say = useTexts(formTexts);
  const titled = useTitle();
  if (item.kind === "choice" || item.kind === "many") return item.options.map((one) => titled(one.text)).join("; ");
  if (item.kind === "scale") return say("scale.of", { from: item.from, to: item.to });
  return null;
}
