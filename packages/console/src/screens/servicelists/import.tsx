import "../../styles/fields.css";
import { Alert, Button, FileButton, Select, TextInput } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { fieldProblem } from "../../api/problem.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { DownloadButton } from "../../parts/download.tsx";
import type { Column } from "../../parts/list.tsx";
import { ProblemNote } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Mark } from "../../parts/screen.tsx";
import { readTable, type TableFile } from "../../parts/table.file.ts";
import { Table } from "../../parts/table.tsx";
import { useCommon, useSpeech, useTexts } from "../../texts/texts.tsx";
import { serviceListsTexts } from "./texts.ts";

type List = Schema<"ServiceListSummary">;
type Report = Schema<"ImportChildrenAnswer">;
type Wrong = Report["rejected"][number];
const regional = "regional";
const fresh = "new";

/** A table becomes a draft: a trial says what would come of its rows, then the good ones are taken in. */
export function ImportList({ lists }: { lists: readonly List[] }) {
  const say = useTexts(serviceListsTexts);
  const common = useCommon();
  const { language } = useSpeech();
  const { municipality, region } = useMe();
  const nameOf = useMunicipality();
  const [file, setFile] = useState<{ name: string; of: TableFile }>();
  const [wrong, setWrong] = useState<"type" | "too.large">();
  const [listId, setList] = useState(municipality ?? regional);
  const [edition, setEdition] = useState<string>();
  const [from, setFrom] = useState<string>();
  const drafts = lists
    .find((one) => one.listId === listId)
    ?.editions.filter(({ status }) => status === "draft")
    .map((one) => String(one.edition));
  const body = file && { ...file.of, listId, edition: edition ? Number(edition) : undefined, from };
  const check = useMutation({
    mutationFn: (of: NonNullable<typeof body>) =>
      take(api.POST("/v1/service-lists/imports", { params: { query: { dryRun: "true" } }, body: of })),
  });
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    const read = await readTable(chosen);
    setWrong(typeof read === "string" ? read : undefined);
    setFile(typeof read === "string" ? undefined : { name: chosen.name, of: read });
    check.reset();
  };
  const changed = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      set(value);
      check.reset();
    };
  };
  const places = [
    { value: regional, label: common("whole.region") },
    ...region.municipalities.map(({ key }) => ({ value: key, label: nameOf(key) })),
  ].filter(({ value }) => !municipality || value === municipality);
  return (
    <Card
      title={say("import")}
      acts={
        <DownloadButton
          path="/v1/service-lists/imports/template?format=xlsx"
          name="service-list.xlsx"
          label={say("template")}
        />
      }
    >
      <p className="quiet">{say("import.hint")}</p>
      <div className="filters">
        <Select
          label={say("whose")}
          data={places}
          value={listId}
          onChange={(next) => changed(setList)(next ?? regional)}
          allowDeselect={false}
          searchable
        />
        <Select
          label={say("into")}
          data={[
            { value: fresh, label: say("into.new") },
            ...(drafts ?? []).map((value) => ({ value, label: say("into.draft", { edition: value }) })),
          ]}
          value={edition ?? fresh}
          onChange={(next) => changed(setEdition)(next && next !== fresh ? next : undefined)}
          allowDeselect={false}
        />
        <TextInput
          type="date"
          label={say("from")}
          description={say("from.help")}
          value={from ?? ""}
          error={fieldProblem(check.error, "from", language)}
          onChange={(event) => changed(setFrom)(event.currentTarget.value || undefined)}
        />
      </div>
      <div className="acts">
        <FileButton accept=".xlsx,.csv,.txt,.tsv" onChange={(chosen) => void choose(chosen)}>
          {(props) => (
            <Button variant="default" {...props}>
              {say(file ? "another" : "choose")}
            </Button>
          )}
        </FileButton>
        {file && (
          <Button loading={check.isPending} onClick={() => body && check.mutate(body)}>
            {say("check")}
          </Button>
        )}
      </div>
      {file && (
        <p>
          <bdi>{file.name}</bdi>
        </p>
      )}
      {wrong && <Alert color="red">{say(wrong)}</Alert>}
      {check.error && <ProblemNote error={check.error} beside={["from"]} />}
      {check.data && body && (
        <Trial
          key={file.name}
          report={check.data}
          body={body}
          after={() => {
            setFile(undefined);
            check.reset();
          }}
        />
      )}
    </Card>
  );
}

/** What would come of the rows; what is right can be taken in. */
function Trial({ report, body, after }: { report: Report; body: Schema<"ImportServiceListBody">; after: () => void }) {
  const say = useTexts(serviceListsTexts);
  const { language } = useSpeech();
  const go = useNavigate();
  const said = (of: { detail: string; detailEn: string }) => (language === "ru" ? of.detail : of.detailEn);
  const { rejected } = report;
  const taken = report.taken ?? report.registered.length;
  const columns: Array<Column<Wrong>> = [
    { key: "row", title: say("column.row"), cell: ({ row }) => row },
    {
      key: "what",
      title: say("column.what"),
      cell: (one) =>
        one.errors.length === 0 ? said(one) : one.errors.map((error) => <p key={error.pointer}>{said(error)}</p>),
    },
  ];
  return (
    <section aria-label={say("trial")} className="stack">
      <h3>{say("trial")}</h3>
      <p role="status">
        <Mark tone={taken > 0 ? "good" : "plain"}>{say("good", { count: taken })}</Mark>{" "}
        {rejected.length > 0 && <Mark tone="bad">{say("wrong", { count: rejected.length })}</Mark>}
      </p>
      {rejected.length > 0 && (
        <Table label={say("wrong.title")} rows={rejected} columns={columns} idOf={({ row }) => row} />
      )}
      {taken > 0 && (
        <div className="acts">
          <ActButton
            variant="filled"
            act={{
              key: `servicelist.import.${body.listId}`,
              label: say("load"),
              happens: say("load.happens", { count: taken }),
              undo: say("load.undo"),
              run: (_, once) => take(api.POST("/v1/service-lists/imports", { params: { header: once }, body })),
              done: say("load.done"),
              after: () => {
                after();
                void go(`/service-lists/${body.listId}`);
              },
              touches: [["servicelists"]],
            }}
          />
        </div>
      )}
    </section>
  );
}
