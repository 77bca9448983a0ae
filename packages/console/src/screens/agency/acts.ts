import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import type { Act, Once } from "../../parts/act.ts";
import type { Agency } from "../../parts/agencies.tsx";
import { useMunicipality } from "../../parts/municipality.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { agencyTexts } from "./texts.ts";

const touches = [["agencies"], ["inbox"]];
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Exactly the organisation that was read is changed. */
const change = ({ agencyId, version }: Agency, body: Schema<"ChangeAgencyBody">, once: Once) =>
  take(
    api.PATCH("/v1/agencies/{agencyId}", {
      params: { path: { agencyId }, header: { ...once, ...ifMatch({ version }) } },
      body,
    }),
  );

export function useAgencyActs(agency: Agency): Act[] {
  const say = useTexts(agencyTexts);
  const nameOf = useMunicipality();
  const { can, region } = useMe();
  const { agencyId } = agency;
  const edit: Act = {
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
    ],
    initial: { name: agency.name, shortName: agency.shortName, municipality: agency.municipality },
    run: ({ name, shortName, municipality }, once) =>
      change(agency, { name: text(name), shortName: text(shortName), municipality: text(municipality) }, once),
    done: say("edit.done"),
    touches,
  };
  const close: Act = {
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
    run: ({ closedOn, successorId }, once) =>
      change(agency, { status: "closed", closedOn: text(closedOn), successorId: text(successorId) }, once),
    done: say("close.done"),
    touches: [...touches, ["handovers"]],
  };
  const open: Act = {
    key: `agency.open.${agencyId}`,
    label: say("open"),
    happens: say("open.happens"),
    undo: say("open.undo"),
    run: (_, once) => change(agency, { status: "active" }, once),
    done: say("open.done"),
    touches,
  };
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
  return [
    ...(can("changeAgency") ? [edit, agency.status === "active" ? close : open] : []),
    ...(can("revokeAgencyLinks") ? [revoke] : []),
  ];
}

type Contact = Agency["contacts"][number];

/** Addresses are a list of which the first is written to. */
export function useContactActs(agency: Agency): { add: Act | undefined; actsOf: (email: string) => Act[] } {
  const say = useTexts(agencyTexts);
  const { can } = useMe();
  const { agencyId, contacts } = agency;
  const write = (next: Contact[], once: Once) => change(agency, { contacts: next }, once);
  if (!can("changeAgency")) return { add: undefined, actsOf: () => [] };
  const shared = (does: string, email: string) => ({
    key: `contact.${does}.${agencyId}.${email}`,
    subject: email,
    done: say("contact.done"),
    touches,
  });
  return {
    add: {
      key: `contact.add.${agencyId}`,
      label: say("contact.add"),
      happens: say("contact.add.happens"),
      undo: say("contact.add.undo"),
      fields: [
        { kind: "line", name: "contacts", label: say("contact.email"), required: true },
        { kind: "line", name: "role", label: say("contact.role") },
      ],
      run: ({ contacts: email, role }, once) => write([...contacts, { email: String(email), role: text(role) }], once),
      done: say("contact.done"),
      touches,
    },
    actsOf: (email) => {
      const [one] = contacts.filter((contact) => contact.email === email);
      const others = contacts.filter((contact) => contact !== one);
      const first: Act = {
        ...shared("first", email),
        label: say("contact.first"),
        happens: say("contact.first.happens"),
        undo: say("contact.first.undo"),
        run: (_, once) => write([...(one ? [one] : []), ...others], once),
      };
      const remove: Act = {
        ...shared("remove", email),
        label: say("contact.remove"),
        happens: say("contact.remove.happens"),
        tells: say("contact.remove.tells"),
        undo: say("contact.remove.undo"),
        tone: "bad",
        run: (_, once) => write(others, once),
      };
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
        ...(one === contacts[0] ? [] : [first]),
        ...(can("restoreContact") ? [restore] : []),
        ...(others.length > 0 ? [remove] : []),
      ];
    },
  };
}
