import { Link } from "react-router";
import { Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import type { Route } from "./route.acts.ts";
import { childTexts } from "./texts.ts";

/** The way as the state machine goes it: each stage, how far it is, and its steps. A list, so that it is read aloud in its order. */
export function Stages({ route }: { route: Route }) {
  const say = useTexts(childTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const lines = new Map(route.plan.entries.map((entry) => [entry.stepId, entry]));
  return (
    <ol className="stages" aria-label={say("stages")}>
      {route.stages.map(({ stage, title, status, stepIds }) => {
        const planned = route.plan.entries.filter((entry) => entry.stage === stage);
        const steps = stepIds.length > 0 ? stepIds : planned.map(({ stepId }) => stepId);
        return (
          <li key={stage} data-status={status}>
            <h3>
              {both(title)}{" "}
              <Mark tone={status === "settled" ? "good" : status === "open" ? "accent" : "plain"}>
                {words(`stage.${status}`)}
              </Mark>
            </h3>
            {steps.length === 0 ? (
              <p className="quiet small">{say("stage.steps", { count: 0 })}</p>
            ) : (
              <ul>
                {steps.map((stepId) => {
                  const line = lines.get(stepId);
                  const name = line ? both(line.title) : stepId.slice(-6);
                  return (
                    <li key={stepId}>
                      {stepIds.includes(stepId) ? <Link to={`/steps/${stepId}`}>{name}</Link> : name}{" "}
                      {line && <span className="quiet small">{format.short(line.dueDate)}</span>}
                    </li>
                  );
                })}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
