import "../../styles/fields.css";
import { type Schema, take } from "@marshrut/client";
import { Link, useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useList } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { Choice } from "../../parts/choice.tsx";
import { useFilters } from "../../parts/filters.tsx";
import { type Column, DataList } from "../../parts/list.tsx";
import { Empty, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useTitle } from "../../parts/titles.ts";
import { useFormat } from "../../texts/format.ts";
import { useCommon, useTexts } from "../../texts/texts.tsx";
import { formsTexts } from "./texts.ts";

type Form = Schema<"FindFormsAnswer">["items"][number];
const statuses = ["approved", "draft", "retired"] as const;
const models = ["family-needs", "early-help-criteria", "quality-experts", "quality-visitors", "quality-plan"] as const;
const filterNames = ["status"] as const;

/** Forms by which people are asked. */
export function Screen() {
  const say = useTexts(formsTexts);
  const common = useCommon();
  const format = useFormat();
  const titled = useTitle();
  const { can } = useMe();
  const draft = useDraftAct();
  const { choice } = useFilters(filterNames);
  const [status, byStatus] = choice("status", statuses, "approved");
  const list = useList(["form", "list", status], (cursor) =>
    api.GET("/v1/forms", { params: { query: { status, cursor, limit: 100 } } }),
  );
  const columns: Array<Column<Form>> = [
    {
      key: "title",
      title: say("column.title"),
      cell: ({ formId, title, hasDraft, status: of }) => (
        <>
          <Link to={`/forms/${formId}`}>{titled(title)}</Link>{" "}
          {hasDraft && of === "approved" && <Mark tone="soon">{say("draft.next")}</Mark>}
        </>
      ),
    },
    { key: "subject", title: say("column.subject"), cell: ({ subject }) => say(`subject.${subject}`) },
    { key: "version", title: say("column.version"), cell: ({ approvedVersion }) => approvedVersion || common("none") },
    {
      key: "created",
      title: say("column.created"),
      cell: ({ createdAt }) => <span className="nowrap">{format.short(createdAt)}</span>,
    },
  ];
  return (
    <Frame
      title={common("screen.forms")}
      help={[say("help.1"), say("help.2")]}
      acts={
        <>
          {can("findRounds") && <Link to="/rounds">{say("rounds")}</Link>}
          {can("draftForm") && <ActButton act={draft} />}
        </>
      }
    >
      <div className="filters">
        <Choice label={say("status")} {...byStatus} name={(one) => say(`status.${one}`)} />
      </div>
      <DataList
        list={list}
        columns={columns}
        idOf={({ formId }) => formId}
        label={common("screen.forms")}
        empty={<Empty title={say("empty.title")}>{say("empty.detail")}</Empty>}
      />
    </Frame>
  );
}

function useDraftAct(): Act {
  const say = useTexts(formsTexts);
  const go = useNavigate();
  return {
    key: "form.draft",
    label: say("draft"),
    happens: say("draft.happens"),
    undo: say("draft.undo"),
    fields: [
      {
        kind: "choice",
        name: "model",
        label: say("draft.model"),
        required: true,
        options: models.map((value) => ({ value, label: say(`model.${value}`) })),
      },
    ],
    run: ({ model }, once) =>
      take(
        api.POST("/v1/forms", {
          params: { header: once },
          body: { model: models.find((one) => one === model) ?? models[0] },
        }),
      ),
    done: say("draft.done"),
    after: (made) => void go(`/forms/${(made as Schema<"Form">).formId}`),
    touches: [["form"]],
  };
}
