import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { type Act, changing, type Once } from "../../parts/act.ts";
import type { Agency } from "../../parts/agencies.tsx";
import { useDistinct } from "../../parts/distinct.ts";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { useTexts } from "../../texts/texts.tsx";
import { agencyTexts } from "./texts.ts";

const touches = [["agencies"], ["inbox"]];
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Exactly the organisation that was read is changed. */
const change = (record: Agency, body: Schema<"ChangeAgencyBody">, once: Once) =>
  take(
    api.PATCH("/v1/agencies/{agencyId}", {
      params: { path: { agencyId: record.agencyId }, header: { ...once, ...ifMatch(record) } },
      body,
    }),
  );
const again = (agencyId: string) => () => take(api.GET("/v1/agencies/{agencyId}", { params: { path: { agencyId } } }));
const fieldsOf = ({ name, shortName, municipality }: Agency) => ({ name, shortName, municipality });

/** What the API says may be done with an organisation now (`mayDo`). */
export function useAgencyActs(agency: Agency): Act[] {
  const say = useTexts(agencyTexts);
  const nameOf = useMunicipality();
  const { region } = useMe();
  const { agencyId } = agency;
  const record = { read: agency, again: again(agencyId) };
  const distinct = useDistinct(say("another"), say("another.help"));
  const standing = ({ status }: Agency) => ({ state: say(`status.${status}`) });
  const edit = changing<Agency>({
    ...record,
    key: `agency.edit.${agencyId}`,
    label: say("edit"),
    happens: say("edit.happens"),
    undo: say("edit.undo"),
    fields: [
      { kind: "line", name: "name", label: say("name"), required: true },
      { kind: "line", name: "shortName", label: say("edit.shortName"), required: true },
      {
        kind: "choice",
        name: "municipality",
        label: say("where"),
        required: true,
        options: region.municipalities.map(({ key }) => ({ value: key, label: nameOf(key) })),
      },
      distinct.field,
    ],
    initial: fieldsOf(agency),
    shown: fieldsOf,
    run: ({ name, shortName, municipality, ...values }, once, now) => {
      const body = { name: text(name), shortName: text(shortName), municipality: text(municipality) };
      return distinct.tried(change(now, { ...body, confirmedDistinctFrom: distinct.from(values) }, once));
    },
    done: say("edit.done"),
    touches,
  });
  const close = changing<Agency>({
    ...record,
    key: `agency.close.${agencyId}`,
    label: say("close"),
    happens: say("close.happens"),
    tells: say("close.tells"),
    undo: say("close.undo"),
    tone: "bad",
    fields: [
      { kind: "day", name: "closedOn", label: say("close.on") },
      {
        kind: "agency",
        name: "successorId",
        label: say("close.successor"),
        only: (other) => other.kind === agency.kind && other.agencyId !== agencyId,
      },
    ],
    shown: standing,
    run: ({ closedOn, successorId }, once, now) =>
      change(now, { status: "closed", closedOn: text(closedOn), successorId: text(successorId) }, once),
    done: say("close.done"),
    touches: [...touches, ["handovers"]],
  });
  const open = changing<Agency>({
    ...record,
    key: `agency.open.${agencyId}`,
    label: say("open"),
    happens: say("open.happens"),
    undo: say("open.undo"),
    shown: standing,
    run: (_, once, now) => change(now, { status: "active" }, once),
    done: say("open.done"),
    touches,
  });
  const revoke: Act = {
    key: `agency.revoke.${agencyId}`,
    label: say("revoke"),
    happens: say("revoke.happens"),
    tells: say("revoke.tells"),
    undo: say("revoke.undo"),
    tone: "bad",
    fields: [
      { kind: "paragraph", name: "reason", label: say("revoke.reason"), required: true },
      { kind: "check", name: "resend", label: say("revoke.keep") },
    ],
    run: ({ reason, resend }, once) =>
      take(
        api.POST("/v1/agencies/{agencyId}/links/revoke", {
          params: { path: { agencyId }, header: once },
          body: { reason: String(reason), resend: resend !== true },
        }),
      ),
    done: say("revoke.done"),
    touches,
  };
  const acts: Record<Agency["mayDo"][number], Act> = { change: edit, close, reopen: open, "revoke-links": revoke };
  return agency.mayDo.map((does) => acts[does]);
}

const emailsOf = (contacts: Agency["contacts"]) => contacts.map(({ email }) => email).join(", ");

/** Addresses are a list of which the first is written to. */
export function useContactActs(agency: Agency): { add: Act | undefined; actsOf: (email: string) => Act[] } {
  const say = useTexts(agencyTexts);
  const { can } = useMe();
  const { agencyId, contacts } = agency;
  if (!agency.mayDo.includes("change")) return { add: undefined, actsOf: () => [] };
  // Of an address that somebody has taken away meanwhile nothing is left to be put first.
  const parted = (record: Agency, email: string) => ({
    one: record.contacts.filter((contact) => contact.email === email),
    others: record.contacts.filter((contact) => contact.email !== email),
  });
  const record = {
    read: agency,
    again: again(agencyId),
    shown: ({ contacts: now }: Agency) => ({ state: emailsOf(now) }),
  };
  const shared = (does: string, email: string) => ({
    key: `contact.${does}.${agencyId}.${email}`,
    subject: email,
    done: say("contact.done"),
    touches,
  });
  return {
    add: changing<Agency>({
      ...record,
      shown: ({ contacts: now }) => ({ contacts: emailsOf(now) }),
      key: `contact.add.${agencyId}`,
      label: say("contact.add"),
      happens: say("contact.add.happens"),
      undo: say("contact.add.undo"),
      fields: [
        { kind: "line", name: "contacts", label: say("contact.email"), required: true },
        { kind: "line", name: "role", label: say("contact.role") },
      ],
      run: ({ contacts: email, role }, once, now) =>
        change(now, { contacts: [...now.contacts, { email: String(email), role: text(role) }] }, once),
      done: say("contact.done"),
      touches,
    }),
    actsOf: (email) => {
      const { one, others } = parted(agency, email);
      const first = changing<Agency>({
        ...record,
        ...shared("first", email),
        label: say("contact.first"),
        happens: say("contact.first.happens"),
        undo: say("contact.first.undo"),
        run: (_, once, now) => {
          const of = parted(now, email);
          return change(now, { contacts: [...of.one, ...of.others] }, once);
        },
      });
      const remove = changing<Agency>({
        ...record,
        ...shared("remove", email),
        label: say("contact.remove"),
        happens: say("contact.remove.happens"),
        tells: say("contact.remove.tells"),
        undo: say("contact.remove.undo"),
        tone: "bad",
        run: (_, once, now) => change(now, { contacts: parted(now, email).others }, once),
      });
      const restore: Act = {
        ...shared("restore", email),
        label: say("contact.restore"),
        happens: say("contact.restore.happens"),
        undo: say("contact.restore.undo"),
        run: (_, once) =>
          take(
            api.POST("/v1/agencies/{agencyId}/contacts/restore", {
              params: { path: { agencyId }, header: once },
              body: { email },
            }),
          ),
        done: say("contact.restore.done"),
      };
      return [
        ...(one[0] === contacts[0] ? [] : [first]),
        ...(can("restoreContact") ? [restore] : []),
        ...(others.length > 0 ? [remove] : []),
      ];
    },
  };
}
