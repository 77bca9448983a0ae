import "../../styles/fields.css";
import { AgencyPicker } from "../../parts/agency.picker.tsx";
import { Deliveries } from "../../parts/deliveries.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { Screen as Frame } from "../../parts/screen.tsx";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { deliveriesTexts } from "./texts.ts";

const filterNames = ["agency"] as const;

/** What left the region, by mail, text message and to systems, and what did not arrive. */
export function Screen() {
  const say = useTexts(deliveriesTexts);
  const common = useCommon();
  const { values, field } = useFilters(filterNames);
  return (
    <Frame title={common("screen.deliveries")} help={[say("help.1"), say("help.2")]}>
      <Deliveries
        agency={values.agency}
        each
        label={common("screen.deliveries")}
        whose={<AgencyPicker label={say("agency")} {...field("agency")} clearable />}
      />
    </Frame>
  );
}
