import { Button, TextInput } from "@mantine/core";
import "../../styles/fields.css";
import { take } from "@marshrut/client";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { ActButton } from "../../parts/act.button.tsx";
import { ProblemNote } from "../../parts/loaded.tsx";
import { Card } from "../../parts/screen.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { yearPlanTexts } from "./texts.ts";

/** The plan in anybody's calendar: whoever has the address reads it. */
export function Feed({ planId }: { planId: string }) {
  const say = useTexts(yearPlanTexts);
  const { can } = useMe();
  const issued = useMutation({
    mutationFn: () => take(api.POST("/v1/calendars/feeds", { body: { plan: planId } })),
  });
  if (!can("issueCalendarFeed")) return null;
  return (
    <Card title={say("feed")}>
      <p className="quiet">{say("feed.hint")}</p>
      {issued.data && <TextInput label={say("feed.address")} readOnly value={issued.data.url} />}
      {issued.error && <ProblemNote error={issued.error} />}
      <div className="acts">
        <Button variant="default" loading={issued.isPending} onClick={() => issued.mutate()}>
          {say("feed.issue")}
        </Button>
        {can("revokeCalendarFeed") && (
          <ActButton
            act={{
              key: `yearplan.feed.${planId}`,
              label: say("feed.revoke"),
              happens: say("feed.revoke.happens"),
              undo: say("feed.revoke.undo"),
              tone: "bad",
              run: (_, once) =>
                take(api.POST("/v1/calendars/feeds/revoke", { params: { header: once }, body: { plan: planId } })),
              done: say("feed.revoke.done"),
              after: () => issued.reset(),
              touches: [],
            }}
          />
        )}
      </div>
    </Card>
  );
}
