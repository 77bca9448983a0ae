import "../../styles/fields.css";
import { Button, TextInput } from "@mantine/core";
import { take } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { fieldProblem } from "../../api/problem.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { useDraft } from "../../parts/drafts.ts";
import { FileChoice } from "../../parts/file.choice.tsx";
import { ProblemNote } from "../../parts/loaded.tsx";
import { Card } from "../../parts/screen.tsx";
import { useSpeech, useTexts } from "../../texts/texts.tsx";
import { Changes } from "./changes.tsx";
import type { YearFile, Years } from "./shown.ts";
import { calendarsTexts } from "./texts.ts";

interface About {
  basis?: string | undefined;
  source?: string | undefined;
}
const nothing: About = {};
/** As much as the API reads: a year is some 2 KB. */
const mostCharacters = 64_000;

/** A year of the calendar from a file: a trial says which dates would change, then it is loaded. */
export function LoadYear({ years }: { years: Years }) {
  const say = useTexts(calendarsTexts);
  const { language } = useSpeech();
  const { value: about, set, drop } = useDraft<About>("calendar.year", nothing);
  const [file, setFile] = useState<{ name: string; content: string }>();
  const [wrong, setWrong] = useState<"type" | "too.large">();
  const check = useMutation({
    mutationFn: (body: YearFile) =>
      take(api.POST("/v1/calendars/years", { params: { query: { dryRun: "true" } }, body })),
  });
  const body = file && bodyOf(file.content, about, years);
  const change = (next: About) => {
    set({ ...about, ...next });
    check.reset();
  };
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    const content = chosen.size > mostCharacters ? "" : await chosen.text();
    const why = chosen.size > mostCharacters ? "too.large" : /<calendar[\s>]/.test(content) ? undefined : "type";
    setWrong(why);
    setFile(why ? undefined : { name: chosen.name, content });
    check.reset();
  };
  return (
    <Card title={say("load")}>
      <p className="quiet">{say("load.hint")}</p>
      <FileChoice
        accept=".xml"
        choose={choose}
        label={say(file ? "another" : "choose")}
        wrong={wrong && say(wrong)}
        name={file?.name}
      />
      {file && (
        <>
          <div className="filters">
            <TextInput
              className="grow"
              label={say("basis")}
              required
              value={about.basis ?? ""}
              error={fieldProblem(check.error, "basis", language)}
              onChange={(event) => change({ basis: event.currentTarget.value || undefined })}
            />
            <TextInput
              label={say("number")}
              value={about.source ?? ""}
              onChange={(event) => change({ source: event.currentTarget.value || undefined })}
            />
            <Button loading={check.isPending} disabled={!about.basis} onClick={() => body && check.mutate(body)}>
              {say("check")}
            </Button>
          </div>
          {check.error && <ProblemNote error={check.error} beside={["basis"]} />}
          {check.data && body && (
            <>
              <Changes of={check.data} />
              <ActButton
                variant="filled"
                act={{
                  key: `calendar.load.${check.data.year}`,
                  label: say("save", { year: String(check.data.year) }),
                  happens: say("save.happens", { count: check.data.changes?.steps ?? 0 }),
                  tells: say("add.tells"),
                  undo: say("save.undo"),
                  run: () => take(api.POST("/v1/calendars/years", { body })),
                  done: say("add.done"),
                  after: () => {
                    setFile(undefined);
                    check.reset();
                    drop();
                  },
                  touches: [["calendars"], ["step"], ["inbox"]],
                }}
              />
            </>
          )}
        </>
      )}
    </Card>
  );
}

/** The file names no act and no days of the region: those that the year has already stay. */
function bodyOf(content: string, { basis = "", source }: About, { items }: Years): YearFile {
  const year = Number(/\byear="(\d{4})"/.exec(content)?.[1]);
  const days = items.find((one) => one.year === year)?.days;
  return { format: "xmlcalendar", content, basis: { text: { ru: basis, en: basis }, source, grade: "P" }, days };
}
