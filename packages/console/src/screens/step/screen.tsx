import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { AgencyName } from "../../parts/agencies.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { stepTone } from "../../parts/tones.ts";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { type Step, useStepActs } from "./acts.ts";
import { Candidates, Files } from "./beside.tsx";
import { stepTexts } from "./texts.ts";

/** One organisation's duty: what was asked, what came of it, what can be done now. */
export function Screen() {
  const { stepId = "" } = useParams();
  const step = useRead(["step", stepId], () => api.GET("/v1/steps/{stepId}", { params: { path: { stepId } } }));
  const say = useTexts(stepTexts);
  const common = useCommon();
  const both = useBoth();
  return (
    <Frame
      key={stepId}
      title={step.data ? both(step.data.title) : common("screen.step")}
      help={[say("help.1"), say("help.2")]}
    >
      <Loaded query={step}>{(data) => <StepPage step={data} />}</Loaded>
    </Frame>
  );
}

function StepPage({ step }: { step: Step }) {
  const say = useTexts(stepTexts);
  const words = useWords();
  const both = useBoth();
  const format = useFormat();
  const { can } = useMe();
  // What ends it comes last: first stands what takes it further.
  const acts = useStepActs(step).toSorted((a, b) => Number(a.tone === "bad") - Number(b.tone === "bad"));
  const { result, cause, decision, corrected, clarification, progress, answeredBy } = step;
  return (
    <div className="stack">
      <Card title={say("acts")}>
        {acts.length === 0 ? (
          <p>{say("acts.none")}</p>
        ) : (
          <div className="acts">
            {acts.map((act, i) => (
              <ActButton key={act.key} act={act} variant={i === 0 && act.tone === undefined ? "filled" : "default"} />
            ))}
          </div>
        )}
      </Card>
      <div className="columns">
        <Card title={say("about")}>
          <Facts
            of={[
              [
                say("status"),
                <>
                  <Mark tone={stepTone(step)}>{words(`step.${step.status}`)}</Mark>{" "}
                  {step.overdue && <Mark tone="bad">{say("overdue")}</Mark>}
                </>,
              ],
              [say("hold"), step.holdReason && <Held key="hold" step={step} />],
              [say("agency"), <AgencyName key="agency" id={step.agencyId} />],
              [say("assigned"), step.assignedReason],
              [say("due"), format.day(step.dueDate)],
              [
                say("why"),
                <span key="why" className="quiet small">
                  {both(step.explain)}
                </span>,
              ],
              [say("asked"), step.requestedAt && format.moment(step.requestedAt)],
              [say("task"), both(step.task)],
              [say("key.measure"), step.keyMeasure && both(step.keyMeasure)],
              [say("means"), step.means && both(step.means)],
              [say("expected"), both(step.expectedResult)],
            ]}
          />
        </Card>
        <div className="stack">
          <Whom step={step} />
          <Card title={say("answer")}>
            {step.answeredBy === undefined && result === undefined && <p className="quiet">{say("answer.none")}</p>}
            <Facts
              of={[
                [
                  say("result"),
                  result && (
                    <>
                      <Mark tone={result === "performed" ? "good" : "bad"}>{words(`result.${result}`)}</Mark>{" "}
                      {step.late && <Mark tone="soon">{say("late")}</Mark>}
                    </>
                  ),
                ],
                [say("cause"), cause && words(`cause.${cause}`)],
                [say("settled"), step.settledAt && format.moment(step.settledAt)],
                [say("answer"), step.note],
                [
                  say(answeredBy?.name ? "answered.by" : "answered.at"),
                  answeredBy &&
                    [answeredBy.name, answeredBy.post, answeredBy.phone, format.moment(answeredBy.at)]
                      .filter(Boolean)
                      .join(", "),
                ],
                [say("progress"), progress && `${format.moment(progress.at)}. ${progress.report ?? ""}`],
                [say("question"), clarification?.question],
                [say("question.answer"), clarification?.answer],
                [
                  say("decision"),
                  decision && [say(`decision.${decision.status}`), decision.reason].filter(Boolean).join(": "),
                ],
                [
                  say("corrected"),
                  corrected &&
                    [
                      format.moment(corrected.at),
                      say("was", { result: words(`result.${corrected.was}`) }),
                      corrected.reason,
                    ]
                      .filter(Boolean)
                      .join(", "),
                ],
              ]}
            />
            {step.attempts && step.attempts.length > 0 && <Attempts of={step.attempts} />}
          </Card>
          <Files stepId={step.stepId} />
        </div>
      </div>
      {step.mayDo.includes("reassign") && can("findCandidates") && <Candidates stepId={step.stepId} />}
    </div>
  );
}

/** Why it stands still; without consent, where that is entered. */
function Held({ step }: { step: Step }) {
  const say = useTexts(stepTexts);
  const words = useWords();
  const format = useFormat();
  const { can } = useMe();
  return (
    <>
      {[
        words(`hold.${step.holdReason!}`),
        step.holdUntil && say("hold.until", { day: format.day(step.holdUntil) }),
        step.holdNote,
      ]
        .filter(Boolean)
        .join(", ")}
      {step.holdReason === "consent" && step.childId && can("listConsents") && (
        <>
          {". "}
          <Link to={`/children/${step.childId}?tab=consents`}>{say("hold.consents")}</Link>
        </>
      )}
    </>
  );
}

function Attempts({ of }: { of: NonNullable<Step["attempts"]> }) {
  const say = useTexts(stepTexts);
  const words = useWords();
  const format = useFormat();
  return (
    <>
      <h3>{say("attempts")}</h3>
      <ul>
        {of.map(({ agencyId, endedAt, outcome, cause, note, undone }) => (
          <li key={endedAt}>
            <AgencyName id={agencyId} />: {words(`result.${outcome}`)}
            {cause && `, ${words(`cause.${cause}`)}`}, {format.day(endedAt)} {undone && <Mark>{say("undone")}</Mark>}
            {note && <p className="quiet">{note}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The child's name is read when somebody wants it: each look is on record. */
function Whom({ step: { stepId, childId } }: { step: Step }) {
  const say = useTexts(stepTexts);
  const format = useFormat();
  const both = useBoth();
  const { can } = useMe();
  const [asked, setAsked] = useState(false);
  const whom = useRead(
    ["step", stepId, "child"],
    () => api.GET("/v1/steps/{stepId}/child", { params: { path: { stepId } } }),
    { on: asked },
  );
  return (
    <Card title={say("whom")}>
      {asked ? (
        <Loaded query={whom}>
          {({ child, measure, keyMeasure }) => (
            <Facts
              of={[
                [say("whom"), child && <bdi>{child.name}</bdi>],
                [say("born"), child?.birthDate && format.day(child.birthDate)],
                [say("measure"), measure ?? (keyMeasure && both(keyMeasure))],
              ]}
            />
          )}
        </Loaded>
      ) : (
        can("getStepChild") && (
          <div>
            <Button variant="default" onClick={() => setAsked(true)}>
              {say("whom.show")}
            </Button>
            <p className="quiet small">{say("whom.why")}</p>
          </div>
        )
      )}
      {childId && can("getChild") && <Link to={`/children/${childId}`}>{say("card")}</Link>}
    </Card>
  );
}
