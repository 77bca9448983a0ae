import { BarsWithTable } from "../../parts/chart.tsx";
import { Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { Plan } from "./shown.ts";
import { yearPlanTexts } from "./texts.ts";

/** Plan and fact, month by month. */
export function Months({ plan: { months } }: { plan: Plan }) {
  const say = useTexts(yearPlanTexts);
  const format = useFormat();
  if (months.length === 0) return null;
  return (
    <BarsWithTable
      title={say("months")}
      columns={[say("column.month"), say("column.lines"), say("column.fulfilled"), say("column.overdue")]}
      rows={months.map(({ month, entries, fulfilled, overdue }) => ({
        key: month,
        name: format.month(month),
        value: entries,
        more: [
          format.number(fulfilled),
          overdue > 0 ? (
            <Mark key="overdue" tone="bad">
              {format.number(overdue)}
            </Mark>
          ) : (
            format.number(overdue)
          ),
        ],
      }))}
    />
  );
}
