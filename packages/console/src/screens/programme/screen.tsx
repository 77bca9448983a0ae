import { type Schema, take } from "@marshrut/client";
import { useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { AgencyName } from "../../parts/agencies.tsx";
import { useApproval } from "../../parts/approval.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { usePursuits } from "../../parts/pursuits.ts";
import { Facts, Screen as Frame } from "../../parts/screen.tsx";
import { useServiceName } from "../../parts/services.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { Enrolments } from "./enrolments.tsx";
import { programmeTexts } from "./texts.ts";

type Programme = Schema<"Programme">;

/** A programme, who takes part in it, and who waits. */
export function Screen() {
  const { programmeId = "" } = useParams();
  const say = useTexts(programmeTexts);
  const common = useCommon();
  const { can } = useMe();
  const path = { programmeId };
  const query = useRead(["programme", programmeId], () =>
    api.GET("/v1/programmes/{programmeId}", { params: { path } }),
  );
  const { data } = query;
  return (
    <Frame
      key={programmeId}
      title={(data?.draft ?? data?.content)?.title ?? common("screen.programme")}
      help={[say("help.1"), say("help.2")]}
      acts={data && <Acts programme={data} />}
    >
      <Loaded query={query}>
        {(programme) => (
          <div className="stack">
            <Shown programme={programme} />
            {programme.agencyId && programme.approvedVersion > 0 && can("findEnrolments") && (
              <Enrolments programmeId={programmeId} />
            )}
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function Shown({ programme }: { programme: Programme }) {
  const say = useTexts(programmeTexts);
  const format = useFormat();
  const words = usePursuits();
  const serviceName = useServiceName();
  const content = programme.draft ?? programme.content;
  const { approval, places } = programme;
  if (!content) return null;
  return (
    <>
      {programme.draft && programme.content && <p className="quiet">{say("draft")}</p>}
      <Facts
        of={[
          [say("status"), say(`status.${programme.status}`)],
          [say("agency"), programme.agencyId ? <AgencyName key="agency" id={programme.agencyId} /> : say("model")],
          [say("kind"), words(`programme.${content.kind}`)],
          [say("form"), words(`form.${content.form}`)],
          [say("ages"), say("ages.of", content.ages)],
          [say("services"), content.serviceKeys.map(serviceName).join("; ")],
          [
            say("methods"),
            content.methods
              .map(({ title, evidence }) =>
                evidence === "practice" ? say("evidence.practice", { title }) : say("evidence", { title, evidence }),
              )
              .join("; "),
          ],
          [say("goals"), content.goals.map(({ title }) => title).join("; ")],
          [say("volume"), format.number(content.sessionsPerMonth)],
          [
            say("term"),
            say("term.of", { from: format.short(content.term.from), until: format.short(content.term.until) }),
          ],
          [say("places"), places ? say("places.of", places) : format.number(content.places)],
          [
            say("basis"),
            approval && say("basis.act", { number: approval.act.number, date: format.short(approval.act.date) }),
          ],
        ]}
      />
    </>
  );
}

function Acts({ programme }: { programme: Programme }) {
  const say = useTexts(programmeTexts);
  const { programmeId, draft, content, mayDo } = programme;
  const path = { programmeId };
  const fields: Field[] = [
    { kind: "line", name: "act/number", label: say("number"), required: true },
    { kind: "day", name: "act/date", label: say("date"), required: true },
  ];
  const given = (values: FieldValues) => ({
    act: { number: String(values["act/number"]), date: String(values["act/date"]) },
  });
  const approval = useApproval({
    fits: (one) => one.kind === "programme" && one.programmeId === programmeId,
    on: mayDo.includes("approve"),
    act: { fields, of: given },
  });
  const shared = (does: "approve" | "withdraw") => ({
    key: `programme.${does}.${programmeId}`,
    label: say(does),
    subject: (draft ?? content)?.title,
    happens: say(`${does}.happens`),
    tells: say(`${does}.tells`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    fields,
    touches: [["programme"], ["inbox"]],
  });
  const approve: Act = {
    ...shared("approve"),
    fields: approval.fields,
    run: (values, once) =>
      take(
        api.POST("/v1/programmes/{programmeId}/approve", { params: { path, header: once }, body: approval.of(values) }),
      ),
  };
  const withdraw: Act = {
    ...shared("withdraw"),
    tone: "bad",
    run: (values, once) =>
      take(api.POST("/v1/programmes/{programmeId}/withdraw", { params: { path, header: once }, body: given(values) })),
  };
  return (
    <>
      {mayDo.includes("approve") && <ActButton act={approve} variant="filled" />}
      {mayDo.includes("withdraw") && <ActButton act={withdraw} />}
    </>
  );
}
