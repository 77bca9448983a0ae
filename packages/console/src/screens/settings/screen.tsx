import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { termsTexts } from "../../parts/terms.texts.ts";
import { useFormat } from "../../texts/format.ts";
import { type Both, useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { type Settings, useSettingsActs } from "./acts.ts";
import { Preview } from "./preview.tsx";
import { settingsTexts } from "./texts.ts";

/** What the region has set for itself. */
export function Screen() {
  const say = useTexts(settingsTexts);
  const common = useCommon();
  const { can } = useMe();
  const query = useRead(["settings"], () => api.GET("/v1/tenant/settings"));
  return (
    <Frame title={common("screen.settings")} help={[say("help.1"), say("help.2"), say("help.3")]}>
      <Loaded query={query}>
        {(view) => (
          <div className="stack">
            <General view={view} />
            <Terms view={view} />
            {can("previewRetention") && <Preview />}
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function General({ view }: { view: Settings }) {
  const say = useTexts(settingsTexts);
  const common = useCommon();
  const both = useBoth();
  const { general } = useSettingsActs(view);
  const { settings } = view;
  const days = (count: number | undefined) => (count === undefined ? say("usual") : say("days", { count }));
  return (
    <Card title={say("general.title")}>
      <Facts
        of={[
          [say("name"), String(settings.name.ru)],
          [say("name.en"), String(settings.name.en)],
          [say("zone"), settings.zone],
          [say("address"), String(settings.publicUrl)],
          [say("municipalities"), settings.municipalities.map(({ name }) => both(name as Both)).join(", ")],
          [say("mailFrom"), String(settings.mailFrom)],
          [say("escalationEmail"), String(settings.escalationEmail)],
          [say("dataOfficer"), settings.dataOfficer ? String(settings.dataOfficer) : common("not.set")],
          [say("quietHours"), settings.quietHours ? say("quietHours.range", settings.quietHours) : say("usual")],
          [say("reportGraceDays"), days(settings.reportGraceDays)],
          [say("requestAnswerDays"), days(settings.requestAnswerDays)],
        ]}
      />
      <div className="acts">
        {general.map((act) => (
          <ActButton key={act.key} act={act} />
        ))}
      </div>
    </Card>
  );
}

function Terms({ view }: { view: Settings }) {
  const say = useTexts(settingsTexts);
  const kept = useTexts(termsTexts);
  const both = useBoth();
  const format = useFormat();
  const { term } = useSettingsActs(view);
  return (
    <Card title={say("terms.title")}>
      <p>{say("terms.detail")}</p>
      <div className="list">
        <table aria-label={say("terms.title")}>
          <thead>
            <tr>
              <th scope="col">{say("terms.what")}</th>
              <th scope="col">{say("terms.value")}</th>
              <th scope="col">{say("terms.bounds")}</th>
              <th scope="col">{say("terms.source")}</th>
              <th scope="col">{say("terms.act")}</th>
            </tr>
          </thead>
          <tbody>
            {view.terms.map((one) => (
              <tr key={one.name}>
                <td data-label={say("terms.what")} data-lead>
                  {kept(one.name)}
                </td>
                <td data-label={say("terms.value")}>
                  {one.value === undefined ? say("terms.never") : format.number(one.value)}{" "}
                  {one.isOwn && <Mark tone="accent">{say("terms.own")}</Mark>}
                </td>
                <td data-label={say("terms.bounds")} className="nowrap">
                  {say("terms.between", { min: one.min, max: one.max })}
                </td>
                <td data-label={say("terms.source")}>{both(one.source)}</td>
                <td data-label={say("terms.act")}>
                  <ActButton act={term(one)} variant="subtle" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
