import { type Schema, take } from "@marshrut/client";
import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { useActFields } from "../../parts/act.fields.ts";
import type { Act } from "../../parts/act.ts";
import { useApprovals } from "../../parts/approval.ts";
import type { Column } from "../../parts/list.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { usePursuits } from "../../parts/pursuits.ts";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { Table } from "../../parts/table.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { serviceTexts } from "./texts.ts";

type Service = Schema<"Service">;
type Version = Service["standards"][number];

/** A service, and by what standard it is given. */
export function Screen() {
  const { serviceKey = "" } = useParams();
  const say = useTexts(serviceTexts);
  const common = useCommon();
  const both = useBoth();
  const query = useRead(["services", serviceKey], () =>
    api.GET("/v1/services/{serviceKey}", { params: { path: { serviceKey } } }),
  );
  return (
    <Frame
      key={serviceKey}
      title={query.data ? both(query.data.title) : common("screen.service")}
      help={[say("help.1"), say("help.2")]}
    >
      <Loaded query={query}>
        {(service) => (
          <div className="stack">
            <Shown service={service} />
            <Versions service={service} />
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Shown({ service }: { service: Service }) {
  const say = useTexts(serviceTexts);
  const both = useBoth();
  const words = usePursuits();
  const { ages, standard } = service;
  const { norm, unit, per } = standard.volume;
  return (
    <>
      <Facts
        of={[
          [say("area"), words(`area.${service.area}`)],
          [say("recipient"), words(`recipient.${service.recipient}`)],
          [say("ages"), [ages.from, ages.to].filter((one) => one !== undefined).join("–")],
          [say("forms"), service.forms.map((one) => words(`form.${one}`)).join(", ")],
          [say("also"), service.also.join(", ")],
        ]}
      />
      <Card title={say("standard")}>
        <Facts
          of={[
            [say("norm"), words(`volume.${unit}`, { norm, per: words(`per.${per}`) })],
            [say("content"), both(standard.content)],
            [say("staff"), both(standard.staff)],
            [say("indicators"), standard.indicators.map(both).join("; ")],
            [say("conditions"), both(standard.conditions)],
            [say("assumed"), standard.assumed && both(standard.assumed)],
          ]}
        />
      </Card>
    </>
  );
}

function Versions({ service }: { service: Service }) {
  const say = useTexts(serviceTexts);
  const format = useFormat();
  const { can } = useMe();
  const approve = useApprove(service, can("approveStandard"));
  const counts = service.standards.find(({ inForce }) => inForce)?.version ?? 0;
  // What ships counts before anybody has approved it, and is a former one once a later version counts.
  const isFormer = ({ version, approval }: Version) => approval !== undefined || version < counts;
  const columns: Array<Column<Version>> = [
    { key: "version", title: say("column.version"), cell: ({ version }) => version },
    {
      key: "state",
      title: say("column.state"),
      cell: (one) => (
        <Mark tone={one.inForce ? "good" : isFormer(one) ? "plain" : "soon"}>
          {say(one.inForce ? "in.force" : isFormer(one) ? "former" : "waits")}
        </Mark>
      ),
    },
    {
      key: "basis",
      title: say("column.basis"),
      cell: ({ approval }) =>
        approval && say("basis", { act: approval.act, number: approval.number, date: format.short(approval.date) }),
    },
    {
      key: "act",
      title: say("column.act"),
      cell: (one) => !isFormer(one) && <ActButton act={approve(one)} variant="subtle" />,
    },
  ];
  return (
    <Card title={say("versions")}>
      <Table
        label={say("versions")}
        rows={service.standards}
        columns={columns.filter(({ key }) => key !== "act" || can("approveStandard"))}
        idOf={({ version }) => version}
      />
    </Card>
  );
}

function useApprove({ serviceKey, title }: Service, on: boolean) {
  const say = useTexts(serviceTexts);
  const both = useBoth();
  const act = useActFields();
  const approvalOf = useApprovals(on);
  return ({ version }: Version): Act => {
    const approval = approvalOf({
      fits: (one) => one.kind === "standard" && one.serviceKey === serviceKey && one.version === version,
      act,
    });
    return {
      key: `service.approve.${serviceKey}.${version}`,
      label: say("approve"),
      subject: `${both(title)}, ${say("subject", { version })}`,
      happens: say("approve.happens"),
      undo: say("approve.undo"),
      fields: approval.fields,
      run: (values, once) =>
        take(
          api.POST("/v1/services/{serviceKey}/standards/{version}/approve", {
            params: { path: { serviceKey, version: String(version) }, header: once },
            body: approval.of(values),
          }),
        ),
      done: say("approve.done"),
      touches: [["services"]],
    };
  };
}
