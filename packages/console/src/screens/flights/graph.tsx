import "../../styles/flow.css";
import type { Schema } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Mark } from "../../parts/screen.tsx";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import type { AtStage, InFlight } from "./shown.ts";
import { flightsTexts } from "./texts.ts";

type Template = Schema<"Template">;
type Stage = Template["stages"][number];
type Choose = (stage: string | undefined) => void;

/** The stages of a template in the order in which its machine goes through them: an ordered list, so that it is read aloud as it goes. */
export function Graph({
  template,
  flight,
  chosen,
  choose,
}: {
  template: string;
  flight: InFlight;
  chosen: string | undefined;
  /** Nothing: the routes behind the numbers are not for this role. */
  choose: Choose | undefined;
}) {
  const say = useTexts(flightsTexts);
  const both = useBoth();
  const query = useRead(["templates", template], () =>
    api.GET("/v1/templates/{template}", { params: { path: { template } } }),
  );
  const at = new Map(flight.stages.map((one) => [one.stage, one]));
  return (
    <Loaded query={query}>
      {({ title, stages }) => (
        <Card title={say("graph", { template: both(title) })}>
          <ol className="flow">
            {rowsOf(stages, flight.stages).map((row) => (
              <li key={row[0]!.stage} className={row.length > 1 ? "flow-beside" : undefined}>
                {row.length > 1 ? (
                  <ul aria-label={say("beside")}>
                    {row.map((stage) => (
                      <li key={stage.stage}>
                        <Node stage={stage} at={at.get(stage.stage)} chosen={chosen} choose={choose} />
                      </li>
                    ))}
                  </ul>
                ) : (
                  <Node stage={row[0]!} at={at.get(row[0]!.stage)} chosen={chosen} choose={choose} />
                )}
              </li>
            ))}
          </ol>
        </Card>
      )}
    </Loaded>
  );
}

/** Stages that go on beside each other are one row; routes of an older version may stand where the present one has nothing. */
function rowsOf(stages: readonly Stage[], counted: readonly AtStage[]): Array<Array<Pick<Stage, "stage" | "title">>> {
  const rows: Stage[][] = [];
  for (const stage of stages) {
    const last = rows.at(-1);
    if (last && stage.parallel && last[0]?.parallel === stage.parallel) last.push(stage);
    else rows.push([stage]);
  }
  const known = new Set(stages.map(({ stage }) => stage));
  return [...rows, ...counted.filter(({ stage }) => !known.has(stage)).map((one) => [one])];
}

function Node({
  stage: { stage, title },
  at,
  chosen,
  choose,
}: {
  stage: Pick<Stage, "stage" | "title">;
  at: AtStage | undefined;
  chosen: string | undefined;
  choose: Choose | undefined;
}) {
  const say = useTexts(flightsTexts);
  const both = useBoth();
  const { routes = 0, overdueSteps = 0 } = at ?? {};
  const count = say("routes", { count: routes });
  const content = (
    <>
      <span className="flow-name">{both(title)}</span>
      <span className="flow-count">{count}</span>
      {overdueSteps > 0 && <Mark tone="bad">{say("late", { count: overdueSteps })}</Mark>}
    </>
  );
  if (!choose || routes === 0)
    return (
      <div className="flow-node" data-empty={routes === 0 || undefined}>
        {content}
      </div>
    );
  return (
    <button
      type="button"
      className="flow-node"
      aria-pressed={chosen === stage}
      onClick={() => choose(chosen === stage ? undefined : stage)}
    >
      {content}
    </button>
  );
}
