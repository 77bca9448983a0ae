import { Button } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { useState } from "react";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Facts, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { HandedPapers } from "./handed.tsx";
import { Outgoing } from "./outgoing.tsx";
import { PaperWhole } from "./paper.whole.tsx";
import { useRecordPaper } from "./papers.acts.ts";
import { papersTexts } from "./papers.texts.ts";
import { useResultActs } from "./results.acts.ts";
import { childTexts } from "./texts.ts";

/** Papers, and what came of what they recommend. */
export function PapersTab({ childId }: { childId: string }) {
  const say = useTexts(childTexts);
  const { can } = useMe();
  const papers = useRead(["child", childId, "papers"], () =>
    api.GET("/v1/children/{childId}/instruments", { params: { path: { childId } } }),
  );
  return (
    <div className="stack">
      {can("recordInstrument") && <Recording childId={childId} />}
      <HandedPapers childId={childId} />
      <Loaded query={papers}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("papers.none")}>{say("papers.none.detail")}</Empty>
          ) : (
            <div className="columns">
              {items.map((paper) => (
                <Paper key={paper.instrumentId} paper={paper} />
              ))}
            </div>
          )
        }
      </Loaded>
      {can("getExecution") && <Execution childId={childId} />}
      {can("listExecutionReports") && <Outgoing childId={childId} />}
    </div>
  );
}

function Recording({ childId }: { childId: string }) {
  const act = useRecordPaper(childId);
  return (
    <div className="acts">
      <ActButton act={act} variant="filled" />
    </div>
  );
}

function Paper({ paper }: { paper: Schema<"ListInstrumentsAnswer">["items"][number] }) {
  const say = useTexts(childTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const own = useTexts(papersTexts);
  const { can } = useMe();
  const [whole, setWhole] = useState(false);
  const { childId, instrumentId, validFrom, validTo, term, warnings = [] } = paper;
  const until = term === "until-18" ? say("valid.18") : term === "indefinite" ? say("valid.indefinite") : undefined;
  return (
    <Card title={words(`paper.${paper.kind}`)}>
      <Facts
        of={[
          [say("number"), paper.number],
          [say("issuer"), paper.issuer],
          [
            say("valid"),
            [
              validTo
                ? say("valid.to", { from: format.short(validFrom), to: format.short(validTo) })
                : say("valid.open", { from: format.short(validFrom) }),
              until,
            ]
              .filter(Boolean)
              .join(", "),
          ],
        ]}
      />
      {paper.supersededBy && <Mark>{say("superseded")}</Mark>}
      {warnings.map((warning) => (
        <Mark key={warning.code} tone="soon">
          {both(warning.text)}
        </Mark>
      ))}
      {paper.measures.length > 0 && (
        <ul>
          {paper.measures.map((measure) => (
            <li key={measure.measureId}>
              {measure.title} <span className="quiet small">{words(`block.${measure.block}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {can("getInstrument") &&
        (whole ? (
          <PaperWhole childId={childId} instrumentId={instrumentId} />
        ) : (
          <div className="acts">
            <Button
              variant="subtle"
              aria-label={`${own("whole")}: ${words(`paper.${paper.kind}`)} № ${paper.number}`}
              onClick={() => setWhole(true)}
            >
              {own("whole")}
            </Button>
          </div>
        ))}
    </Card>
  );
}

function Execution({ childId }: { childId: string }) {
  const say = useTexts(childTexts);
  const words = useWords();
  const format = useFormat();
  const actsOf = useResultActs(childId);
  const execution = useRead(["child", childId, "execution"], () =>
    api.GET("/v1/children/{childId}/execution", { params: { path: { childId } } }),
  );
  return (
    <Card title={say("execution")}>
      <Loaded query={execution}>
        {({ items, totals }) =>
          items.length === 0 ? (
            <p className="quiet">{say("execution.none")}</p>
          ) : (
            <>
              <p>
                {say("recommended", { count: totals.recommended })}, {say("asked", { count: totals.asked })},{" "}
                {say("performed", { count: totals.performed })}, {say("failed", { count: totals.failed })}
              </p>
              <div className="list">
                <table aria-label={say("execution")}>
                  <thead>
                    <tr>
                      {(["measure", "block", "asked", "outcome"] as const).map((column) => (
                        <th key={column} scope="col">
                          {say(`col.${column}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((line) => {
                      const { measureId, instrumentId, title, block, asked, outcome } = line;
                      return (
                        <tr key={`${instrumentId} ${measureId}`}>
                          <td data-lead>{title}</td>
                          <td data-label={say("col.block")}>{words(`block.${block}`)}</td>
                          <td data-label={say("col.asked")}>
                            {asked ? <Link to={`/steps/${asked.stepId}`}>{asked.agency}</Link> : say("not.asked")}
                          </td>
                          <td data-label={say("col.outcome")}>
                            {outcome ? (
                              <Mark tone={outcome.result === "performed" ? "good" : "bad"}>
                                {words(`result.${outcome.result}`)}
                              </Mark>
                            ) : (
                              asked && say("waits", { day: format.short(asked.dueDate) })
                            )}
                            {actsOf(line).map((act) => (
                              <ActButton key={act.key} act={act} variant="subtle" />
                            ))}
                          </td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
