import "../../styles/fields.css";
import { Tabs } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useParams, useSearchParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { Loaded, Waiting } from "../../parts/loaded.tsx";
import { Screen as Frame } from "../../parts/screen.tsx";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { CardTab } from "./card.tsx";
import { agencyTexts } from "./texts.ts";

const CapacityTab = lazy(() => import("./capacity.tsx").then((made) => ({ default: made.CapacityTab })));
const Deliveries = lazy(() => import("../../parts/deliveries.tsx").then((made) => ({ default: made.Deliveries })));
const WebhooksTab = lazy(() => import("./webhooks.tsx").then((made) => ({ default: made.WebhooksTab })));
const LinksTab = lazy(() => import("./links.tsx").then((made) => ({ default: made.LinksTab })));

/** Which tab wants which right: one that would be empty is not there. */
const tabs = [
  ["card", "getAgency"],
  ["capacity", "getCapacity"],
  ["deliveries", "findDeliveries"],
  ["webhooks", "listWebhooks"],
  ["links", "listLinkUses"],
] as const;

/** An organisation: where it is written to, and what became of that. */
export function Screen() {
  const { agencyId = "" } = useParams();
  const say = useTexts(agencyTexts);
  const common = useCommon();
  const { can, agency: own } = useMe();
  const [params, setParams] = useSearchParams();
  const agency = useRead(["agencies", agencyId], () =>
    api.GET("/v1/agencies/{agencyId}", { params: { path: { agencyId } } }),
  );
  // Of an organisation of another municipality one sees its face alone.
  const isOurs = own === agencyId || (agency.data?.mayDo.length ?? 0) > 0;
  const offered = tabs.filter(([key, right]) => can(right) && (key === "card" || isOurs));
  const tab = offered.find(([key]) => key === params.get("tab"))?.[0] ?? "card";
  return (
    <Frame
      key={agencyId}
      title={agency.data?.shortName ?? common("screen.agency")}
      help={[say("help.1"), say("help.2")]}
    >
      <Loaded query={agency}>
        {(one) => (
          <Tabs
            value={tab}
            onChange={(next) => setParams(next && next !== "card" ? { tab: next } : {}, { replace: true })}
            keepMounted={false}
          >
            <Tabs.List aria-label={say("tabs")} mb="md">
              {offered.map(([key]) => (
                <Tabs.Tab key={key} value={key}>
                  {say(`tab.${key}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Suspense fallback={<Waiting />}>
              <Tabs.Panel value="card">
                <CardTab agency={one} />
              </Tabs.Panel>
              <Tabs.Panel value="capacity">
                <CapacityTab agency={one} />
              </Tabs.Panel>
              <Tabs.Panel value="deliveries">
                <Deliveries agency={agencyId} label={say("tab.deliveries")} />
              </Tabs.Panel>
              <Tabs.Panel value="webhooks">
                <WebhooksTab agencyId={agencyId} />
              </Tabs.Panel>
              <Tabs.Panel value="links">
                <LinksTab agencyId={agencyId} />
              </Tabs.Panel>
            </Suspense>
          </Tabs>
        )}
      </Loaded>
    </Frame>
  );
}
