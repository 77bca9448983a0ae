import { take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { useRead } from "../../api/use.ts";
import { ActButton } from "../../parts/act.button.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Empty, Mark } from "../../parts/screen.tsx";
import { useFormat } from "../../texts/format.ts";
import { useTexts } from "../../texts/texts.tsx";
import { childTexts } from "./texts.ts";

/** What the family asked, in its words, and what it was answered. */
export function RequestsTab({ childId }: { childId: string }) {
  const say = useTexts(childTexts);
  const format = useFormat();
  const { can } = useMe();
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
            {items.map(({ familyRequestId, kind, status, askedOn, dueOn, overdue, words, answers }) => (
              <Card
                key={familyRequestId}
                title={`${say(`kind.${kind}`)}, ${format.day(askedOn)}`}
                acts={
                  status === "asked" &&
                  can("answerRequest") && (
                    <ActButton
                      variant="filled"
                      act={{
                        key: `answer.${familyRequestId}`,
                        label: say("answer.label"),
                        happens: say("answer.happens"),
                        tells: say("answer.tells"),
                        undo: say("answer.undo"),
                        fields: [{ kind: "paragraph", name: "words", label: say("answer.words"), required: true }],
                        run: (values, once) =>
                          take(
                            api.POST("/v1/children/{childId}/requests/{familyRequestId}/answer", {
                              params: { path: { childId, familyRequestId }, header: once },
                              body: { words: String(values.words) },
                            }),
                          ),
                        done: say("answer.done"),
                        touches: [["child", childId], ["inbox"]],
                      }}
                    />
                  )
                }
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
