import "../../styles/fields.css";
import { Tabs } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useParams, useSearchParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { Loaded, Waiting } from "../../parts/loaded.tsx";
import { fullName } from "../../parts/names.ts";
import { Screen as Frame } from "../../parts/screen.tsx";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { CardTab } from "./card.tsx";
import { childTexts } from "./texts.ts";

const RouteTab = lazy(() => import("./route.tsx").then((made) => ({ default: made.RouteTab })));
const PapersTab = lazy(() => import("./papers.tsx").then((made) => ({ default: made.PapersTab })));
const ConsentsTab = lazy(() => import("./consents.tsx").then((made) => ({ default: made.ConsentsTab })));
const RequestsTab = lazy(() => import("./requests.tsx").then((made) => ({ default: made.RequestsTab })));
const AppointmentsTab = lazy(() => import("./appointments.tsx").then((made) => ({ default: made.AppointmentsTab })));
const SupportTab = lazy(() => import("./support.tsx").then((made) => ({ default: made.SupportTab })));
const HistoryTab = lazy(() => import("./history.tsx").then((made) => ({ default: made.HistoryTab })));
const AccessTab = lazy(() => import("./history.tsx").then((made) => ({ default: made.AccessTab })));

/** Which tab wants which right: one that would be empty is not there. */
const tabs = [
  ["card", "getChild"],
  ["route", "listRoutes"],
  ["papers", "listInstruments"],
  ["consents", "listConsents"],
  ["requests", "listRequests"],
  ["appointments", "listAppointments"],
  ["support", "listAccompaniments"],
  ["history", "getRouteHistory"],
  ["access", "readAccessLog"],
] as const;

/** A child: everything about it, a tab for each part. */
export function Screen() {
  const { childId = "" } = useParams();
  const say = useTexts(childTexts);
  const common = useCommon();
  const { can } = useMe();
  const [params, setParams] = useSearchParams();
  const child = useRead(["child", childId], () => api.GET("/v1/children/{childId}", { params: { path: { childId } } }));
  const offered = tabs.filter(([, right]) => can(right));
  const tab = offered.find(([key]) => key === params.get("tab"))?.[0] ?? "card";
  const title = child.data
    ? child.data.person
      ? fullName(child.data.person)
      : (child.data.label ?? common("screen.child"))
    : common("screen.child");
  return (
    <Frame key={childId} title={title} help={[say("help.1"), say("help.2")]}>
      <Loaded query={child}>
        {(card) => (
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
                <CardTab card={card} />
              </Tabs.Panel>
              <Tabs.Panel value="route">
                <RouteTab childId={childId} />
              </Tabs.Panel>
              <Tabs.Panel value="papers">
                <PapersTab childId={childId} />
              </Tabs.Panel>
              <Tabs.Panel value="consents">
                <ConsentsTab card={card} />
              </Tabs.Panel>
              <Tabs.Panel value="requests">
                <RequestsTab card={card} />
              </Tabs.Panel>
              <Tabs.Panel value="appointments">
                <AppointmentsTab card={card} />
              </Tabs.Panel>
              <Tabs.Panel value="support">
                <SupportTab childId={childId} />
              </Tabs.Panel>
              <Tabs.Panel value="history">
                <HistoryTab childId={childId} />
              </Tabs.Panel>
              <Tabs.Panel value="access">
                <AccessTab childId={childId} />
              </Tabs.Panel>
            </Suspense>
          </Tabs>
        )}
      </Loaded>
    </Frame>
  );
}
