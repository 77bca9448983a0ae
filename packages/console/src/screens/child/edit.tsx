import "../../styles/dialogues.css";
import { Button, Modal } from "@mantine/core";
import { ifMatch, newKey, type Schema, take } from "@marshrut/client";
import { useRef } from "react";
import { api } from "../../api/api.ts";
import { fieldProblem, isConflict } from "../../api/problem.ts";
import { useAct, useRead } from "../../api/use.ts";
import { Conflict } from "../../parts/conflict.tsx";
import { useDistinct } from "../../parts/distinct.ts";
import { useDraft } from "../../parts/drafts.ts";
import { ActField, type Field, type FieldValues } from "../../parts/fields.tsx";
import { ProblemNote } from "../../parts/loaded.tsx";
import { useCommon, useSpeech, useTexts } from "../../texts/texts.tsx";
import type { ChildCard } from "./shown.ts";
import { childTexts } from "./texts.ts";

const names = ["surname", "givenName", "patronymic", "birthDate", "snils", "address"] as const;
type Name = (typeof names)[number];
/** What may be taken away: `null` clears it. */
const clearable: readonly Name[] = ["patronymic", "snils", "address"];
const noChange: FieldValues = {};

/** The card is corrected: what was changed is sent, on condition that nobody else has changed the card since it was read. */
export function EditCard({ card, onClose }: { card: ChildCard; onClose: () => void }) {
  const say = useTexts(childTexts);
  const common = useCommon();
  const { language } = useSpeech();
  const { childId } = card;
  const draft = useDraft<FieldValues>(`card.${childId}`, noChange);
  // What was read when the form was opened; a conflict is judged against it.
  const read = useRef(card);
  const once = useRef(newKey());
  const distinct = useDistinct(say("another"), say("another.help"));
  const change = useAct({
    act: ({ version, values }: { version: number; values: FieldValues }) =>
      distinct.tried(
        take(
          api.PATCH("/v1/children/{childId}", {
            params: { path: { childId }, header: { ...once.current, ...ifMatch({ version }) } },
            body: { ...bodyOf(values), confirmedDistinctFrom: distinct.from(values) },
          }),
        ),
      ),
    touches: [["child", childId], ["children"]],
    done: () => say("edit.done"),
  });
  const now = useRead(
    ["child", childId, "now", change.failureCount],
    () => api.GET("/v1/children/{childId}", { params: { path: { childId } } }),
    { on: isConflict(change.error) },
  );
  const close = () => {
    draft.drop();
    onClose();
  };
  const send = (version: number) => change.mutate({ version, values: draft.value }, { onSuccess: close });
  const fields: Field[] = [
    ...names.map((name): Field => ({ kind: name === "birthDate" ? "day" : "line", name, label: say(`edit.${name}`) })),
    { kind: "paragraph", name: "reason", label: say("edit.reason"), help: say("edit.reason.help") },
    ...(distinct.field.when?.(draft.value) ? [distinct.field] : []),
  ];
  const before = (name: string): string => shownIn(read.current, name) ?? "";
  const changed = names.filter((name) => draft.value[name] !== undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      title={say("edit.title")}
      size="lg"
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send(read.current.version);
        }}
      >
        <p className="told">{say("edit.happens")}</p>
        {fields.map((field) => (
          <ActField
            key={field.name}
            field={field}
            value={draft.value[field.name] ?? (field.kind === "check" ? undefined : before(field.name))}
            onChange={(value) => {
              once.current = newKey();
              draft.set({ ...draft.value, [field.name]: value ?? (field.kind === "check" ? undefined : "") });
            }}
            error={
              fieldProblem(change.error, `person/${field.name}`, language) ??
              fieldProblem(change.error, field.name, language)
            }
          />
        ))}
        {isConflict(change.error) && now.data ? (
          <Conflict
            rows={changed.map((name) => ({
              name: say(`edit.${name}`),
              mine: String(draft.value[name] ?? ""),
              theirs: shownIn(now.data, name) ?? "",
            }))}
            onKeep={() => {
              read.current = now.data;
              once.current = newKey();
              send(now.data.version);
            }}
            onTake={close}
          />
        ) : (
          Boolean(change.error) &&
          !isConflict(change.error) && (
            <ProblemNote error={change.error} beside={[...names.map((name) => `person/${name}`), "reason"]} />
          )
        )}
        <div className="acts">
          <Button type="submit" loading={change.isPending} disabled={changed.length === 0}>
            {common("save")}
          </Button>
          <Button variant="default" onClick={close}>
            {common("cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

const shownIn = ({ person }: ChildCard, name: string): string | undefined =>
  name === "reason" ? undefined : person?.[name as Name];

function bodyOf({ reason, ...values }: FieldValues): Schema<"ChangeChildBody"> {
  const person = Object.fromEntries(
    names
      .filter((name) => values[name] !== undefined)
      .map((name) => [name, values[name] === "" && clearable.includes(name) ? null : values[name]]),
  );
  return { person, reason: reason ? String(reason) : undefined };
}
