import { Button, Modal } from "@mantine/core";
import { newKey } from "@marshrut/client";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { fieldProblem, wantsSecond } from "../api/problem.ts";
import { useAct } from "../api/use.ts";
import { useCommon, useSpeech } from "../texts/texts.tsx";
import { useDraft } from "./drafts.ts";
import { ActField, type Field, type FieldValues } from "./fields.tsx";
import { ProblemNote } from "./loaded.tsx";

/** A request says with this that a repeat of it is the same request. */
export type Once = ReturnType<typeof newKey>;

/**
 * Something that somebody may do. Before it is done it says what will happen, whom it tells and how a mistake is put right.
 */
export interface Act {
  /** Unique on the screen, with the id of what is acted upon: drafts are kept by it. */
  key: string;
  label: string;
  /** What it is done to, where the page shows many. */
  subject?: string | undefined;
  /** What will happen, in a sentence. */
  happens: string;
  /** Who is told by letter; nobody unless it is said. */
  tells?: string | undefined;
  /** How a mistake is put right. */
  undo?: string | undefined;
  tone?: "bad" | undefined;
  fields?: readonly Field[];
  /** What is asked of the API. `once` goes into its headers. */
  run: (values: FieldValues, once: Once) => Promise<unknown>;
  /** Said when it is done; of what was answered, where that says more. */
  done: string | ((answer: unknown) => string);
  /** What is read anew. */
  touches: readonly QueryKey[];
}

/** A button that opens the act's dialogue. */
export function ActButton({ act, variant = "default" }: { act: Act; variant?: "default" | "filled" | "subtle" }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant={act.tone === "bad" && variant === "default" ? "outline" : variant}
        color={act.tone === "bad" ? "red" : undefined}
        aria-label={act.subject && `${act.label}: ${act.subject}`}
        onClick={() => setOpen(true)}
      >
        {act.label}
      </Button>
      <ActDialogue act={open ? act : undefined} onClose={() => setOpen(false)} />
    </>
  );
}

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
  const { value: values, set, drop, had } = useDraft<FieldValues>(`act.${act.key}`, emptyValues);
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
      onSuccess: () => {
        drop();
        onClose();
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
      {Boolean(run.error) && !wantsSecond(run.error) && <ProblemNote error={run.error} />}
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

const emptyValues: FieldValues = {};
