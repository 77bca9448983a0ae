import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { templateName, useWords } from "../../texts/words.ts";
import { Plan } from "./plan.tsx";
import { type Route, useRouteActs } from "./route.acts.ts";
import { SignedPlans } from "./signed.tsx";
import { Stages } from "./stages.tsx";
import { childTexts } from "./texts.ts";

/** The child's route: the open one, else the last that ended. */
export function RouteTab({ childId }: { childId: string }) {
  const routes = useRead(["child", childId, "routes"], () =>
    api.GET("/v1/children/{childId}/routes", { params: { path: { childId } } }),
  );
  return (
    <Loaded query={routes}>
      {({ items }) => {
        const route = items.find(({ status }) => status === "open") ?? items.at(-1);
        return (
          <div className="stack">
            {route?.status !== "open" && <NoRoute childId={childId} ended={route !== undefined} />}
            {route && <RoutePage routeId={route.routeId} />}
            {/* Beside the route and not below what it says: both are asked for at once. */}
            {route && <SignedPlans routeId={route.routeId} />}
          </div>
        );
      }}
    </Loaded>
  );
}

function NoRoute({ childId, ended }: { childId: string; ended: boolean }) {
  const say = useTexts(childTexts);
  const { can } = useMe();
  const mayOpen = can("openRoute") && can("listTemplates");
  // By the child's age and groups, and whether it is born: what the API would take.
  const templates = useRead(
    ["child", childId, "templates"],
    () => api.GET("/v1/templates", { params: { query: { child: childId } } }),
    { on: mayOpen },
  );
  const open = mayOpen && (
    <Loaded query={templates}>
      {({ items }) =>
        items.length === 0 ? <p>{say("route.open.none")}</p> : <Open childId={childId} by={items} ended={ended} />
      }
    </Loaded>
  );
  if (ended) return <div className="acts">{open}</div>;
  return (
    <Empty title={say("route.none")} acts={open}>
      {say("route.none.detail")}
    </Empty>
  );
}

function Open({
  childId,
  by,
  ended,
}: {
  childId: string;
  by: ReadonlyArray<Schema<"TemplateSummary">>;
  ended: boolean;
}) {
  const say = useTexts(childTexts);
  const words = useWords();
  const [first] = by;
  // Before birth there are no years to say; which version it is, where it is not the first.
  const named = ({ template, ages: { from, to }, version }: Schema<"TemplateSummary">) => {
    const title = templateName(words, template);
    const aged = to > 0 ? say("route.open.ages", { title, from, to }) : title;
    return version > 1 ? say("route.open.option", { title: aged, version }) : aged;
  };
  return (
    <ActButton
      variant={ended ? "default" : "filled"}
      act={{
        key: `route.open.${childId}`,
        label: say("route.open"),
        happens: say("route.open.happens"),
        tells: say("route.open.tells"),
        undo: say("route.open.undo"),
        fields: [
          {
            kind: "choice",
            name: "template",
            label: say("route.open.template"),
            help: say("route.open.template.help"),
            required: true,
            options: by.map((one) => ({ value: one.template, label: named(one) })),
          },
        ],
        initial: { template: first!.template },
        run: ({ template }, once) =>
          take(
            api.POST("/v1/children/{childId}/routes", {
              params: { path: { childId }, header: once },
              body: { template: String(template) },
            }),
          ),
        done: say("route.open.done"),
        touches: [["child", childId], ["inbox"]],
      }}
    />
  );
}

function RoutePage({ routeId }: { routeId: string }) {
  const read = () => api.GET("/v1/routes/{routeId}", { params: { path: { routeId } } });
  const route = useRead(["route", routeId], read, { unready: isBeginning });
  return <Loaded query={route}>{(data) => <RouteShown route={data} />}</Loaded>;
}

/** Opened or approved a moment ago: the steps of its next stages are still being made. */
const isBeginning = ({ status, plan, stages }: Route): boolean =>
  status === "open" &&
  plan.status !== "draft" &&
  stages.every((one) => one.status !== "open" || one.stepIds.length === 0);

function RouteShown({ route }: { route: Route }) {
  const say = useTexts(childTexts);
  const words = useWords();
  const format = useFormat();
  const acts = useRouteActs(route);
  return (
    <>
      <Card
        title={`${say("route")}: ${templateName(words, route.template.key)}`}
        acts={acts.map((act, i) => (
          <ActButton key={act.key} act={act} variant={i === 0 && act.tone === undefined ? "filled" : "default"} />
        ))}
      >
        <p>
          <Mark tone={route.status === "open" ? "accent" : "plain"}>{words(`route.${route.status}`)}</Mark>{" "}
          {say("cycle", {
            cycle: route.cycle,
            from: format.day(route.cycleStartedAt),
            to: format.day(route.cycleEndsAt),
          })}
          {route.reason && `, ${say(`reason.${route.reason}`)}`}
        </p>
        <Stages route={route} />
      </Card>
      <Plan route={route} />
    </>
  );
}
