import "../../styles/fields.css";
import "../../styles/region.css";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Screen as Frame } from "../../parts/screen.tsx";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { FreeTimes } from "./free.tsx";
import { useOpening } from "./open.act.ts";
import { Slots } from "./slots.tsx";
import { receptionsTexts } from "./texts.ts";
import { WeekOf } from "./week.tsx";

const isDay = (text: string | undefined): text is string => text !== undefined && /^20\d\d-\d\d-\d\d$/.test(text);

/** Where one may be seen soonest; of one organisation when its specialists receive, and what of that is taken: a week, and its slots. */
export function Screen() {
  const say = useTexts(receptionsTexts);
  const common = useCommon();
  const me = useMe();
  const { values, field } = useFilters(["agency", "day"]);
  const agency = me.agency ?? values.agency;
  const picker = <AgencyPicker label={say("agency")} {...field("agency")} value={agency} clearable />;
  return (
    <Frame
      title={common("screen.receptions")}
      help={[say("help.1"), say("help.2"), say("help.3")]}
      acts={
        agency && (
          <>
            {me.can("findAppointments") && (
              <Link to={`/appointments?status=waiting&agency=${agency}`}>{say("waiting")}</Link>
            )}
            {me.can("openSlot") && <Opening key={agency} agencyId={agency} />}
          </>
        )
      }
    >
      {agency ? (
        <>
          {!me.agency && <div className="filters">{picker}</div>}
          <Receptions agencyId={agency} day={isDay(values.day) ? values.day : undefined} />
        </>
      ) : (
        <FreeTimes whose={picker} />
      )}
    </Frame>
  );
}

function Opening({ agencyId }: { agencyId: string }) {
  const act = useOpening(agencyId);
  return <ActButton act={act} variant="filled" />;
}

function Receptions({ agencyId, day }: { agencyId: string; day: string | undefined }) {
  // Which week it is the region's clock says, and not the reader's.
  const query = useRead(["receptions", agencyId, day], () =>
    api.GET("/v1/agencies/{agencyId}/receptions", { params: { path: { agencyId }, query: { day } } }),
  );
  return (
    <div className="stack">
      <Loaded query={query}>{(week) => <WeekOf agencyId={agencyId} week={week} />}</Loaded>
      <Slots agencyId={agencyId} />
    </div>
  );
}
