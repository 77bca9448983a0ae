import "../styles/dialogues.css";
import { Button, Modal } from "@mantine/core";
import { newKey } from "@marshrut/client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { fieldProblem, wantsSecond } from "../api/problem.ts";
import { useAct } from "../api/use.ts";
import { useCommon, useSpeech } from "../texts/texts.tsx";
import type { Act } from "./act.ts";
import { useDraft } from "./drafts.ts";
import { ActField, type Field, type FieldValues } from "./fields.tsx";
import { ProblemNote } from "./loaded.tsx";

const emptyValues: FieldValues = {};

/** The dialogue of an act; closed without one. */
export function ActDialogue({ act, onClose }: { act: Act | undefined; onClose: () => void }) {
  const common = useCommon();
  // While it closes, what it was about stays to be seen.
  const last = useRef(act);
  if (act) last.current = act;
  const shown = last.current;
  return (
    <Modal
      opened={act !== undefined}
      onClose={onClose}
      title={shown?.label}
      size="lg"
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {shown && <ActForm key={shown.key} act={shown} onClose={onClose} />}
    </Modal>
  );
}

function ActForm({ act, onClose }: { act: Act; onClose: () => void }) {
  const common = useCommon();
  const { language } = useSpeech();
  const client = useQueryClient();
  const [initial] = useState(act.initial ?? emptyValues);
  const { value: values, set, drop, had } = useDraft<FieldValues>(`act.${act.key}`, initial);
  const [tried, setTried] = useState(false);
  // One key for the act, however often it is sent: a repeat after a lost answer does nothing twice. What is changed is another act.
  const once = useRef(newKey());
  const form = useId();
  const fields = (act.fields ?? []).filter(({ when }) => !when || when(values));
  const missing = (field: Field) => field.required && (values[field.name] === undefined || values[field.name] === "");
  const run = useAct({
    act: (input: FieldValues) => act.run(input, once.current),
    touches: act.touches,
    done: (answer) => (typeof act.done === "string" ? act.done : act.done(answer)),
  });
  const change = (name: string, value: FieldValues[string]) => {
    once.current = newKey();
    set({ ...values, [name]: value });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fields.some(missing)) return;
    const sent = Object.fromEntries(fields.map(({ name }) => [name, values[name]]));
    run.mutate(sent, {
      onSuccess: (answer) => {
        drop();
        onClose();
        act.after?.(answer);
      },
      onError: (error) => {
        if (!wantsSecond(error)) return;
        drop();
        onClose();
        for (const queryKey of act.touches) void client.invalidateQueries({ queryKey });
      },
    });
  };
  return (
    <form id={form} onSubmit={submit} noValidate className="stack">
      {act.subject && <p className="quiet">{act.subject}</p>}
      <dl className="told" data-tone={act.tone}>
        <dt>{common("act.happens")}</dt>
        <dd>{act.happens}</dd>
        <dt>{common("act.tells")}</dt>
        <dd>{act.tells ?? common("act.tells.nobody")}</dd>
        {act.undo && (
          <>
            <dt>{common("act.undo")}</dt>
            <dd>{act.undo}</dd>
          </>
        )}
      </dl>
      {had && fields.length > 0 && (
        <p className="quiet small">
          {common("act.draft")}{" "}
          <Button variant="subtle" size="compact-sm" onClick={drop}>
            {common("act.draft.drop")}
          </Button>
        </p>
      )}
      {fields.map((field) => (
        <ActField
          key={field.name}
          field={field}
          value={values[field.name]}
          onChange={(value) => change(field.name, value)}
          error={tried && missing(field) ? common("act.required") : fieldProblem(run.error, field.name, language)}
        />
      ))}
      {Boolean(run.error) && !wantsSecond(run.error) && (
        <ProblemNote error={run.error} beside={fields.map(({ name }) => name)} />
      )}
      <div className="acts">
        <Button type="submit" loading={run.isPending} data-tone={act.tone}>
          {act.label}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}
