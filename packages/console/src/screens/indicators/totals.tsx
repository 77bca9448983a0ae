import { take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import type { Figures } from "../../parts/computed.ts";
import { useFigure } from "../../parts/figure.ts";
import { Card, Mark } from "../../parts/screen.tsx";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { indicatorsTexts } from "./texts.ts";

type Indicator = Figures["indicators"][number];

/** Every figure that is counted, with the year's target beside it. */
export function Totals({ answer }: { answer: Figures }) {
  const say = useTexts(indicatorsTexts);
  const both = useBoth();
  const figure = useFigure();
  const { can } = useMe();
  const shown = answer.indicators.filter(({ value }) => value !== undefined);
  const heads = ["column.figure", "column.value", "column.target", "column.reached"] as const;
  return (
    <Card title={say("view.totals")}>
      <div className="list">
        <table aria-label={say("view.totals")}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ))}
              {can("setTargets") && <th scope="col">{say("column.act")}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.key}>
                <td data-lead>{both(one.title)}</td>
                <td data-label={say("column.value")} className="nowrap">
                  {figure(one.type, one.value!)}
                </td>
                <td data-label={say("column.target")} className="nowrap">
                  {one.target !== undefined && figure(one.type, one.target)}
                </td>
                <td data-label={say("column.reached")}>
                  <Reached of={one} />
                </td>
                {can("setTargets") && (
                  <td>
                    <SetTarget answer={answer} of={one} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Whether the target is reached: said in a word where the API says which way is better. */
function Reached({ of: { value, target, better } }: { of: Indicator }) {
  const say = useTexts(indicatorsTexts);
  if (value === undefined || target === undefined || better === undefined) return null;
  const is = better === "more" ? value >= target : value <= target;
  return <Mark tone={is ? "good" : "soon"}>{say(is ? "reached" : "not.reached")}</Mark>;
}

/** All of a year's targets are kept at once: the others go along as they stand. */
function SetTarget({ answer, of }: { answer: Figures; of: Indicator }) {
  const say = useTexts(indicatorsTexts);
  const both = useBoth();
  const year = Number(String(answer.period).slice(0, 4));
  const others = answer.indicators.flatMap(({ key, target }) =>
    target === undefined || key === of.key ? [] : [[key, target] as const],
  );
  const act: Act = {
    key: `target.${year}.${of.key}`,
    label: say("target"),
    subject: both(of.title),
    happens: say("target.happens", { year: String(year) }),
    undo: say("target.undo"),
    fields: [{ kind: "number", name: "target", label: say("column.target"), help: say("target.help"), min: 0 }],
    initial: { target: of.target },
    run: ({ target }, once) =>
      take(
        api.POST("/v1/indicators/targets", {
          params: { header: once },
          body: {
            year,
            targets: Object.fromEntries([
              ...others,
              ...(typeof target === "number" ? [[of.key, target] as const] : []),
            ]),
          },
        }),
      ),
    done: say("target.done"),
    touches: [["indicators"], ["period"]],
  };
  return <ActButton act={act} variant="subtle" />;
}
