import { Link } from "react-router";
import { useMe } from "../api/me.tsx";
import { useFormat } from "../texts/format.ts";
import { useTexts } from "../texts/texts.tsx";
import { useWords } from "../texts/words.ts";
import { BarsWithTable } from "./chart.tsx";
import { chartsTexts } from "./computed.texts.ts";
import type { Figures } from "./computed.ts";
import { Empty } from "./screen.tsx";

const results = ["performed", "not-applied", "refused-measure", "refused-programme", "not-performed"] as const;
type Drill = (figure: string) => string;

/** Execution of rehabilitation programmes: blocks, and what became of their measures. */
export function IpraChart({ answer, drill }: { answer: Figures; drill?: Drill }) {
  const say = useTexts(chartsTexts);
  const words = useWords();
  const format = useFormat();
  const { can } = useMe();
  const all = answer.computed.ipra.map(({ block, results: of }) => ({
    block,
    of,
    settled: Object.values(of).reduce((sum, n) => sum + n, 0),
  }));
  const rows = all.filter(({ settled }) => settled > 0);
  if (rows.length === 0) return <Empty title={say("ipra.empty.title")}>{say("ipra.empty")}</Empty>;
  // Who stands behind a figure is asked of one municipality and one quarter.
  const where = answer.computed.byMunicipality && Object.keys(answer.computed.byMunicipality);
  const only = where.length === 1 ? where[0] : undefined;
  return (
    <BarsWithTable
      title={say("ipra")}
      rows={rows.map(({ block, of, settled }) => ({
        key: block,
        name: words(`block.${block}` as "block.health"),
        value: of.performed ?? 0,
        more: [
          format.number(settled),
          format.share((of.performed ?? 0) / settled),
          ...results.slice(1).map((result) => {
            const n = of[result] ?? 0;
            return n > 0 && only && drill && can("drillFigure") ? (
              <Link key={result} to={drill(`ipra/${only}/${block}/${result}`)}>
                {format.number(n)}
              </Link>
            ) : (
              format.number(n)
            );
          }),
        ],
      }))}
      columns={[
        say("block"),
        words("result.performed"),
        say("settled"),
        say("share"),
        ...results.slice(1).map((result) => words(`result.${result}`)),
      ]}
    />
  );
}

/** How organisations of each kind keep to their days: what is overdue now, and what was late. */
export function OverdueChart({ answer }: { answer: Figures }) {
  const say = useTexts(chartsTexts);
  const words = useWords();
  const format = useFormat();
  const rows = answer.computed.agencies;
  if (rows.length === 0) return <Empty title={say("agencies.empty.title")}>{say("agencies.empty")}</Empty>;
  return (
    <BarsWithTable
      title={say("overdue.title")}
      rows={rows
        .toSorted((a, b) => b.overdue - a.overdue)
        .map(({ kind, settled, late, days, overdue }) => ({
          key: kind,
          name: words(`agency.${kind}` as "agency.school"),
          value: overdue,
          more: [format.number(settled), format.number(late), days === null ? "" : format.number(days)],
        }))}
      columns={[say("kind"), say("overdue"), say("settled"), say("late"), say("days")]}
    />
  );
}
