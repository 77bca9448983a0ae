import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { accountsTexts } from "./texts.ts";

type Account = Schema<"Account">;
const roles = ["admin", "coordinator", "specialist", "representative"] as const;
const filterNames = ["role"] as const;

/** Who has been here, and who may not come any more. */
export function Screen() {
  const say = useTexts(accountsTexts);
  const common = useCommon();
  const format = useFormat();
  const me = useMe();
  const { choice } = useFilters(filterNames);
  const [role, byRole] = choice("role", roles);
  const actOf = useActs();
  const list = useList(["accounts", role], (cursor) =>
    api.GET("/v1/accounts", { params: { query: { role, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Account>> = [
    { key: "account", title: say("column.account"), cell: ({ account }) => <bdi>{account}</bdi> },
    {
      key: "role",
      title: say("column.role"),
      cell: ({ role: of, client }) => (client ? say("system") : common(`role.${of}`)),
    },
    { key: "where", title: say("column.where"), cell: (one) => <Where account={one} /> },
    {
      key: "used",
      title: say("column.used"),
      cell: ({ lastUsedOn }) => <span className="nowrap">{format.short(lastUsedOn)}</span>,
    },
    {
      key: "status",
      title: say("column.status"),
      cell: ({ blocked }) => <Mark tone={blocked ? "bad" : "plain"}>{say(blocked ? "blocked" : "open")}</Mark>,
    },
    {
      key: "act",
      title: say("column.act"),
      // Nobody shuts out themselves.
      cell: (one) => one.account !== me.account && <ActButton act={actOf(one)} variant="subtle" />,
    },
  ];
  return (
    <Frame title={common("screen.accounts")} help={[say("help.1"), say("help.2")]}>
      <div className="filters">
        <Choice label={say("role")} {...byRole} name={(one) => common(`role.${one}`)} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ account }) => account}
        label={common("screen.accounts")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}

function Where({ account: { agency, municipality, role } }: { account: Account }) {
  const say = useTexts(accountsTexts);
  if (agency) return <AgencyName id={agency} />;
  if (municipality) return municipality;
  return role === "coordinator" || role === "admin" ? say("region") : null;
}

function useActs() {
  const say = useTexts(accountsTexts);
  return ({ account, role, blocked }: Account): Act => {
    const second = role === "admin";
    const does = blocked ? "unblock" : "block";
    return {
      key: `account.${does}.${account}`,
      label: say(does),
      subject: account,
      happens: second ? `${say(`${does}.happens`)} ${say("block.second")}` : say(`${does}.happens`),
      undo: say(`${does}.undo`),
      tone: blocked ? undefined : "bad",
      fields: [{ kind: "paragraph", name: "reason", label: say("block.reason"), required: second }],
      run: ({ reason }, once) => {
        const params = { path: { account }, header: once };
        const body = { reason: typeof reason === "string" ? reason : undefined };
        return blocked
          ? take(api.POST("/v1/accounts/{account}/unblock", { params, body }))
          : take(api.POST("/v1/accounts/{account}/block", { params, body }));
      },
      done: say(`${does}.done`),
      touches: [["accounts"], ["confirmations"]],
    };
  };
}
