import "../../styles/fields.css";
import { Select } from "@mantine/core";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { BarsWithTable } from "../../parts/chart.tsx";
import { SavedFilters, useFilters } from "../../parts/filters.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { MunicipalityPicker } from "../../parts/municipality.tsx";
import { Empty, Screen as Frame } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { Graph } from "./graph.tsx";
import { RoutesAt } from "./list.tsx";
import type { InFlight } from "./shown.ts";
import { flightsTexts } from "./texts.ts";

const filterNames = ["template", "municipality", "stage"] as const;

/** Where the region's routes stand: the way of a template with how many are where, and who they are. */
export function Screen() {
  const say = useTexts(flightsTexts);
  const common = useCommon();
  const both = useBoth();
  const { values, set } = useFilters(filterNames);
  const { municipality } = values;
  // All templates of the territory: by them one is chosen.
  const all = useRead(["flights", municipality], () =>
    api.GET("/v1/analytics/stages", { params: { query: { municipality } } }),
  );
  const most = all.data?.templates.toSorted((a, b) => b.routes - a.routes)[0]?.template;
  const template = values.template ?? most;
  return (
    <Frame
      title={common("screen.flights")}
      help={[say("help.1"), say("help.2")]}
      acts={<SavedFilters screen="flights" />}
    >
      <div className="filters">
        {all.data && all.data.templates.length > 0 && (
          <Select
            className="wide"
            label={say("template")}
            data={all.data.templates.map((one) => ({
              value: one.template,
              label: `${both(one.title)} (${one.routes})`,
            }))}
            value={template ?? null}
            onChange={(next) => set({ template: next ?? undefined, stage: undefined })}
            allowDeselect={false}
          />
        )}
        <MunicipalityPicker
          label={say("where")}
          value={municipality}
          onChange={(next) => set({ municipality: next, stage: undefined })}
        />
      </div>
      <Loaded query={all}>
        {() =>
          template ? (
            <Way
              template={template}
              municipality={municipality}
              stage={values.stage}
              choose={(stage) => set({ template, stage })}
            />
          ) : (
            <Empty title={say("empty.title")}>{say("empty")}</Empty>
          )
        }
      </Loaded>
    </Frame>
  );
}

interface Chosen {
  template: string;
  municipality: string | undefined;
}

function Way({
  template,
  municipality,
  stage,
  choose,
}: Chosen & { stage: string | undefined; choose: (stage: string | undefined) => void }) {
  const { can } = useMe();
  const query = useRead(["flights", municipality, template], () =>
    api.GET("/v1/analytics/stages", { params: { query: { municipality, template } } }),
  );
  return (
    <Loaded query={query}>
      {(flight) => {
        const chosen = flight.stages.find((one) => one.stage === stage);
        return (
          <div className="stack">
            <Graph
              template={template}
              flight={flight}
              chosen={stage}
              choose={can("findRoutesAt") ? choose : undefined}
            />
            {chosen && can("findRoutesAt") && (
              <RoutesAt stage={chosen} municipality={municipality} close={() => choose(undefined)} />
            )}
            <Charts flight={flight} />
          </div>
        );
      }}
    </Loaded>
  );
}

function Charts({ flight: { stages, municipalities } }: { flight: InFlight }) {
  const say = useTexts(flightsTexts);
  const both = useBoth();
  const format = useFormat();
  const nameOf = useMunicipality();
  return (
    <>
      {stages.length > 0 && (
        <BarsWithTable
          title={say("by.stage")}
          columns={[say("column.stage"), say("column.routes"), say("column.late")]}
          rows={stages.map(({ stage, title, routes, overdueSteps }) => ({
            key: stage,
            name: both(title),
            value: routes,
            more: [format.number(overdueSteps)],
          }))}
        />
      )}
      {municipalities.length > 1 && (
        <BarsWithTable
          title={say("by.municipality")}
          columns={[say("column.where"), say("column.routes"), say("column.late")]}
          rows={municipalities
            .toSorted((a, b) => b.routes - a.routes)
            .map(({ municipality, routes, overdueSteps }) => ({
              key: municipality,
              name: nameOf(municipality),
              value: routes,
              more: [format.number(overdueSteps)],
            }))}
        />
      )}
    </>
  );
}
