import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";
import { useReducedMotion } from "@mantine/hooks";
import { useFormat } from "../texts/format.ts";

/** Loads with the first chart that is shown. */
export function Bars({ rows, label }: { rows: ReadonlyArray<{ name: string; value: number }>; label: string }) {
  const { number } = useFormat();
  const still = useReducedMotion();
  // Of what is counted there are no halves, and no more marks on the axis than there are to count.
  const counted = rows.every(({ value }) => Number.isInteger(value));
  const most = Math.max(...rows.map(({ value }) => value));
  return (
    <BarChart
      h={Math.max(120, rows.length * 34 + 40)}
      data={rows.map(({ name, value }) => ({ name, value }))}
      dataKey="name"
      orientation="vertical"
      yAxisProps={{ width: 180 }}
      series={[{ name: "value", label, color: "var(--accent)" }]}
      valueFormatter={number}
      xAxisProps={counted ? { allowDecimals: false, tickCount: Math.min(5, most + 1) } : {}}
      gridAxis="x"
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ radius: 3, isAnimationActive: !still }}
    />
  );
}
