import { Button } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useEffect, useId, useState } from "react";
import { Link } from "react-router";
import { useCommon } from "../texts/texts.tsx";
import { Waiting } from "./loaded.tsx";

const loadBars = () => import("./bars.tsx");
const Bars = lazy(() => loadBars().then((made) => ({ default: made.Bars })));

/** What bars are drawn with is loaded while their figures are asked for, and not after that. */
export function useBarsSoon(): void {
  useEffect(() => {
    // Where it does not come, that is told when bars are drawn.
    loadBars().catch(() => undefined);
  }, []);
}

export interface Bar {
  key: string;
  name: string;
  value: number;
  /** Where its name leads. */
  link?: string;
  /** Cells of the table beyond name and number. */
  more?: ReactNode[];
}

/**
 * Bars beside the table that they are made of: the table is what is printed and read aloud, the bars are for the eye. One colour for
 * one measure, so that nothing has to be told apart by colour.
 */
export function BarsWithTable({
  title,
  rows,
  columns,
}: {
  title: string;
  rows: readonly Bar[];
  /** Heads of the table: of the name, of the number, and of what is more. */
  columns: readonly string[];
}) {
  const common = useCommon();
  const [charted, setCharted] = useState(true);
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={id}>
      <div className="screen-head">
        <h2 id={id}>{title}</h2>
        <Button variant="subtle" className="no-print" onClick={() => setCharted(!charted)}>
          {common(charted ? "chart.table" : "chart.chart")}
        </Button>
      </div>
      {charted && rows.some(({ value }) => value > 0) && (
        <div aria-hidden="true" className="no-print">
          <Suspense fallback={<Waiting />}>
            <Bars rows={rows.filter(({ value }) => value > 0).slice(0, 15)} label={columns[1] ?? ""} />
          </Suspense>
        </div>
      )}
      <div className="list">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, value, link, more = [] }) => (
              <tr key={key}>
                <td data-lead>{link ? <Link to={link}>{name}</Link> : name}</td>
                <td data-label={columns[1]}>{value}</td>
                {more.map((cell, i) => (
                  <td key={columns[i + 2]} data-label={columns[i + 2]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
