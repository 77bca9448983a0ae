import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import type { Field } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { useAdultName } from "../../parts/names.ts";
import { Card, Empty, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { requestsTexts } from "./requests.texts.ts";
import type { ChildCard } from "./shown.ts";

/** What the family asked, in its words, and what it was answered. */
export function RequestsTab({ card }: { card: ChildCard }) {
  const { childId, status: ofChild } = card;
  const say = useTexts(requestsTexts);
  const format = useFormat();
  const { can } = useMe();
  const ask = useAsk(card);
  const actsOf = useAnswers(childId);
  const requests = useRead(["child", childId, "requests"], () =>
    api.GET("/v1/children/{childId}/requests", { params: { path: { childId } } }),
  );
  const asked = can("askRequest") && ofChild === "active" && <ActButton act={ask} />;
  return (
    <Loaded query={requests}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say("requests.none")} acts={asked}>
            {say("requests.none.detail")}
          </Empty>
        ) : (
          <div className="stack">
            {asked && <div className="acts">{asked}</div>}
            {items.map(({ familyRequestId, kind, status, askedOn, dueOn, overdue, words, answers, mayDo }) => (
              <Card
                key={familyRequestId}
                title={`${say(`kind.${kind}`)}, ${format.day(askedOn)}`}
                acts={actsOf({ familyRequestId, kind, mayDo }).map((act, i) => (
                  <ActButton key={act.key} act={act} variant={i === 0 && status === "asked" ? "filled" : "default"} />
                ))}
              >
                <Mark tone={overdue ? "bad" : status === "answered" ? "good" : "plain"}>
                  {say(`request.${status}`, { day: format.day(dueOn) })}
                </Mark>
                <blockquote>{words}</blockquote>
                {answers.map((answer) => (
                  <p key={answer.at}>
                    <span className="quiet">{format.day(answer.on)}</span> {answer.words}
                  </p>
                ))}
              </Card>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

type Asked = Pick<Schema<"ListRequestsAnswer">["items"][number], "familyRequestId" | "kind" | "mayDo">;

const kinds = ["need", "question", "complaint", "correction"] as const;
const correctable = ["name", "birth-date", "snils", "address", "contacts", "disability", "paper", "other"] as const;

/** What was said on the telephone or at the desk is written down in the family's words. */
function useAsk({ childId, representatives }: ChildCard): Act {
  const say = useTexts(requestsTexts);
  const nameOf = useAdultName();
  return {
    key: `request.ask.${childId}`,
    label: say("ask.label"),
    happens: say("ask.happens"),
    undo: say("ask.undo"),
    fields: [
      {
        kind: "choice",
        name: "kind",
        label: say("ask.kind"),
        required: true,
        options: kinds.map((value) => ({ value, label: say(`kind.${value}`) })),
      },
      {
        kind: "choice",
        name: "field",
        label: say("ask.field"),
        required: true,
        options: correctable.map((value) => ({ value, label: say(`field.${value}`) })),
        when: ({ kind }) => kind === "correction",
      },
      {
        kind: "choice",
        name: "representativeId",
        label: say("ask.who"),
        help: say("ask.who.help"),
        options: representatives.map((one) => ({ value: one.representativeId, label: nameOf(one) })),
      },
      { kind: "paragraph", name: "words", label: say("ask.words"), required: true },
    ],
    run: ({ kind, field, representativeId, words }, once) =>
      take(
        api.POST("/v1/children/{childId}/requests", {
          params: { path: { childId }, header: once },
          body: {
            kind: kinds.find((one) => one === kind) ?? "need",
            field: correctable.find((one) => one === field),
            representativeId: typeof representativeId === "string" ? representativeId : undefined,
            words: String(words),
          },
        }),
      ),
    done: say("ask.done"),
    touches: [["child", childId], ["requests"], ["inbox"]],
  };
}

/** An answer, and what is added to it; of data to correct it says whether that was done. What nobody wants any more is withdrawn. */
function useAnswers(childId: string) {
  const say = useTexts(requestsTexts);
  return ({ familyRequestId, kind, mayDo }: Asked): Act[] => {
    const outcome: Field = {
      kind: "choice",
      name: "outcome",
      label: say("answer.outcome"),
      help: say("answer.outcome.help"),
      options: (["accepted", "refused"] as const).map((value) => ({ value, label: say(`answer.outcome.${value}`) })),
      required: true,
    };
    const withdraw: Act = {
      key: `withdraw.${familyRequestId}`,
      label: say("withdraw.label"),
      happens: say("withdraw.happens"),
      undo: say("withdraw.undo"),
      run: (_values, once) =>
        take(
          api.POST("/v1/children/{childId}/requests/{familyRequestId}/withdraw", {
            params: { path: { childId, familyRequestId }, header: once },
          }),
        ),
      done: say("withdraw.done"),
      touches: [["child", childId], ["requests"], ["inbox"]],
    };
    const answers = (["answer", "add"] as const)
      .filter((does) => mayDo.includes(does))
      .map(
        (does): Act => ({
          key: `${does}.${familyRequestId}`,
          label: say(`${does}.label`),
          happens: say(`${does}.happens`),
          tells: say("answer.tells"),
          undo: say("answer.undo"),
          fields: [
            { kind: "paragraph", name: "words", label: say("answer.words"), required: true },
            ...(kind === "correction" ? [outcome] : []),
          ],
          run: (values, once) =>
            take(
              api.POST("/v1/children/{childId}/requests/{familyRequestId}/answer", {
                params: { path: { childId, familyRequestId }, header: once },
                body: {
                  words: String(values.words),
                  outcome: values.outcome as "accepted" | "refused" | undefined,
                  further: does === "add" ? true : undefined,
                },
              }),
            ),
          done: say("answer.done"),
          touches: [["child", childId], ["requests"], ["inbox"]],
        }),
      );
    return mayDo.includes("withdraw") ? [...answers, withdraw] : answers;
  };
}
