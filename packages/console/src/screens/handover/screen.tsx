import { Link, useParams } from "react-router";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { HandoverSide, HandoverTo } from "../../parts/handover.side.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Facts, Screen as Frame, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useCommon, useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { useHandoverActs } from "./acts.ts";
import type { Handover } from "./shown.ts";
import { handoverTexts } from "./texts.ts";

/** One hand-over, with all that whoever takes over has to know. */
export function Screen() {
  const { handoverId = "" } = useParams();
  const say = useTexts(handoverTexts);
  const common = useCommon();
  const query = useRead(["handovers", handoverId], () =>
    api.GET("/v1/handovers/{handoverId}", { params: { path: { handoverId } } }),
  );
  return (
    <Frame
      title={query.data ? say(`kind.${query.data.kind}`) : common("screen.handover")}
      help={[say("help.1"), say("help.2")]}
    >
      <Loaded query={query}>
        {(handover) => (
          <div className="stack">
            <What handover={handover} />
            <Steps handover={handover} />
            <Papers handover={handover} />
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

function What({ handover }: { handover: Handover }) {
  const say = useTexts(handoverTexts);
  const format = useFormat();
  const acts = useHandoverActs(handover);
  const { status, from, childId, age, kind, proposedAt, decidedAt, reason, guardian } = handover;
  return (
    <Card
      title={say("what")}
      acts={acts.map((act, i) => <ActButton key={act.key} act={act} variant={i === 0 ? "filled" : "default"} />)}
    >
      <p>
        <Mark tone={status === "proposed" ? "accent" : status === "accepted" ? "good" : "plain"}>
          {say(`status.${status}`)}
        </Mark>
      </p>
      {guardian && <p>{say("guardian")}</p>}
      {kind === "representative" && status === "proposed" && <p>{say("consent")}</p>}
      <Facts
        of={[
          [say("from"), <HandoverSide key="from" side={from} />],
          [say("to"), <HandoverTo key="to" of={handover} />],
          [say("age"), age],
          [say("since"), format.day(proposedAt)],
          [say("decided"), decidedAt && format.day(decidedAt)],
          [say("reason"), reason],
        ]}
      />
      <p>
        <Link to={`/children/${childId}`}>{say("child")}</Link>
      </p>
    </Card>
  );
}

function Steps({ handover: { steps } }: { handover: Handover }) {
  const say = useTexts(handoverTexts);
  const both = useBoth();
  const format = useFormat();
  return (
    <Card title={say("steps")}>
      {steps.length === 0 ? (
        <p className="quiet">{say("steps.none")}</p>
      ) : (
        <div className="list">
          <table>
            <thead>
              <tr>
                <th scope="col">{say("step.what")}</th>
                <th scope="col">{say("step.who")}</th>
                <th scope="col">{say("step.due")}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ stepId, title, agencyName, elsewhere, dueDate }) => (
                <tr key={stepId}>
                  <td data-lead>{both(title)}</td>
                  <td data-label={say("step.who")}>
                    {agencyName} {elsewhere && <Mark tone="soon">{say("elsewhere")}</Mark>}
                  </td>
                  <td data-label={say("step.due")}>{dueDate && format.short(dueDate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

const known = ["ipra", "pmpk", "iprp", "vk"] as const;

function Papers({ handover: { papers, consents } }: { handover: Handover }) {
  const say = useTexts(handoverTexts);
  const words = useWords();
  const format = useFormat();
  const nameOf = (kind: string) => {
    const one = known.find((key) => key === kind);
    return one ? words(`paper.${one}`) : kind;
  };
  return (
    <Card title={say("papers")}>
      {papers.length + consents.length === 0 && <p className="quiet">{say("papers.none")}</p>}
      <ul>
        {papers.map(({ instrumentId, kind, validTo }) => (
          <li key={instrumentId}>
            {validTo
              ? say("papers.valid", { paper: nameOf(kind), day: format.day(validTo) })
              : say("papers.open", { paper: nameOf(kind) })}
          </li>
        ))}
        {consents.map(({ consentId, expiresOn }) => (
          <li key={consentId}>{say("consents.until", { day: format.day(expiresOn) })}</li>
        ))}
      </ul>
    </Card>
  );
}
