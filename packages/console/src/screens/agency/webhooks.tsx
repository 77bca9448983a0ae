import { Alert, Button } from "@mantine/core";
import { ifMatch, type Schema, take } from "@marshrut/client";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { type Act, changing } from "../../parts/act.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Facts, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { agencyTexts } from "./texts.ts";

type Webhook = Schema<"ListWebhooksAnswer">["items"][number];
type Say = (answer: unknown) => void;

/** The organisation's own system: where it is told, and whether it listens. The secret is shown once, and kept nowhere. */
export function WebhooksTab({ agencyId }: { agencyId: string }) {
  const say = useTexts(agencyTexts);
  const { can } = useMe();
  const [secret, setSecret] = useState<string>();
  const shown: Say = (answer) => setSecret((answer as { secret: string }).secret);
  const query = useRead(["agencies", agencyId, "webhooks"], () =>
    api.GET("/v1/agencies/{agencyId}/webhooks", { params: { path: { agencyId } } }),
  );
  const add = useAdd(agencyId, shown);
  const button = can("registerWebhook") && <ActButton act={add} />;
  return (
    <div className="stack">
      {secret && (
        <Alert role="alert" color="orange" title={say("webhook.secret")}>
          <p>
            <code>{secret}</code>
          </p>
          <p>{say("webhook.secret.detail")}</p>
          <div className="acts">
            <Button variant="default" onClick={() => void navigator.clipboard.writeText(secret)}>
              {say("webhook.copy")}
            </Button>
            <Button variant="default" onClick={() => setSecret(undefined)}>
              {say("webhook.secret.kept")}
            </Button>
          </div>
        </Alert>
      )}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say("webhook.none")} acts={button}>
              {say("webhook.none.detail")}
            </Empty>
          ) : (
            <>
              {items.map((one) => (
                <One key={one.webhookId} webhook={one} shown={shown} />
              ))}
              <div className="acts">{button}</div>
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function One({ webhook, shown }: { webhook: Webhook; shown: Say }) {
  const say = useTexts(agencyTexts);
  const format = useFormat();
  const acts = useActs(webhook, shown);
  const { status, disabledBecause, health, mail } = webhook;
  return (
    <Card
      title={webhook.description ?? new URL(webhook.url).host}
      acts={acts.map((act) => <ActButton key={act.key} act={act} />)}
    >
      <p>
        <Mark tone={status === "active" ? "good" : "bad"}>{say(`webhook.${status}`)}</Mark>{" "}
        {disabledBecause && say(`because.${disabledBecause}`)}
      </p>
      <Facts
        of={[
          [say("webhook.url"), webhook.url],
          [say("webhook.health"), say(`health.${health.state}`)],
          [say("webhook.last"), health.lastSuccessAt && format.moment(health.lastSuccessAt)],
          [say("webhook.mail"), say(`webhook.mail.${mail}`)],
        ]}
      />
    </Card>
  );
}

function useAdd(agencyId: string, shown: Say): Act {
  const say = useTexts(agencyTexts);
  return {
    key: `webhook.add.${agencyId}`,
    label: say("webhook.add"),
    happens: say("webhook.add.happens"),
    undo: say("webhook.add.undo"),
    fields: [
      { kind: "line", name: "url", label: say("webhook.url"), required: true },
      { kind: "line", name: "description", label: say("webhook.about") },
      {
        kind: "choice",
        name: "mail",
        label: say("webhook.mail"),
        options: (["fallback", "also"] as const).map((value) => ({ value, label: say(`webhook.mail.${value}`) })),
      },
    ],
    initial: { mail: "fallback" },
    run: ({ url, description, mail }, once) =>
      take(
        api.POST("/v1/agencies/{agencyId}/webhooks", {
          params: { path: { agencyId }, header: once },
          body: {
            url: String(url),
            description: typeof description === "string" ? description : undefined,
            mail: mail === "also" ? "also" : "fallback",
          },
        }),
      ),
    done: say("webhook.done"),
    after: shown,
    touches: [["agencies", agencyId, "webhooks"]],
  };
}

function useActs(webhook: Webhook, shown: Say): Act[] {
  const { webhookId, agencyId, status, url, mayDo } = webhook;
  const say = useTexts(agencyTexts);
  const path = { webhookId };
  const touches = [["agencies", agencyId, "webhooks"]];
  const turned = status === "active" ? "disable" : "enable";
  const rotate: Act = {
    key: `webhook.rotate.${webhookId}`,
    label: say("webhook.rotate"),
    subject: url,
    happens: say("webhook.rotate.happens"),
    undo: say("webhook.rotate.undo"),
    run: (_, once) => take(api.POST("/v1/webhooks/{webhookId}/rotate", { params: { path, header: once } })),
    done: say("webhook.rotate.done"),
    after: shown,
    touches,
  };
  const test: Act = {
    key: `webhook.test.${webhookId}`,
    label: say("webhook.test"),
    subject: url,
    happens: say("webhook.test.happens"),
    undo: say("webhook.test.undo"),
    run: (_, once) => take(api.POST("/v1/webhooks/{webhookId}/test", { params: { path, header: once } })),
    done: say("webhook.test.done"),
    touches: [...touches, ["deliveries"]],
  };
  const turn = changing<Webhook>({
    read: webhook,
    again: () => take(api.GET("/v1/webhooks/{webhookId}", { params: { path } })),
    shown: (record) => ({ state: say(`webhook.${record.status}`) }),
    key: `webhook.${turned}.${webhookId}`,
    label: say(`webhook.${turned}`),
    subject: url,
    happens: say(`webhook.${turned}.happens`),
    undo: say(`webhook.${turned}.undo`),
    tone: turned === "disable" ? "bad" : undefined,
    run: (_, once, record) =>
      take(
        api.PATCH("/v1/webhooks/{webhookId}", {
          params: { path, header: { ...once, ...ifMatch(record) } },
          body: { status: turned === "disable" ? "disabled" : "active" },
        }),
      ),
    done: say("webhook.changed"),
    touches,
  });
  const acts: Record<Webhook["mayDo"][number], Act> = { test, rotate, disable: turn, enable: turn };
  return mayDo.map((does) => acts[does]);
}
