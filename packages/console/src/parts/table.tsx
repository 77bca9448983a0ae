import type { ReactNode } from "react";
import type { Column } from "./list.tsx";

/** A short list that is all here: a table for whoever hears it, cards where the screen is narrow. */
export function Table<Item>({
  label,
  rows,
  columns,
  idOf,
  empty,
}: {
  label: string;
  rows: readonly Item[];
  columns: ReadonlyArray<Column<Item>>;
  idOf: (item: Item) => string | number;
  empty?: ReactNode;
}) {
  if (rows.length === 0 && empty) return <p className="quiet">{empty}</p>;
  return (
    <div className="list">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)}>
              {columns.map(({ key, title, cell }, i) => (
                <td key={key} data-label={title} data-lead={i === 0 || undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
