import { Button, Progress } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { useState } from "react";
import { Link } from "react-router";
import { download } from "../../api/api.ts";
import { ProblemNote } from "../../parts/loaded.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { useSpeech, useTexts } from "../../texts/texts.tsx";
import { importTexts } from "./texts.ts";

export type Report = Schema<"ImportChildrenAnswer">;
const shownAtOnce = 200;

/** What became of a file's rows, or would become. */
export function ImportReport({ report, dry }: { report: Report; dry: boolean }) {
  const say = useTexts(importTexts);
  const { language } = useSpeech();
  const said = (of: { detail: string; detailEn: string }) => (language === "ru" ? of.detail : of.detailEn);
  const { rows = 0, looked = rows, rejected, notes = [], skipped = [], unknownColumns = [] } = report;
  const taken = report.taken ?? report.registered.length;
  const wrong = report.rejectedCount ?? rejected.length;
  return (
    <>
      <Card title={say(dry ? "report.check" : "report.done")}>
        {report.status === "working" && (
          <div role="status">
            <p>{say("progress", { looked, rows })}</p>
            <Progress value={rows > 0 ? (looked / rows) * 100 : 0} aria-label={say("progress", { looked, rows })} />
          </div>
        )}
        <p role="status">
          <Mark tone={taken > 0 ? "good" : "plain"}>{say(dry ? "good" : "taken", { count: taken })}</Mark>{" "}
          {(report.known ?? 0) > 0 && <Mark>{say("known", { count: report.known })}</Mark>}{" "}
          {wrong > 0 && <Mark tone="bad">{say("wrong", { count: wrong })}</Mark>}
        </p>
        {unknownColumns.length > 0 && <p>{say("unknown", { columns: unknownColumns.join(", ") })}</p>}
        {skipped.length > 0 && <p>{say("skipped", { count: skipped.length })}</p>}
        {dry && taken === 0 && <p>{say("all.wrong")}</p>}
      </Card>
      {rejected.length > 0 && (
        <Card
          title={say("wrong.title")}
          acts={report.importId && report.status !== "working" && <FailedRows importId={report.importId} />}
        >
          <div className="list">
            <table>
              <thead>
                <tr>
                  <th scope="col">{say("row")}</th>
                  <th scope="col">{say("what")}</th>
                </tr>
              </thead>
              <tbody>
                {rejected.slice(0, shownAtOnce).map((one) => (
                  <tr key={one.row}>
                    <td data-lead>{one.row}</td>
                    <td>
                      {one.errors.length === 0 && said(one)}
                      {one.errors.map((error) => (
                        <p key={error.pointer}>{said(error)}</p>
                      ))}
                      <Twin current={one.current} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {notes.length > 0 && (
        <Card title={say("notes.title")}>
          <ul>
            {notes.slice(0, shownAtOnce).map((note) => (
              <li key={`${note.row} ${note.pointer}`}>
                {say("row")} {note.row}: {said(note)}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** Whom a row is like, where the API says so. */
function Twin({ current }: { current: unknown }) {
  const say = useTexts(importTexts);
  const childId =
    typeof current === "object" && current !== null && "childId" in current ? String(current.childId) : undefined;
  return childId ? <Link to={`/children/${childId}`}>{say("twin")}</Link> : null;
}

function FailedRows({ importId }: { importId: string }) {
  const say = useTexts(importTexts);
  const [error, setError] = useState<unknown>();
  const get = (format: "xlsx" | "csv") =>
    void download(`/v1/imports/${importId}/failed?format=${format}`, `failed.${format}`).catch(setError);
  return (
    <>
      <Button variant="default" onClick={() => get("xlsx")}>
        {say("failed")}
      </Button>
      <Button variant="subtle" onClick={() => get("csv")}>
        {say("failed.csv")}
      </Button>
      {Boolean(error) && <ProblemNote error={error} />}
    </>
  );
}
