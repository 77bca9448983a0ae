import { Button } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, save } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { BarsWithTable } from "../../parts/chart.tsx";
import type { Column } from "../../parts/list.tsx";
import { Loaded, ProblemNote } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useTitle } from "../../parts/titles.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import type { Round } from "./acts.ts";
import { roundTexts } from "./texts.ts";

type Results = Schema<"GetRoundResultsAnswer">;
type Group = Results["total"];
type Score = Group["scores"][number];
const files = ["docx", "xlsx"] as const;

/** What a closed round came to. Looking at it has an effect of its own, so it is asked for. */
export function ResultsCard({ round }: { round: Round }) {
  const say = useTexts(roundTexts);
  const { roundId } = round;
  const [wanted, setWanted] = useState(false);
  const query = useRead(
    ["round", roundId, "results"],
    () => api.GET("/v1/rounds/{roundId}/results", { params: { path: { roundId } } }),
    { on: wanted },
  );
  if (!wanted)
    return (
      <Card title={say("results")}>
        {round.status === "closed" && <p className="quiet">{say("results.warning")}</p>}
        <Button variant="default" onClick={() => setWanted(true)}>
          {say("results.show")}
        </Button>
      </Card>
    );
  return <Loaded query={query}>{(results) => <Shown of={results} />}</Loaded>;
}

function Shown({ of }: { of: Results }) {
  const say = useTexts(roundTexts);
  const format = useFormat();
  const titled = useTitle();
  const nameOf = useMunicipality();
  const { total } = of;
  const scores: Array<Column<Score>> = [
    { key: "title", title: say("score.title"), cell: ({ title }) => titled(title) },
    {
      key: "mean",
      title: say("score.mean"),
      cell: ({ mean, hidden }) => (hidden ? say("results.hidden") : mean !== undefined && format.number(mean)),
    },
    { key: "count", title: say("score.count"), cell: ({ count }) => format.number(count) },
  ];
  return (
    <>
      <Card title={say("results")} acts={<Files roundId={of.roundId} />}>
        <p>
          {say("answered")}: {total.hidden ? say("results.hidden") : format.number(total.answered ?? 0)}
        </p>
        {total.scores.length > 0 && (
          <Table label={say("scores")} rows={total.scores} columns={scores} idOf={({ key }) => key} />
        )}
      </Card>
      {total.questions.map((question, i) => (
        <Question key={question.key} of={question} no={i + 1} />
      ))}
      {of.municipalities.length > 1 && (
        <Groups
          title={say("by.municipality")}
          rows={of.municipalities.map((group) => ({
            ...group,
            key: group.municipality ?? "",
            name: group.municipality ? nameOf(group.municipality) : say("whole.region"),
          }))}
        />
      )}
      {of.organisations.length > 0 && (
        <Groups
          title={say("by.agency")}
          rows={of.organisations.map((group) => ({
            ...group,
            key: group.agencyId ?? "",
            name: group.organisation ?? "",
          }))}
        />
      )}
    </>
  );
}

/** Numbered, for a form may ask the same words of several things. */
function Question({ of, no }: { of: Group["questions"][number]; no: number }) {
  const say = useTexts(roundTexts);
  const common = useCommon();
  const format = useFormat();
  const titled = useTitle();
  const { options, mean, answered, hidden } = of;
  const title = `${no}. ${titled(of.text)}`;
  if (hidden)
    return (
      <Card title={title}>
        <p className="quiet">{say("results.hidden")}</p>
      </Card>
    );
  const named = (code: string, text: { ru?: string; en?: string } | undefined) =>
    titled(text) || (code === "yes" || code === "no" ? common(code) : code);
  if (options && options.length > 0)
    return (
      <BarsWithTable
        title={title}
        columns={[say("question.option"), say("question.answers")]}
        rows={options.map(({ code, text, count }) => ({ key: code, name: named(code, text), value: count }))}
      />
    );
  return (
    <Card title={title}>
      <p>
        {mean === undefined
          ? `${say("question.answers")}: ${format.number(answered)}`
          : say("question.mean", { mean: format.number(mean), count: format.number(answered) })}
      </p>
    </Card>
  );
}

type Row = { key: string; name: string; invited: number; answered?: number; hidden?: true };

function Groups({ title, rows }: { title: string; rows: readonly Row[] }) {
  const say = useTexts(roundTexts);
  const format = useFormat();
  const columns: Array<Column<Row>> = [
    { key: "name", title, cell: ({ name }) => name },
    { key: "invited", title: say("invited"), cell: ({ invited }) => format.number(invited) },
    {
      key: "answered",
      title: say("answered"),
      cell: ({ answered, hidden }) => (hidden ? say("results.hidden") : format.number(answered ?? 0)),
    },
  ];
  return (
    <Card title={title}>
      <Table label={title} rows={rows} columns={columns} idOf={({ key }) => key} />
    </Card>
  );
}

function Files({ roundId }: { roundId: string }) {
  const say = useTexts(roundTexts);
  const fetched = useMutation({
    mutationFn: async (format: (typeof files)[number]) => {
      const { data, error } = await api.POST("/v1/rounds/{roundId}/results/report", {
        params: { path: { roundId } },
        body: { format },
        parseAs: "blob",
      });
      if (error) throw error;
      save(data as unknown as Blob, `results.${format}`);
    },
  });
  return (
    <>
      {files.map((format) => (
        <Button
          key={format}
          variant="default"
          className="no-print"
          loading={fetched.isPending && fetched.variables === format}
          onClick={() => fetched.mutate(format)}
        >
          {say(`results.${format}`)}
        </Button>
      ))}
      {fetched.error && <ProblemNote error={fetched.error} />}
    </>
  );
}
