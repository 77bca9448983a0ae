import "../../styles/fields.css";
import { Alert, Button, NumberInput, TextInput } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { fieldProblem } from "../../api/problem.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { useDraft } from "../../parts/drafts.ts";
import { FileChoice } from "../../parts/file.choice.tsx";
import { Flagged } from "../../parts/flagged.tsx";
import { ProblemNote } from "../../parts/loaded.tsx";
import { Card, Facts } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useSpeech, useTexts } from "../../texts/texts.tsx";
import { type RoadmapFile, readRoadmap } from "./file.ts";
import { roadmapsTexts } from "./texts.ts";

type Imported = Schema<"ImportRoadmapAnswer">;
interface About {
  key?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}
const nothing: About = {};

/** A file of measures: a trial says what would come of it, then it is loaded. */
export function ImportRoadmap() {
  const say = useTexts(roadmapsTexts);
  const { language } = useSpeech();
  const { value: about, set, drop } = useDraft<About>("import.roadmap", nothing);
  const [file, setFile] = useState<{ name: string; of: RoadmapFile }>();
  const [wrong, setWrong] = useState<"type" | "too.large">();
  const body = file && { ...file.of, ...about, key: about.key ?? "" };
  const check = useMutation({
    mutationFn: (of: NonNullable<typeof body>) =>
      take(api.POST("/v1/roadmaps/imports", { params: { query: { dryRun: "true" } }, body: of })),
  });
  const change = (next: About) => {
    set({ ...about, ...next });
    check.reset();
  };
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    const read = await readRoadmap(chosen);
    setWrong(typeof read === "string" ? read : undefined);
    setFile(typeof read === "string" ? undefined : { name: chosen.name, of: read });
    check.reset();
  };
  const year = (value: string | number) => (typeof value === "number" ? value : undefined);
  return (
    <Card title={say("import")}>
      <p className="quiet">{say("import.hint")}</p>
      <FileChoice
        accept=".xlsx,.csv,.txt,.tsv"
        choose={choose}
        label={say(file ? "another" : "choose")}
        wrong={wrong && say(wrong)}
        name={file?.name}
      />
      {file && (
        <>
          <div className="filters">
            <TextInput
              label={say("key")}
              description={say("key.help")}
              required
              value={about.key ?? ""}
              error={fieldProblem(check.error, "key", language)}
              onChange={(event) => change({ key: event.currentTarget.value.trim() || undefined })}
            />
            <NumberInput
              label={say("from")}
              value={about.from ?? ""}
              error={fieldProblem(check.error, "from", language)}
              onChange={(next) => change({ from: year(next) })}
            />
            <NumberInput
              label={say("to")}
              value={about.to ?? ""}
              error={fieldProblem(check.error, "to", language)}
              onChange={(next) => change({ to: year(next) })}
            />
            <Button loading={check.isPending} disabled={!about.key} onClick={() => body && check.mutate(body)}>
              {say("check")}
            </Button>
          </div>
          {check.error && <ProblemNote error={check.error} beside={["key", "from", "to"]} />}
          {check.data && <Trial trial={check.data} />}
          {check.data && !check.data.unchanged && body && (
            <ActButton
              variant="filled"
              act={{
                key: `roadmap.import.${file.name}`,
                label: say("load"),
                happens: say("load.happens", { measures: check.data.measures, flagged: check.data.flagged.length }),
                tells: say("load.tells"),
                undo: say("load.undo"),
                run: (_, once) => take(api.POST("/v1/roadmaps/imports", { params: { header: once }, body })),
                done: say("load.done"),
                after: () => {
                  setFile(undefined);
                  check.reset();
                  drop();
                },
                touches: [["roadmap"], ["periods"], ["period"], ["obligation"]],
              }}
            />
          )}
        </>
      )}
    </Card>
  );
}

/** What would come of the file. */
function Trial({ trial }: { trial: Imported }) {
  const say = useTexts(roadmapsTexts);
  const both = useBoth();
  const format = useFormat();
  const { title, edition, measures, flagged, differences, unchanged } = trial;
  return (
    <section aria-label={say("trial")} className="stack">
      <h3>{say("trial")}</h3>
      {unchanged && <Alert color="blue">{say("unchanged")}</Alert>}
      <Facts
        of={[
          [say("title"), title],
          [say("edition"), format.number(edition)],
          [say("measures"), format.number(measures)],
          [say("flagged"), format.number(flagged.length)],
        ]}
      />
      {flagged.length > 0 && <Flagged rows={flagged} />}
      {differences.length > 0 && (
        <>
          <h4>{say("differences")}</h4>
          <ul>
            {differences.map((one) => (
              <li key={`${one.kind}.${one.key}`}>
                {one.key}: {both(one.text)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
