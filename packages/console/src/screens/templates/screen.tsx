import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { useActFields } from "../../parts/act.fields.ts";
import type { Act } from "../../parts/act.ts";
import { useApprovals } from "../../parts/approval.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { templatesTexts } from "./texts.ts";

type Template = Schema<"TemplateSummary">;
type Version = Template["versions"][number];

/** By what order routes are opened. */
export function Screen() {
  const say = useTexts(templatesTexts);
  const common = useCommon();
  const query = useRead(["templates"], () => api.GET("/v1/templates"));
  return (
    <Frame title={common("screen.templates")} help={[say("help.1"), say("help.2")]}>
      <Loaded query={query}>
        {({ items }) => (
          <div className="stack">
            {items.map((one) => (
              <One key={one.template} of={one} />
            ))}
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function One({ of }: { of: Template }) {
  const say = useTexts(templatesTexts);
  const both = useBoth();
  const { can } = useMe();
  const mayApprove = can("approveTemplate");
  const approve = useApprove(of, mayApprove);
  return (
    <Card title={both(of.title)}>
      <div className="list">
        <table aria-label={both(of.title)}>
          <thead>
            <tr>
              <th scope="col">{say("column.version")}</th>
              <th scope="col">{say("column.status")}</th>
              <th scope="col">{say("column.basis")}</th>
              {mayApprove && <th scope="col">{say("column.act")}</th>}
            </tr>
          </thead>
          <tbody>
            {of.versions.map((version) => (
              <tr key={version.version}>
                <td data-label={say("column.version")} data-lead>
                  {version.version}
                </td>
                <td data-label={say("column.status")}>
                  <Status of={version} />
                </td>
                <td data-label={say("column.basis")}>
                  <Basis of={version} />
                </td>
                {mayApprove && (
                  <td data-label={say("column.act")}>
                    {!version.inUse && <ActButton act={approve(version)} variant="subtle" />}
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

function Status({ of }: { of: Version }) {
  const say = useTexts(templatesTexts);
  if (of.inUse) return <Mark tone="good">{say("version.in.use")}</Mark>;
  return of.approval ? <Mark>{say("version.former")}</Mark> : <Mark tone="soon">{say("version.waiting")}</Mark>;
}

function Basis({ of: { approval } }: { of: Version }) {
  const say = useTexts(templatesTexts);
  const both = useBoth();
  const format = useFormat();
  if (!approval) return null;
  const { basis, act, number, date, by } = approval;
  if (basis === "assumed" || !date) return both(approval.explain);
  return say("basis.decision", {
    act: String(act ?? ""),
    number: String(number ?? ""),
    date: format.short(date),
    by: String(by ?? ""),
  });
}

function useApprove({ template, title }: Template, on: boolean) {
  const say = useTexts(templatesTexts);
  const both = useBoth();
  const act = useActFields();
  const approvalOf = useApprovals(on);
  return ({ version }: Version): Act => {
    const approval = approvalOf({
      fits: (one) => one.kind === "template" && one.template === template && one.version === version,
      act,
    });
    return {
      key: `template.approve.${template}.${version}`,
      label: say("approve"),
      subject: `${both(title)}, ${version}`,
      happens: say("approve.happens", { version }),
      undo: say("approve.undo"),
      fields: approval.fields,
      run: (values, once) =>
        take(
          api.POST("/v1/templates/{template}/versions/{version}/approve", {
            params: { path: { template, version: String(version) }, header: once },
            body: approval.of(values),
          }),
        ),
      done: say("approve.done"),
      touches: [["templates"]],
    };
  };
}
