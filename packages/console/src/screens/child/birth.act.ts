import { ifMatch, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { type Act, changing } from "../../parts/act.ts";
import { useDistinct } from "../../parts/distinct.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { birthTexts } from "./birth.texts.ts";
import type { ChildCard } from "./shown.ts";

const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

/** Of a card whose child is expected: the birth, and another day for it. */
export function useBirthActs(card: ChildCard): { birth: Act; due: Act } {
  const say = useTexts(birthTexts);
  const words = useWords();
  const distinct = useDistinct(say("another"), say("another.help"));
  const { childId, representatives } = card;
  // A mother who has stayed unnamed names herself now.
  const mother = representatives.find(({ surname }) => surname === undefined);
  const line = (name: string, label: keyof (typeof birthTexts)["ru"], required = false): Field => ({
    kind: "line",
    name,
    label: say(label),
    required,
  });
  const shared = {
    touches: [["child", childId], ["children"], ["expected"], ["inbox"], ["route"]],
    read: card,
    again: () => take(api.GET("/v1/children/{childId}", { params: { path: { childId } } })),
  };
  return {
    birth: changing<ChildCard>({
      ...shared,
      key: `card.birth.${childId}`,
      label: say("label"),
      happens: say("happens"),
      undo: say("undo"),
      fields: [
        line("person/surname", "surname", true),
        line("person/givenName", "givenName", true),
        line("person/patronymic", "patronymic"),
        { kind: "day", name: "person/birthDate", label: say("birthDate"), required: true },
        {
          kind: "choice",
          name: "person/sex",
          label: say("sex"),
          required: true,
          options: (["female", "male"] as const).map((value) => ({ value, label: words(`sex.${value}`) })),
        },
        { kind: "check", name: "disability", label: say("disability") },
        ...(mother
          ? [
              line("representatives/0/surname", "mother.surname"),
              line("representatives/0/givenName", "mother.givenName"),
              line("representatives/0/patronymic", "mother.patronymic"),
            ]
          : []),
        { kind: "check", name: "placement", label: say("placement"), help: say("placement.help") },
        distinct.field,
      ],
      shown: () => ({}),
      run: (values, once, record) => {
        const surname = text(values["representatives/0/surname"]);
        const givenName = text(values["representatives/0/givenName"]);
        return distinct.tried(
          take(
            api.POST("/v1/children/{childId}/birth", {
              params: { path: { childId }, header: { ...once, ...ifMatch(record) } },
              body: {
                person: {
                  surname: String(values["person/surname"]),
                  givenName: String(values["person/givenName"]),
                  patronymic: text(values["person/patronymic"]),
                  birthDate: String(values["person/birthDate"]),
                  sex: values["person/sex"] === "male" ? "male" : "female",
                },
                disability: values.disability === true,
                representatives:
                  mother && (surname || givenName)
                    ? [
                        {
                          representativeId: mother.representativeId,
                          surname,
                          givenName,
                          patronymic: text(values["representatives/0/patronymic"]),
                        },
                      ]
                    : undefined,
                placement: values.placement === true ? true : undefined,
                confirmedDistinctFrom: distinct.from(values),
              },
            }),
          ),
        );
      },
      done: say("done"),
    }),
    due: changing<ChildCard>({
      ...shared,
      key: `card.due.${childId}`,
      label: say("due.label"),
      happens: say("due.happens"),
      undo: say("due.undo"),
      fields: [{ kind: "day", name: "dueOn", label: say("due"), required: true }],
      initial: { dueOn: card.dueOn },
      shown: ({ dueOn }) => ({ dueOn }),
      run: ({ dueOn }, once, record) =>
        take(
          api.PATCH("/v1/children/{childId}", {
            params: { path: { childId }, header: { ...once, ...ifMatch(record) } },
            body: { dueOn: text(dueOn) },
          }),
        ),
      done: say("due.done"),
    }),
  };
}
