import "../../styles/region.css";
import { Link } from "react-router";
import { type Figures, useIndicators } from "../../parts/computed.ts";
import { IpraChart, OverdueChart } from "../../parts/computed.tsx";
import { SavedFilters, useFilters } from "../../parts/filters.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { PeriodPicker, usePeriods, usualPeriod } from "../../parts/periods.tsx";
import { Screen as Frame } from "../../parts/screen.tsx";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { Children } from "./children.tsx";
import { ByPlace, OverPeriods } from "./compared.tsx";
import { Behind } from "./drill.tsx";
import { indicatorsTexts } from "./texts.ts";
import { Totals } from "./totals.tsx";

const views = ["totals", "places", "periods", "ipra", "children", "agencies"] as const;
const filterNames = ["period", "municipality", "view", "key", "figure"] as const;

/** What the routes and the data bank say of the region, counted without reading a child's record. */
export function Screen() {
  const say = useTexts(indicatorsTexts);
  const common = useCommon();
  const { values, set } = useFilters(filterNames);
  const periods = usePeriods();
  const period = values.period ?? usualPeriod(periods)?.period;
  const { municipality, figure, key } = values;
  const view = views.find((one) => one === values.view) ?? "totals";
  const query = useIndicators(period, municipality, periods !== undefined);
  const address = (changed: Record<string, string | undefined>) => {
    const next = Object.entries({ ...values, period, figure: undefined, ...changed }).filter(([, value]) => value);
    return `?${new URLSearchParams(next as [string, string][])}`;
  };
  return (
    <Frame
      title={common("screen.indicators")}
      help={[say("help.1"), say("help.2"), say("help.3")]}
      acts={<SavedFilters screen="indicators" />}
    >
      <div className="filters">
        <PeriodPicker
          label={say("period")}
          value={period}
          onChange={(next) => set({ period: next, figure: undefined })}
          only={(one) => !one.period.endsWith("-D")}
        />
        <MunicipalityPicker
          label={say("municipality")}
          value={municipality}
          onChange={(next) => set({ municipality: next, figure: undefined })}
        />
      </div>
      <nav aria-label={say("parts")}>
        <ul className="buckets">
          {views.map((one) => (
            <li key={one}>
              <Link to={address({ view: one })} replace aria-current={one === view ? "page" : undefined}>
                {say(`view.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Loaded query={query}>
        {(answer) => (
          <div className="stack">
            {figure && period && <Behind period={period} figure={figure} close={address({})} />}
            {view === "totals" && <Totals answer={answer} />}
            {view === "places" && <ByPlace answer={answer} of={key} choose={(next) => set({ key: next })} />}
            {view === "periods" && period && (
              <OverPeriods answer={answer} period={period} of={key} choose={(next) => set({ key: next })} />
            )}
            {view === "ipra" && <IpraChart answer={answer} drill={(next) => address({ figure: next })} />}
            {view === "children" && <Children answer={answer} drill={(next) => address({ figure: next })} />}
            {view === "agencies" && <OverdueChart answer={answer} />}
            <p className="quiet small">{answer.computed.basis && <Basis of={answer.computed.basis} />}</p>
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Basis({ of }: { of: NonNullable<Figures["computed"]["basis"]> }) {
  const both = useBoth();
  return both(of);
}
