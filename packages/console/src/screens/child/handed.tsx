import { Button } from "@mantine/core";
import type { Schema } from "@marshrut/client";
import { take } from "@marshrut/client";
import { useState } from "react";
import { api, download } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import { Loaded, ProblemNote } from "../../parts/loaded.tsx";
import { useAdultName } from "../../parts/names.ts";
import { Card, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { handedTexts } from "./handed.texts.ts";

type Paper = Schema<"ListFamilyPapersAnswer">["items"][number];
interface Option {
  value: string;
  label: string;
}

/** What the family has handed in from its page, and what becomes of it; nothing where there is none. */
export function HandedPapers({ childId }: { childId: string }) {
  const { can } = useMe();
  const papers = useRead(
    ["child", childId, "handed"],
    () => api.GET("/v1/children/{childId}/papers", { params: { path: { childId } } }),
    { on: can("listFamilyPapers") },
  );
  const options = useOptions(childId, papers.data?.items.some(({ mayDo }) => mayDo.includes("take")) ?? false);
  if (!can("listFamilyPapers")) return null;
  return (
    <Loaded query={papers}>
      {({ items }) =>
        items.length === 0 ? null : (
          <div className="columns">
            {items.toReversed().map((paper) => (
              <Handed key={paper.paperId} paper={paper} options={options} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

/** What it may become: papers that are recorded, whoever represents the child, steps of the open route. */
function useOptions(childId: string, on: boolean): Option[] {
  const say = useTexts(handedTexts);
  const nameOf = useAdultName();
  const words = useWords();
  const both = useBoth();
  const path = { path: { childId } };
  const recorded = useRead(
    ["child", childId, "papers"],
    () => api.GET("/v1/children/{childId}/instruments", { params: path }),
    { on },
  );
  const card = useRead(["child", childId], () => api.GET("/v1/children/{childId}", { params: path }), { on });
  const routes = useRead(
    ["child", childId, "routes"],
    () => api.GET("/v1/children/{childId}/routes", { params: path }),
    { on },
  );
  const routeId = routes.data?.items.find(({ status }) => status === "open")?.routeId ?? "";
  const route = useRead(["route", routeId], () => api.GET("/v1/routes/{routeId}", { params: { path: { routeId } } }), {
    on: on && routeId !== "",
  });
  const made = new Set(route.data?.stages.flatMap(({ stepIds }) => stepIds));
  return [
    { value: "child", label: say("as.child") },
    ...(recorded.data?.items ?? []).map(({ instrumentId, kind, number }) => ({
      value: `instrument:${instrumentId}`,
      label: say("as.instrument", { kind: words(`paper.${kind}`), number }),
    })),
    ...(card.data?.representatives ?? []).map((one) => ({
      value: `authority:${one.representativeId}`,
      label: say("as.authority", { name: nameOf(one) }),
    })),
    ...(route.data?.plan.entries ?? [])
      .filter(({ stepId }) => made.has(stepId))
      .map(({ stepId, keyMeasure }) => ({
        value: `step:${stepId}`,
        label: say("as.step", { title: both(keyMeasure) }),
      })),
  ];
}

const fieldOf = { instrument: "instrumentId", authority: "representativeId", step: "stepId" } as const;
function bodyOf(chosen: string): Schema<"TakeFamilyPaperBody"> {
  const [as = "child", id = ""] = chosen.split(":");
  return as === "instrument" || as === "authority" || as === "step" ? { as, [fieldOf[as]]: id } : { as: "child" };
}

function Handed({ paper, options }: { paper: Paper; options: Option[] }) {
  const say = useTexts(handedTexts);
  const format = useFormat();
  const { can } = useMe();
  const [error, setError] = useState<unknown>();
  const { childId, paperId, kind, status, handedOn, dueOn, overdue, words, reason, sheets } = paper;
  const acts = useActs(paper, options);
  return (
    <Card
      title={`${say("title")}: ${say(`kind.${kind}`)}, ${format.day(handedOn)}`}
      acts={acts.map((act, i) => (
        <ActButton key={act.key} act={act} variant={i === 0 && status === "handed" ? "filled" : "default"} />
      ))}
    >
      <Mark tone={overdue ? "bad" : status === "taken" ? "good" : status === "handed" ? "soon" : "plain"}>
        {say(`status.${status}`, { day: format.day(dueOn) })}
      </Mark>
      {words && <blockquote>{words}</blockquote>}
      {reason && <p className="quiet">{reason}</p>}
      <ul>
        {sheets.map(({ sheetId, name, check, gone }) => (
          <li key={sheetId}>
            <bdi>{gone ? say("gone") : name}</bdi>{" "}
            {check && <Mark tone={check === "infected" ? "bad" : "soon"}>{say(`check.${check}`)}</Mark>}
            {!gone && !check && can("downloadFamilyPaper") && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() =>
                  void download(`/v1/children/${childId}/papers/${paperId}/sheets/${sheetId}`, name).catch(setError)
                }
              >
                {say("get")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {Boolean(error) && <ProblemNote error={error} />}
    </Card>
  );
}

/** What the API says may be done with it now (`mayDo`). */
function useActs({ childId, paperId, kind, mayDo }: Paper, options: Option[]): Act[] {
  const say = useTexts(handedTexts);
  const of = { path: { childId, paperId } };
  const usual = { subject: say(`kind.${kind}`), touches: [["child", childId], ["inbox"]] };
  const reason = (name: "return.reason" | "reopen.reason") =>
    ({ kind: "paragraph", name: "reason", label: say(name), required: true }) as const;
  const takes: Act = {
    ...usual,
    key: `paper.take.${paperId}`,
    label: say("take.label"),
    happens: say("take.happens"),
    tells: say("take.tells"),
    undo: say("take.undo"),
    fields: [{ kind: "choice", name: "as", label: say("take.as"), required: true, options }],
    run: ({ as }, once) =>
      take(
        api.POST("/v1/children/{childId}/papers/{paperId}/take", {
          params: { ...of, header: once },
          body: bodyOf(String(as)),
        }),
      ),
    done: say("take.done"),
  };
  const returns: Act = {
    ...usual,
    key: `paper.return.${paperId}`,
    label: say("return.label"),
    happens: say("return.happens"),
    tells: say("return.tells"),
    undo: say("take.undo"),
    fields: [reason("return.reason")],
    run: (values, once) =>
      take(
        api.POST("/v1/children/{childId}/papers/{paperId}/return", {
          params: { ...of, header: once },
          body: { reason: String(values.reason) },
        }),
      ),
    done: say("return.done"),
  };
  const reopens: Act = {
    ...usual,
    key: `paper.reopen.${paperId}`,
    label: say("reopen.label"),
    happens: say("reopen.happens"),
    tells: say("take.tells"),
    fields: [reason("reopen.reason")],
    run: (values, once) =>
      take(
        api.POST("/v1/children/{childId}/papers/{paperId}/reopen", {
          params: { ...of, header: once },
          body: { reason: String(values.reason) },
        }),
      ),
    done: say("reopen.done"),
  };
  const acts: Partial<Record<Paper["mayDo"][number], Act>> = { take: takes, return: returns, reopen: reopens };
  return mayDo.flatMap((does) => acts[does] ?? []);
}
