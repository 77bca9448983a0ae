import { type Schema, take } from "@marshrut/client";
import { Link } from "react-router";
import { api } from "../../api/api.ts";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Mark, type Tone } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
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
  const format = useFormat();
  const { choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses);
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
        <Choice label={say("deliveries.status")} {...byStatus} name={(one) => say(`delivery.${one}`)} />
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
