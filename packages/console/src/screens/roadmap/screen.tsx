import "../../styles/region.css";
import { ifMatch, type Schema, take } from "@marshrut/client";
import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { changing } from "../../parts/act.ts";
import type { FieldValues } from "../../parts/fields.tsx";
import { Flagged } from "../../parts/flagged.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { roadmapTexts } from "./texts.ts";

type Roadmap = Schema<"Roadmap">;
type Measure = Schema<"Measure">;
const reportings = ["quarterly", "half-yearly", "yearly", "once"] as const;

/** One roadmap: its measures, who carries them out, until when. */
export function Screen() {
  const { roadmapId = "" } = useParams();
  const common = useCommon();
  const say = useTexts(roadmapTexts);
  const path = { roadmapId };
  const query = useRead(["roadmap", roadmapId], () => api.GET("/v1/roadmaps/{roadmapId}", { params: { path } }));
  return (
    <Frame title={query.data?.title ?? common("screen.roadmap")} help={[say("help.1"), say("help.2")]}>
      <Loaded query={query}>{(roadmap) => <Page roadmap={roadmap} />}</Loaded>
    </Frame>
  );
}

function Page({ roadmap }: { roadmap: Roadmap }) {
  const say = useTexts(roadmapTexts);
  const both = useBoth();
  const format = useFormat();
  const { roadmapId, edition, importedAt, flagged } = roadmap;
  const path = { roadmapId };
  const measures = useRead(["roadmap", roadmapId, "measures"], () =>
    api.GET("/v1/roadmaps/{roadmapId}/measures", { params: { path } }),
  );
  const changes = useRead(["roadmap", roadmapId, "changes"], () =>
    api.GET("/v1/roadmaps/{roadmapId}/changes", { params: { path } }),
  );
  return (
    <div className="stack">
      <Card title={say("edition", { n: edition })}>
        <p className="quiet">{say("imported", { at: format.moment(importedAt) })}</p>
        <Loaded query={changes}>
          {({ items }) =>
            items.length === 0 ? (
              <p>{say("first")}</p>
            ) : (
              <ul>
                {items.map((one) => (
                  <li key={`${one.kind}.${one.key}`}>
                    {one.key}: {both(one.text)}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {flagged.length > 0 && <Flagged rows={flagged} />}
      <Loaded query={measures}>
        {({ items }) =>
          sectionsOf(items).map(({ section, title, of }) => (
            <Card key={section} title={`${section}. ${title}`}>
              {of.map((measure) => (
                <One key={measure.key} roadmap={roadmap} measure={measure} />
              ))}
            </Card>
          ))
        }
      </Loaded>
    </div>
  );
}

const sectionsOf = (measures: readonly Measure[]) =>
  Object.values(Object.groupBy(measures, ({ section }) => section)).map((of = []) => ({
    section: of[0]!.section,
    title: of[0]!.sectionTitle,
    of,
  }));

function One({ roadmap, measure }: { roadmap: Roadmap; measure: Measure }) {
  const say = useTexts(roadmapTexts);
  const both = useBoth();
  const { can } = useMe();
  const { key, title, wording, reports, executors, expectedResult, assumptions, byHand } = measure;
  return (
    <article className="stack measure">
      <h3>
        {key} {both(title)}
      </h3>
      <Facts
        of={[
          [say("wording"), wording],
          [
            say("reports"),
            reports ? (
              <span key="reports">
                {say(`reports.${reports}`)} {byHand && <Mark>{say("by.hand")}</Mark>}
              </span>
            ) : (
              <Mark key="reports" tone="soon">
                {say("reports.unknown")}
              </Mark>
            ),
          ],
          [say("executors"), executors.map(({ name }) => both(name)).join("; ")],
          [say("expected"), both(expectedResult)],
          [
            say("assumed"),
            assumptions.length > 0 && (
              <ul key="assumed">
                {assumptions.map((one) => (
                  <li key={one.ru}>{both(one)}</li>
                ))}
              </ul>
            ),
          ],
        ]}
      />
      <div className="acts">
        {can("findObligations") && (
          <Link to={`/obligations?measure=${encodeURIComponent(key)}`}>{say("who.reports")}</Link>
        )}
        {can("setMeasureRule") && (!reports || byHand) && <SetRule roadmap={roadmap} measure={measure} />}
      </div>
    </article>
  );
}

/** What the words of a row mean, said by a person. */
function SetRule({ roadmap, measure: { key, title } }: { roadmap: Roadmap; measure: Measure }) {
  const say = useTexts(roadmapTexts);
  const both = useBoth();
  const path = { roadmapId: roadmap.roadmapId, key };
  const act = changing<Roadmap>({
    read: roadmap,
    again: () => take(api.GET("/v1/roadmaps/{roadmapId}", { params: { path: { roadmapId: roadmap.roadmapId } } })),
    shown: ({ edition }) => ({ state: say("rule.edition", { edition }) }),
    key: `roadmap.${roadmap.roadmapId}.rule.${key}`,
    label: say("rule"),
    subject: `${key} ${both(title)}`,
    happens: say("rule.happens"),
    tells: say("rule.tells"),
    undo: say("rule.undo"),
    fields: [
      {
        kind: "choice",
        name: "reports",
        label: say("reports"),
        required: true,
        options: reportings.map((value) => ({ value, label: say(`reports.${value}`) })),
      },
      {
        kind: "number",
        name: "due/month",
        label: say("rule.month"),
        help: say("rule.month.help"),
        required: true,
        min: 1,
        max: 12,
      },
      { kind: "number", name: "due/day", label: say("rule.day"), help: say("rule.day.help"), min: 1, max: 31 },
      { kind: "check", name: "due/following", label: say("rule.following") },
      { kind: "paragraph", name: "reason", label: say("rule.reason"), required: true },
    ],
    run: (values, once, record) =>
      take(
        api.PUT("/v1/roadmaps/{roadmapId}/measures/{key}/rule", {
          params: { path, header: { ...once, ...ifMatch(record) } },
          body: ruleOf(values),
        }),
      ),
    done: say("rule.done"),
    touches: [["roadmap"], ["period"], ["obligation"]],
  });
  return <ActButton act={act} />;
}

const ruleOf = (values: FieldValues) =>
  ({
    reports: values.reports,
    due: {
      month: values["due/month"],
      day: values["due/day"] ?? "last",
      following: values["due/following"] === true,
    },
    reason: values.reason,
  }) as Schema<"SetMeasureRuleBody">;
