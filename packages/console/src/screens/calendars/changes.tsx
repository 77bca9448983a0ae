import type { Schema } from "@marshrut/client";
import { Facts } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { calendarsTexts } from "./texts.ts";

/** What a year would change, as a trial of it has found. */
export function Changes({ of: { year, changes } }: { of: Schema<"UploadCalendarYearAnswer"> }) {
  const say = useTexts(calendarsTexts);
  const both = useBoth();
  const format = useFormat();
  if (!changes) return null;
  const steps = format.number(changes.steps);
  return (
    <div role="status" className="stack">
      <h3>{say("trial.title", { year: String(year) })}</h3>
      <Facts
        of={[
          [say("trial.steps"), changes.more ? say("trial.more", { count: steps }) : steps],
          [say("trial.measures"), format.number(changes.measures.length)],
          [say("trial.reports"), format.number(changes.reports)],
        ]}
      />
      <Table
        label={say("trial.list")}
        rows={changes.items}
        idOf={({ stepId }) => stepId}
        empty={say("trial.nothing")}
        columns={[
          { key: "step", title: say("trial.step"), cell: ({ title }) => both(title) },
          { key: "was", title: say("trial.was"), cell: ({ from }) => format.short(from.dueDate) },
          { key: "becomes", title: say("trial.becomes"), cell: ({ to }) => format.short(to.dueDate) },
        ]}
      />
    </div>
  );
}
