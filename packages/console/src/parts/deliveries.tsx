import { type Schema, take } from "@marshrut/client";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { api } from "../api/api.ts";
import { useMe } from "../api/me.tsx";
import { useList } from "../api/use.ts";
import { useFormat } from "../texts/format.ts";
import { useTexts } from "../texts/texts.tsx";
import { ActButton } from "./act.button.tsx";
import type { Act } from "./act.ts";
import { AgencyName } from "./agencies.tsx";
import { Choice } from "./choice.tsx";
import { deliveriesTexts } from "./deliveries.texts.ts";
import { useFilters } from "./filters.tsx";
import { type Column, DataList } from "./list.tsx";
import { Empty, Mark, type Tone } from "./screen.tsx";

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
const channels = ["mail", "sms", "webhook"] as const satisfies ReadonlyArray<Delivery["channel"]>;
/** What did not arrive. */
const lost: ReadonlyArray<Delivery["status"]> = ["refused", "failed", "bounced", "complained"];
/** Of that, what all at once sends again: not to whom it was unwelcome. */
const missed: ReadonlyArray<Delivery["status"]> = ["refused", "failed", "bounced"];
const toneOf = ({ status }: Delivery): Tone =>
  lost.includes(status) ? "bad" : status === "withheld" || status === "retrying" ? "soon" : "plain";
const filterNames = ["status", "channel", "kind"] as const;
const kinds = Object.keys(deliveriesTexts.ru).flatMap((key) => (key.startsWith("kind.") ? [key.slice(5)] : []));
/** A kind that is newer than this page has no words here yet; a message to a system is of its event. */
const isKnown = (key: string): key is keyof (typeof deliveriesTexts)["ru"] => key in deliveriesTexts.ru;

interface Whose {
  /** To one organisation; else everybody's, and each says whose it is. */
  agency?: string | undefined;
}

/** What was sent, and what came back. `label`: what the list is called. `whose`: another filter, before these. */
export function Deliveries({
  agency,
  each = agency === undefined,
  label,
  whose,
}: Whose & { each?: boolean; label: string; whose?: ReactNode }) {
  const say = useTexts(deliveriesTexts);
  const format = useFormat();
  const { can } = useMe();
  const { choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses);
  const [channel, byChannel] = choice("channel", channels);
  const [kind, byKind] = choice("kind", kinds);
  const wordOf = (of: string) => (isKnown(`kind.${of}`) ? say(`kind.${of}` as "kind.digest") : undefined);
  const actOf = useResend();
  const list = useList(["deliveries", agency, status, channel, kind], (cursor) =>
    api.GET("/v1/deliveries", { params: { query: { agency, status, channel, kind, cursor, limit: 100 } } }),
  );
  const oldest = list.items.findLast(({ status: of, mayDo }) => missed.includes(of) && mayDo.includes("resend"));
  const again = useResendAll({ agency, channel, since: oldest?.createdAt });
  const columns: Array<Column<Delivery>> = [
    {
      key: "when",
      title: say("list.when"),
      cell: ({ createdAt }) => <span className="nowrap">{format.moment(createdAt)}</span>,
    },
    ...(each ? [{ key: "whose", title: say("list.whose"), cell: (of: Delivery) => <Reader of={of} /> }] : []),
    {
      key: "about",
      title: say("list.about"),
      cell: ({ stepId, channel: by, kind: of }) => {
        const about = [say(`channel.${by}`), wordOf(of) ?? (stepId && say("list.step"))].filter(Boolean).join(": ");
        return stepId && can("getStep") ? <Link to={`/steps/${stepId}`}>{about}</Link> : about;
      },
    },
    { key: "to", title: say("list.to"), cell: ({ to }) => to },
    {
      key: "status",
      title: say("list.status"),
      cell: (one) => <Mark tone={toneOf(one)}>{say(`delivery.${one.status}`)}</Mark>,
    },
    {
      key: "do",
      title: say("list.do"),
      cell: (one) => one.mayDo.includes("resend") && <ActButton variant="subtle" act={actOf(one)} />,
    },
  ];
  return (
    <>
      <div className="filters">
        {whose}
        <Choice label={say("list.status")} {...byStatus} name={(one) => say(`delivery.${one}`)} />
        <Choice label={say("channel.label")} {...byChannel} name={(one) => say(`channel.${one}`)} />
        <Choice label={say("list.kind")} {...byKind} name={(one) => wordOf(one) ?? one} />
        {oldest && !kind && can("resendDeliveries") && <ActButton act={again} />}
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ deliveryId }) => deliveryId}
        label={label}
        empty={<Empty title={say("list.none")}>{say("list.none.detail")}</Empty>}
      />
    </>
  );
}

function Reader({ of: { agencyId, audience } }: { of: Delivery }) {
  const say = useTexts(deliveriesTexts);
  return audience === "agency" && agencyId ? <AgencyName id={agencyId} /> : say(`audience.${audience}`);
}

function useResend() {
  const say = useTexts(deliveriesTexts);
  return ({ deliveryId, to }: Delivery): Act => ({
    key: `resend.${deliveryId}`,
    label: say("resend"),
    subject: to,
    happens: say("resend.happens"),
    tells: say("resend.tells"),
    undo: say("resend.undo"),
    run: (_, once) =>
      take(api.POST("/v1/deliveries/{deliveryId}/resend", { params: { path: { deliveryId }, header: once } })),
    done: say("resend.done"),
    touches: [["deliveries"]],
  });
}

/** Since the oldest that is shown and did not arrive: what lies further back is looked at first. */
function useResendAll({
  agency,
  channel,
  since = "",
}: Whose & Partial<Pick<Delivery, "channel">> & { since?: string | undefined }): Act {
  const say = useTexts(deliveriesTexts);
  const format = useFormat();
  return {
    key: "resend.all",
    label: say("resend.all"),
    happens: since && say("resend.all.happens", { moment: format.moment(since) }),
    tells: say("resend.all.tells"),
    undo: say("resend.all.undo"),
    run: (_, once) =>
      take(api.POST("/v1/deliveries/resend", { params: { header: once }, body: { since, agencyId: agency, channel } })),
    done: (answer) => {
      const { resent, more } = answer as Schema<"ResendDeliveriesAnswer">;
      return say(more ? "resend.all.more" : "resend.all.done", { count: resent.length });
    },
    touches: [["deliveries"]],
  };
}
