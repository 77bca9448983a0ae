import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { BarsWithTable, useBarsSoon } from "../../parts/chart.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import type { StepBucket } from "./buckets.ts";
import { useRemindAgency } from "./bulk.tsx";
import { inboxTexts } from "./texts.ts";

/** Whom to call: organisations by how many of these steps they have, most first. */
export function ByAgency({ bucket }: { bucket: StepBucket }) {
  const say = useTexts(inboxTexts);
  const format = useFormat();
  const { can } = useMe();
  const remind = useRemindAgency(bucket);
  useBarsSoon();
  const groups = useRead(["inbox", "agencies", bucket], () =>
    api.GET("/v1/inbox/agencies", { params: { query: { bucket } } }),
  );
  return (
    <Loaded query={groups}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say("empty.title")}>{say(bucket === "overdue" ? "empty.overdue" : "empty.other")}</Empty>
        ) : (
          <BarsWithTable
            title={say("agencies.title", { bucket: say(`bucket.${bucket}`) })}
            rows={items.map((group) => ({
              key: group.agencyId,
              name: group.name,
              value: group.steps,
              more: [
                format.day(group.oldest),
                <div className="acts" key="acts">
                  <Link to={`?bucket=${bucket}&agency=${group.agencyId}`}>{say("agencies.show")}</Link>
                  {can("remindMany") && <ActButton variant="subtle" act={remind(group)} />}
                </div>,
              ],
            }))}
            columns={[
              say("column.agency"),
              say("agencies.steps"),
              say(bucket === "no-answer" ? "agencies.asked" : "agencies.oldest"),
              say("column.act"),
            ]}
          />
        )
      }
    </Loaded>
  );
}
