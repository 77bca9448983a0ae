import "../../styles/fields.css";
import { Select } from "@mantine/core";
import { BarsWithTable } from "../../parts/chart.tsx";
import { type Figures, useReport } from "../../parts/computed.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { usePeriods } from "../../parts/periods.tsx";
import { Empty } from "../../parts/screen.tsx";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { indicatorsTexts } from "./texts.ts";

interface Compared {
  answer: Figures;
  /** Key of the figure. */
  of: string | undefined;
  choose: (key: string | undefined) => void;
}

const usual = "ipra-performed-share";
const countedOf = ({ indicators }: Figures) => indicators.filter(({ source }) => source === "computed");
const chosenOf = (answer: Figures, of: string | undefined) => {
  const counted = countedOf(answer);
  return counted.find(({ key }) => key === of) ?? counted.find(({ key }) => key === usual) ?? counted[0];
};

function FigurePicker({ answer, of, choose }: Compared) {
  const say = useTexts(indicatorsTexts);
  const both = useBoth();
  return (
    <div className="filters">
      <Select
        className="grow"
        label={say("figure")}
        data={countedOf(answer).map(({ key, title }) => ({ value: key, label: both(title) }))}
        value={chosenOf(answer, of)?.key ?? null}
        onChange={(next) => choose(next ?? undefined)}
        allowDeselect={false}
        searchable
      />
    </div>
  );
}

/** One figure, municipality by municipality. */
export function ByPlace(compared: Compared) {
  const { answer, of } = compared;
  const say = useTexts(indicatorsTexts);
  const both = useBoth();
  const municipalityOf = useMunicipality();
  const chosen = chosenOf(answer, of);
  const rows = Object.entries(answer.computed.byMunicipality)
    .flatMap(([where, totals]) => {
      const value = chosen && totals[chosen.key];
      return value === undefined ? [] : [{ key: where, name: municipalityOf(where), value }];
    })
    .toSorted((a, b) => b.value - a.value);
  return (
    <>
      <FigurePicker {...compared} />
      {rows.length === 0 || !chosen ? (
        <Empty title={say("empty.title")}>{say("places.empty")}</Empty>
      ) : (
        <BarsWithTable title={both(chosen.title)} rows={rows} columns={[say("municipality"), say("column.value")]} />
      )}
    </>
  );
}

/** One figure, period by period: those that were locked, and this one. */
export function OverPeriods({ period, ...compared }: Compared & { period: string }) {
  const { answer, of } = compared;
  const say = useTexts(indicatorsTexts);
  const both = useBoth();
  const periods = usePeriods();
  const report = useReport(period, periods?.some((one) => one.period === period) ?? false);
  const chosen = chosenOf(answer, of);
  const nameOf = (id: string) => {
    const known = periods?.find((one) => one.period === id);
    return known ? both(known.name) : id;
  };
  if (periods && !periods.some((one) => one.period === period))
    return <Empty title={say("empty.title")}>{say("periods.empty")}</Empty>;
  return (
    <>
      <FigurePicker {...compared} />
      <Loaded query={report}>
        {({ trend = [], computed }) => {
          const points = [...trend, { period, totals: computed.totals }];
          const rows = points.flatMap(({ period: id, totals }) => {
            const value = chosen && totals[chosen.key];
            return value === undefined ? [] : [{ key: String(id), name: nameOf(String(id)), value }];
          });
          return rows.length === 0 || !chosen ? (
            <Empty title={say("empty.title")}>{say("periods.empty")}</Empty>
          ) : (
            <BarsWithTable title={both(chosen.title)} rows={rows} columns={[say("period"), say("column.value")]} />
          );
        }}
      </Loaded>
    </>
  );
}
