import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import type { Act } from "../../parts/act.ts";
import type { Field } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { childTexts } from "./texts.ts";

/** What the family asked, in its words, and what it was answered. */
export function RequestsTab({ childId }: { childId: string }) {
  const say = useTexts(childTexts);
  const format = useFormat();
  const actsOf = useAnswers(childId);
  const requests = useRead(["child", childId, "requests"], () =>
    api.GET("/v1/children/{childId}/requests", { params: { path: { childId } } }),
  );
  return (
    <Loaded query={requests}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={say("requests.none")}>{say("requests.none.detail")}</Empty>
        ) : (
          <div className="stack">
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

/** An answer, and what is added to it; of data to correct it says whether that was done. */
function useAnswers(childId: string) {
  const say = useTexts(childTexts);
  return ({ familyRequestId, kind, mayDo }: Asked): Act[] => {
    const outcome: Field = {
      kind: "choice",
      name: "outcome",
      label: say("answer.outcome"),
      help: say("answer.outcome.help"),
      options: (["accepted", "refused"] as const).map((value) => ({ value, label: say(`answer.outcome.${value}`) })),
      required: true,
    };
    return (["answer", "add"] as const)
      .filter((does) => mayDo.includes(does))
      .map((does) => ({
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
      }));
  };
}
