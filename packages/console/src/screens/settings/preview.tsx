import { Button } from "@mantine/core";
import { take } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { ProblemNote } from "../../parts/loaded.tsx";
import { Card } from "../../parts/screen.tsx";
import { termsTexts } from "../../parts/terms.texts.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { settingsTexts } from "./texts.ts";

/** What would go today. It reads much and is on record, so that it is asked for by a button. */
export function Preview() {
  const say = useTexts(settingsTexts);
  const kept = useTexts(termsTexts);
  const common = useCommon();
  const format = useFormat();
  const run = useMutation({ mutationFn: () => take(api.GET("/v1/tenant/retention")) });
  const held = (of: Record<string, number>) => Object.values(of).reduce((sum, count) => sum + count, 0);
  return (
    <Card title={say("preview.title")}>
      <p>{say("preview.detail")}</p>
      {Boolean(run.error) && <ProblemNote error={run.error} />}
      <div role="status">
        {run.data && (
          <div className="list">
            <table aria-label={say("preview.title")}>
              <thead>
                <tr>
                  <th scope="col">{say("preview.what")}</th>
                  <th scope="col">{say("preview.before")}</th>
                  <th scope="col">{say("preview.count")}</th>
                  <th scope="col">{say("preview.held")}</th>
                </tr>
              </thead>
              <tbody>
                {run.data.items.map((one) => (
                  <tr key={one.term}>
                    <td data-label={say("preview.what")} data-lead>
                      {kept(one.term)}
                    </td>
                    <td data-label={say("preview.before")}>{one.before ? format.short(one.before) : common("none")}</td>
                    <td data-label={say("preview.count")}>
                      {one.more ? say("preview.more", { count: one.count }) : format.number(one.count)}{" "}
                      {one.would === "be-asked" && <span className="quiet">{say("preview.asked")}</span>}
                    </td>
                    <td data-label={say("preview.held")}>{format.number(held(one.held))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <div className="acts">
        <Button variant="default" loading={run.isPending} onClick={() => run.mutate()}>
          {say("preview")}
        </Button>
      </div>
    </Card>
  );
}
