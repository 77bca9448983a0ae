import { Button } from "@mantine/core";
import { useState } from "react";
import { download } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { ProblemNote } from "../../parts/loaded.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { useServiceName } from "../../parts/services.ts";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { useLineActs } from "./plan.acts.ts";
import type { Route } from "./route.acts.ts";
import { childTexts } from "./texts.ts";

/** The plan by its form: the six columns, and whose each line is. */
export function Plan({ route }: { route: Route }) {
  const say = useTexts(childTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const { can } = useMe();
  const [error, setError] = useState<unknown>();
  const serviceName = useServiceName();
  const { plan } = route;
  const actsOf = useLineActs(route);
  const editable = route.mayDo.includes("changePlan") || route.mayDo.includes("amendPlan");
  const columns = ["measure", "due", "means", "who", "result"] as const;
  const directions = [...new Map(plan.entries.map((entry) => [both(entry.direction), entry.direction])).keys()];
  return (
    <Card
      title={say("plan")}
      acts={
        can("printPlan") && (
          <Button
            variant="default"
            onClick={() =>
              void download(`/v1/routes/${route.routeId}/plan/print?format=pdf`, "plan.pdf").catch(setError)
            }
          >
            {say("plan.print")}
          </Button>
        )
      }
    >
      <p>
        <Mark tone={plan.status === "approved" ? "good" : "soon"}>{words(`plan.${plan.status}`)}</Mark>{" "}
        {plan.status === "approved" && plan.approvedAt && say("plan.approved", { day: format.day(plan.approvedAt) })}
        {plan.status === "draft" && plan.draftedAt && say("plan.draft", { day: format.day(plan.draftedAt) })}
      </p>
      {Boolean(error) && <ProblemNote error={error} />}
      {directions.map((direction) => (
        <div key={direction} className="list plan">
          <table>
            <caption>{direction}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {say(`plan.${column}`)}
                  </th>
                ))}
                {editable && (
                  <th scope="col" className="no-print">
                    {say("plan.acts")}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {plan.entries
                .filter((entry) => both(entry.direction) === direction)
                .map((entry) => (
                  <tr key={entry.stepId}>
                    <td data-lead>
                      {both(entry.keyMeasure)}
                      {entry.service && (
                        <p className="quiet small">{`${say("plan.service")}: ${serviceName(entry.service)}`}</p>
                      )}
                    </td>
                    <td data-label={say("plan.due")} className="nowrap">
                      {format.short(entry.dueDate)}
                    </td>
                    <td data-label={say("plan.means")}>{entry.means && both(entry.means)}</td>
                    <td data-label={say("plan.who")}>
                      {entry.agencyId ? (
                        <AgencyName id={entry.agencyId} />
                      ) : (
                        <Mark tone="soon">{entry.todo && both(entry.todo)}</Mark>
                      )}
                      {entry.chosen && <p className="quiet small">{both(entry.chosen.words)}</p>}
                    </td>
                    <td data-label={say("plan.result")}>{both(entry.expectedResult)}</td>
                    {editable && (
                      <td data-label={say("plan.acts")} className="no-print">
                        {actsOf(entry).map((act) => (
                          <ActButton key={act.key} act={act} variant="subtle" />
                        ))}
                      </td>
                    )}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ))}
    </Card>
  );
}
