import { Select } from "@mantine/core";
import { type Schema, take } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Mark, type Tone } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { agencyTexts } from "./texts.ts";

type Delivery = Schema<"FindDeliveriesAnswer">["items"][number];

const statuses = [
  "sending",
  "queued",
  "retrying",
  "sent",
  "withheld",
  "refused",
  "failed",
  "bounced",
  "complained",
  "superseded",
] as const satisfies ReadonlyArray<Delivery["status"]>;
/** What did not arrive. */
const lost: ReadonlyArray<Delivery["status"]> = ["refused", "failed", "bounced", "complained"];
const toneOf = ({ status }: Delivery): Tone =>
  lost.includes(status) ? "bad" : status === "withheld" || status === "retrying" ? "soon" : "plain";
const filterNames = ["status"] as const;

/** What was sent to the organisation, and what came back. */
export function DeliveriesTab({ agencyId }: { agencyId: string }) {
  const say = useTexts(agencyTexts);
  const common = useCommon();
  const format = useFormat();
  const { values, set } = useFilters(filterNames);
  const status = statuses.find((one) => one === values.status);
  const list = useList(["deliveries", agencyId, status], (cursor) =>
    api.GET("/v1/deliveries", { params: { query: { agency: agencyId, status, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Delivery>> = [
    {
      key: "when",
      title: say("deliveries.when"),
      cell: ({ createdAt }) => <span className="nowrap">{format.moment(createdAt)}</span>,
    },
    {
      key: "about",
      title: say("deliveries.about"),
      cell: ({ stepId, channel }) =>
        stepId ? (
          <Link to={`/steps/${stepId}`}>{`${say(`channel.${channel}`)}: ${say("deliveries.step")}`}</Link>
        ) : (
          say(`channel.${channel}`)
        ),
    },
    { key: "to", title: say("deliveries.to"), cell: ({ to }) => to },
    {
      key: "status",
      title: say("deliveries.status"),
      cell: (one) => <Mark tone={toneOf(one)}>{say(`delivery.${one.status}`)}</Mark>,
    },
    {
      key: "do",
      title: say("contacts.do"),
      cell: ({ deliveryId, mayDo, to }) =>
        mayDo.includes("resend") && (
          <ActButton
            variant="subtle"
            act={{
              key: `resend.${deliveryId}`,
              label: say("resend"),
              subject: to,
              happens: say("resend.happens"),
              tells: say("resend.tells"),
              undo: say("resend.undo"),
              run: (_, once) =>
                take(
                  api.POST("/v1/deliveries/{deliveryId}/resend", { params: { path: { deliveryId }, header: once } }),
                ),
              done: say("resend.done"),
              touches: [["deliveries"]],
            }}
          />
        ),
    },
  ];
  return (
    <>
      <div className="filters">
        <Select
          label={say("deliveries.status")}
          placeholder={common("any")}
          data={statuses.map((value) => ({ value, label: say(`delivery.${value}`) }))}
          value={status ?? null}
          onChange={(next) => set({ status: next ?? undefined })}
          clearable
          clearButtonProps={{ "aria-label": common("filters.clear") }}
        />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ deliveryId }) => deliveryId}
        label={say("tab.deliveries")}
        empty={<Empty title={say("deliveries.none")}>{say("deliveries.none.detail")}</Empty>}
      />
    </>
  );
}
