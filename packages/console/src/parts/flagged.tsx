import type { Schema } from "@marshrut/client";
import { useBoth, useTexts } from "../texts/texts.tsx";
import { flaggedTexts } from "./flagged.texts.ts";

/** Rows that the program could not read: they ask nobody for anything until a person says what they mean. */
export function Flagged({ rows }: { rows: Schema<"Roadmap">["flagged"] }) {
  const say = useTexts(flaggedTexts);
  const both = useBoth();
  return (
    <div className="list">
      <table aria-label={say("title")}>
        <caption>{say("caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("row")}</th>
            <th scope="col">{say("measure")}</th>
            <th scope="col">{say("what.is.wrong")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, key, column, message }) => (
            <tr key={`${row}.${column}`}>
              <td data-lead>{row}</td>
              <td data-label={say("measure")}>{key}</td>
              <td data-label={say("what.is.wrong")}>{both(message)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
