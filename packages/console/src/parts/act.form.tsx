import "../styles/dialogues.css";
import { Alert, Button, Modal } from "@mantine/core";
import { newKey } from "@marshrut/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { fieldProblem, isConflict, wantsSecond } from "../api/problem.ts";
import { useAct } from "../api/use.ts";
import { useCommon, useSpeech } from "../texts/texts.tsx";
import type { Act, Versioned } from "./act.ts";
import { Conflict } from "./conflict.tsx";
import { useDraft } from "./drafts.ts";
import { ActField, type Field, type FieldValues, useFieldText } from "./fields.tsx";
import { ProblemNote } from "./loaded.tsx";
import { noEnterInPicker } from "./picker.ts";

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
  const textOf = useFieldText();
  // The record as it was when the form was opened, however often the page has read it since; and as it is, once somebody was faster.
  const [read] = useState(act.changes?.read);
  const [now, setNow] = useState<Versioned>();
  const fields = (act.fields ?? []).filter(({ when }) => !when || when(values));
  const missing = (field: Field) => field.required && (values[field.name] === undefined || values[field.name] === "");
  const run = useAct({
    act: ({ sent, record }: { sent: FieldValues; record: Versioned | undefined }) =>
      act.run(sent, once.current, record),
    touches: act.touches,
    done: (answer) => (typeof act.done === "string" ? act.done : act.done(answer)),
  });
  const trial = useMutation({ mutationFn: async (sent: FieldValues) => act.trial?.run(sent) });
  const isTrial = act.trial !== undefined && !trial.isSuccess;
  const error = isTrial ? (trial.error ?? run.error) : run.error;
  const change = (name: string, value: FieldValues[string]) => {
    once.current = newKey();
    // Of other values it would be another trial.
    trial.reset();
    set({ ...values, [name]: value });
  };
  /** Nothing is left to do here, and the page shows what there is now. */
  const leave = () => {
    drop();
    onClose();
    for (const queryKey of act.touches) void client.invalidateQueries({ queryKey });
  };
  const sent = (): FieldValues => Object.fromEntries(fields.map(({ name }) => [name, values[name]]));
  const send = (record: Versioned | undefined) => {
    run.mutate(
      { sent: sent(), record },
      {
        onSuccess: (answer) => {
          drop();
          onClose();
          act.after?.(answer);
        },
        onError: (error) => {
          if (wantsSecond(error)) leave();
          // If it cannot be read either, the refusal stands there, and it can be tried again.
          else if (isConflict(error) && act.changes) void act.changes.again().then(setNow, () => setNow(undefined));
          // What is done to a record as it was read: it is read again, so that a second press is of what stands there now.
          else if (isConflict(error)) {
            once.current = newKey();
            for (const queryKey of act.touches) void client.invalidateQueries({ queryKey });
          }
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fields.some(missing)) return;
    if (isTrial) trial.mutate(sent());
    else send(read);
  };
  const differing = () => {
    const theirs = act.changes!.shown(now!);
    return [
      ...fields
        .filter(({ name }) => name in theirs)
        .map((field) => ({
          name: field.label,
          mine: textOf(field, values[field.name]),
          theirs: textOf(field, theirs[field.name]),
        })),
      ...(theirs.state === undefined
        ? []
        : [{ name: common("conflict.state"), mine: act.label, theirs: theirs.state }]),
    ];
  };
  const asked = (field: Field) => (
    <ActField
      key={field.name}
      field={field}
      value={values[field.name]}
      onChange={(value) => change(field.name, value)}
      error={tried && missing(field) ? common("act.required") : fieldProblem(error, field.name, language)}
    />
  );
  return (
    <form id={form} onSubmit={submit} onKeyDown={noEnterInPicker} noValidate className="stack">
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
      {fields.map((field, i) =>
        field.under === undefined ? (
          asked(field)
        ) : fields[i - 1]?.under === field.under ? null : (
          <fieldset key={field.under} className="asked-under">
            <legend>{field.under}</legend>
            {fields.filter(({ under }) => under === field.under).map(asked)}
          </fieldset>
        ),
      )}
      {now && isConflict(run.error) ? (
        <Conflict
          rows={differing()}
          onKeep={() => {
            once.current = newKey();
            setNow(undefined);
            send(now);
          }}
          onTake={leave}
        />
      ) : isConflict(run.error) && !act.changes ? (
        <Alert color="orange" role="alert" title={common("conflict.title")}>
          {common("conflict.again")}
        </Alert>
      ) : (
        Boolean(error) && !wantsSecond(error) && <ProblemNote error={error} beside={fields.map(({ name }) => name)} />
      )}
      {trial.isSuccess && trial.data}
      <div className="acts">
        <Button type="submit" loading={run.isPending || trial.isPending} data-tone={isTrial ? undefined : act.tone}>
          {isTrial ? act.trial?.label : act.label}
        </Button>
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}
