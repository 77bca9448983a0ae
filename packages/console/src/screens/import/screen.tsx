import { Alert, Button, FileButton } from "@mantine/core";
import { take } from "@marshrut/client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { api, download } from "../../api/api.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { useDraft } from "../../parts/drafts.ts";
import { ProblemNote, Waiting } from "../../parts/loaded.tsx";
import { Card, Screen as Frame } from "../../parts/screen.tsx";
import { readTable, type TableFile } from "../../parts/table.file.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { ImportReport, type Report } from "./report.tsx";
import { importTexts } from "./texts.ts";

/** A list of children comes in: a trial first, then what is right, then what was mended. */
export function Screen() {
  const say = useTexts(importTexts);
  const common = useCommon();
  const [file, setFile] = useState<{ name: string; list: TableFile }>();
  const [wrong, setWrong] = useState<"type" | "too.large">();
  const [failed, setFailed] = useState<unknown>();
  // An import that goes on is found again after a reload; the file itself is not kept.
  const running = useDraft<string | undefined>("import.children", undefined);
  const check = useMutation({
    mutationFn: (list: TableFile) =>
      take(api.POST("/v1/children/imports", { body: { ...list, dryRun: true } })) as Promise<Report>,
  });
  const done = useQuery({
    queryKey: ["import", running.value],
    queryFn: () =>
      take(api.GET("/v1/imports/{importId}", { params: { path: { importId: running.value! } } })) as Promise<Report>,
    enabled: running.value !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === "working" ? 1_000 : false),
  });

  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    const list = await readTable(chosen);
    setWrong(typeof list === "string" ? list : undefined);
    if (typeof list === "string") return setFile(undefined);
    running.drop();
    setFile({ name: chosen.name, list });
    check.mutate(list);
  };
  const right = check.data?.taken ?? check.data?.registered.length ?? 0;
  return (
    <Frame
      title={common("screen.import")}
      help={[say("help.1"), say("help.2"), say("help.3")]}
      acts={<Link to="/children">{say("open")}</Link>}
    >
      <div className="stack">
        <Card title={say("choose")}>
          <div className="acts">
            <FileButton accept=".xlsx,.csv,.txt,.tsv" onChange={(chosen) => void choose(chosen)}>
              {(props) => (
                <Button {...props} variant={file ? "default" : "filled"}>
                  {say(file ? "another" : "choose.button")}
                </Button>
              )}
            </FileButton>
            <Button
              variant="default"
              onClick={() =>
                void download("/v1/children/imports/template?format=xlsx", "template.xlsx").catch(setFailed)
              }
            >
              {say("template")}
            </Button>
          </div>
          <p className="quiet">{file ? <bdi>{file.name}</bdi> : say("choose.hint")}</p>
          {wrong && <Alert color="red">{say(wrong)}</Alert>}
          {Boolean(failed) && <ProblemNote error={failed} />}
          {check.error && <ProblemNote error={check.error} again={() => file && check.mutate(file.list)} />}
          {check.isPending && <p role="status">{say("checking")}</p>}
          {check.data && file && !running.value && right > 0 && (
            <ActButton
              variant="filled"
              act={{
                key: `import.${file.name}`,
                label: say("load"),
                happens: say("load.happens", { count: right }),
                undo: say("load.undo"),
                run: async (_, once) => {
                  const begun = (await take(
                    api.POST("/v1/children/imports", {
                      params: { header: once },
                      body: { ...file.list, dryRun: false },
                    }),
                  )) as Report;
                  if (begun.importId) running.set(begun.importId);
                },
                done: say("load.done"),
                touches: [["children"], ["inbox"]],
              }}
            />
          )}
        </Card>
        {running.value ? (
          done.data ? (
            <ImportReport report={done.data} dry={false} />
          ) : done.error ? (
            <ProblemNote error={done.error} again={() => void done.refetch()} />
          ) : (
            <Waiting />
          )
        ) : (
          check.data && <ImportReport report={check.data} dry />
        )}
      </div>
    </Frame>
  );
}
