import { Link } from "react-router";
import { useMe } from "../../api/me.tsx";
import type { Figures } from "../../parts/computed.ts";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { Card, Empty } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { indicatorsTexts } from "./texts.ts";

/** Children of the data bank by municipality, age and sex. */
export function Children({ answer, drill }: { answer: Figures; drill: (figure: string) => string }) {
  const say = useTexts(indicatorsTexts);
  const format = useFormat();
  const municipalityOf = useMunicipality();
  const { can } = useMe();
  const rows = answer.computed.children;
  if (rows.length === 0) return <Empty title={say("children.empty.title")}>{say("children.empty")}</Empty>;
  return (
    <Card title={say("view.children")}>
      <div className="list">
        <table aria-label={say("view.children")}>
          <thead>
            <tr>
              {(["municipality", "age", "sex", "children", "disability", "needs"] as const).map((head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ municipality, age, sex, children, disability, needs }) => (
              <tr key={`${municipality}.${age}.${sex}`}>
                <td data-lead>{municipalityOf(municipality)}</td>
                <td data-label={say("age")}>{age}</td>
                <td data-label={say("sex")}>{say(sex === "female" ? "girls" : "boys")}</td>
                <td data-label={say("children")}>
                  {can("drillFigure") ? (
                    <Link to={drill(`children/${municipality}/${age}/${sex}`)}>{format.number(children)}</Link>
                  ) : (
                    format.number(children)
                  )}
                </td>
                <td data-label={say("disability")}>{format.number(disability)}</td>
                <td data-label={say("needs")}>{format.number(needs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
