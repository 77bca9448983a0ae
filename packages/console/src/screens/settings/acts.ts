import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { type Act, changing, type Once } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { termsTexts } from "../../parts/terms.texts.ts";
import { useTexts } from "../../texts/texts.tsx";
import { settingsTexts } from "./texts.ts";

export type Settings = Schema<"GetSettingsAnswer">;
export type Term = Settings["terms"][number];
type Patch = Schema<"ChangeSettingsBody">;

const text = (value: FieldValues[string]): string | undefined => (typeof value === "string" ? value.trim() : undefined);
const number = (value: FieldValues[string]): number | null => (typeof value === "number" ? value : null);

const addressOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const nameOf = ({ settings: { name } }: Settings) => ({
  "name/ru": addressOf(name.ru),
  "name/en": addressOf(name.en),
});
const quietOf = ({ settings: { quietHours } }: Settings) => ({
  "quietHours/from": quietHours?.from,
  "quietHours/to": quietHours?.to,
});
const answersOf = ({ settings: { reportGraceDays, requestAnswerDays } }: Settings) => ({
  reportGraceDays,
  requestAnswerDays,
});

/** What an administrator may change. Each sends the version that was read, so that nobody overwrites what they have not seen. */
export function useSettingsActs(view: Settings) {
  const say = useTexts(settingsTexts);
  const kept = useTexts(termsTexts);
  const send = (record: Settings, body: Patch, once: Once) =>
    take(api.PATCH("/v1/tenant/settings", { params: { header: { ...ifMatch(record), ...once } }, body }));
  const touches = [["settings"], ["confirmations"]];
  const shared = {
    undo: say("change.undo"),
    done: say("change.done"),
    touches,
    read: view,
    again: () => take(api.GET("/v1/tenant/settings")),
  };
  const reason: Field = {
    kind: "paragraph",
    name: "reason",
    label: say("reason"),
    help: say("reason.help"),
    required: true,
  };
  const name = changing<Settings>({
    ...shared,
    key: "settings.name",
    label: say("change.name"),
    happens: say("change.name.happens"),
    fields: [
      { kind: "line", name: "name/ru", label: say("name"), required: true },
      { kind: "line", name: "name/en", label: say("name.en"), required: true },
    ],
    initial: nameOf(view),
    shown: nameOf,
    run: (values, once, record) =>
      send(record, { name: { ru: text(values["name/ru"])!, en: text(values["name/en"])! } }, once),
  });
  const quiet = changing<Settings>({
    ...shared,
    key: "settings.quiet",
    label: say("change.quiet"),
    happens: say("change.quiet.happens"),
    fields: (["from", "to"] as const).map((end) => ({
      kind: "line",
      name: `quietHours/${end}`,
      label: say(`quietHours.${end}`),
      help: say("quietHours.help"),
    })),
    initial: quietOf(view),
    shown: quietOf,
    run: (values, once, record) => {
      const [from, to] = [text(values["quietHours/from"]), text(values["quietHours/to"])];
      return send(record, { quietHours: from || to ? { from: from ?? "", to: to ?? "" } : null }, once);
    },
  });
  const answers = changing<Settings>({
    ...shared,
    key: "settings.answers",
    label: say("change.terms"),
    happens: say("change.terms.happens"),
    fields: (["reportGraceDays", "requestAnswerDays"] as const).map((one) => ({
      kind: "number",
      name: one,
      label: say(one),
      min: 0,
    })),
    initial: answersOf(view),
    shown: answersOf,
    run: ({ reportGraceDays, requestAnswerDays }, once, record) =>
      send(record, { reportGraceDays: number(reportGraceDays), requestAnswerDays: number(requestAnswerDays) }, once),
  });
  const mail = changing<Settings>({
    ...shared,
    key: "settings.mail",
    label: say("change.mail"),
    happens: say("change.mail.happens"),
    undo: say("change.mail.undo"),
    fields: [
      { kind: "line", name: "mailFrom", label: say("mailFrom") },
      { kind: "line", name: "escalationEmail", label: say("escalationEmail") },
      { kind: "line", name: "dataOfficer", label: say("dataOfficer"), help: say("dataOfficer.help") },
      reason,
    ],
    // What is left empty stays as it is.
    shown: ({ settings: { mailFrom, escalationEmail, dataOfficer } }) => ({
      mailFrom: addressOf(mailFrom),
      escalationEmail: addressOf(escalationEmail),
      dataOfficer: addressOf(dataOfficer),
    }),
    run: ({ reason: why, ...addresses }, once, record) =>
      send(
        record,
        {
          mailFrom: text(addresses.mailFrom),
          escalationEmail: text(addresses.escalationEmail),
          dataOfficer: text(addresses.dataOfficer),
          reason: text(why),
        },
        once,
      ),
  });
  const term = ({ name: key, min, max }: Term): Act =>
    changing<Settings>({
      ...shared,
      key: `settings.term.${key}`,
      label: say("term.change"),
      subject: kept(key),
      happens: say("term.happens"),
      undo: say("change.mail.undo"),
      tone: "bad",
      fields: [
        { kind: "number", name: `retention/${key}`, label: say("term.value"), min, max, required: true },
        { kind: "line", name: "retention/source", label: say("term.source"), required: true },
        reason,
      ],
      shown: ({ terms }) => ({ [`retention/${key}`]: terms.find((one) => one.name === key)?.value }),
      run: (values, once, record) => {
        const retention = { [key]: number(values[`retention/${key}`]), source: text(values["retention/source"]) };
        return send(record, { retention, reason: text(values.reason) }, once);
      },
    });
  return { general: [name, quiet, answers, mail], term };
}
