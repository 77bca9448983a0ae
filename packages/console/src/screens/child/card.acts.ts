import { ifMatch, newKey, type Schema, take } from "@marshrut/client";
import { api, download } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import { type Act, changing, type Once } from "../../parts/act.ts";
import type { Agency } from "../../parts/agencies.tsx";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useMunicipality } from "../../parts/municipality.names.ts";
import { useAdultName } from "../../parts/names.ts";
import { useTexts } from "../../texts/texts.tsx";
import { useWords } from "../../texts/words.ts";
import { cardTexts } from "./card.texts.ts";
import type { ChildCard } from "./shown.ts";

type Patch = Schema<"ChangeChildBody">;
type Representative = ChildCard["representatives"][number];
const groups = ["mental-disorder", "down-syndrome", "foster-family", "abandonment-risk"] as const;
const places = ["school", "kindergarten", "health", "social"] as const;
const relations = ["parent", "guardian", "foster-parent", "other"] as const;
const causes = ["left-region", "transferred", "deceased", "other"] as const;
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

/** Exactly the card that was read is changed. */
const change = (record: ChildCard, body: Patch, once: Once) =>
  take(
    api.PATCH("/v1/children/{childId}", {
      params: { path: { childId: record.childId }, header: { ...once, ...ifMatch(record) } },
      body,
    }),
  );

const standingOf = (card: ChildCard): FieldValues => ({
  disability: card.disability,
  educationalNeeds: card.educationalNeeds,
  ...Object.fromEntries(groups.map((group) => [group, card.targetGroups.includes(group)])),
});

/** What an act on a card shares with the others. */
function useShared(card: ChildCard) {
  const say = useTexts(cardTexts);
  const { childId } = card;
  return {
    say,
    of: (does: "standing" | "attach" | "move" | "contacts" | "add" | "remove" | "leave" | "return") => ({
      key: `card.${does}.${childId}`,
      label: say(does),
      happens: say(`${does}.happens`),
      undo: say(`${does}.undo`),
      done: say(`${does}.done`),
      read: card,
      again: () => take(api.GET("/v1/children/{childId}", { params: { path: { childId } } })),
      touches: [["child", childId], ["children"], ["inbox"], ["route"]],
    }),
  };
}

/** What is changed of a child beside its name: what it is entitled by, where it learns and lives, whether it is on record. */
export function useCardActs(card: ChildCard): { child: Act[]; attach: Act; erase: Act } {
  const { say, of } = useShared(card);
  const words = useWords();
  const nameOf = useMunicipality();
  const { region } = useMe();
  const standing = changing<ChildCard>({
    ...of("standing"),
    fields: [
      { kind: "check", name: "disability", label: say("disability") },
      { kind: "check", name: "educationalNeeds", label: say("ovz") },
      ...groups.map((name): Field => ({ kind: "check", name, label: words(`group.${name}`) })),
    ],
    initial: standingOf(card),
    shown: standingOf,
    run: (values, once, record) =>
      change(
        record,
        {
          disability: values.disability === true,
          educationalNeeds: values.educationalNeeds === true,
          targetGroups: groups.filter((group) => values[group] === true),
        },
        once,
      ),
  });
  const attached = ({ attachments }: ChildCard): FieldValues =>
    Object.fromEntries(places.map((place) => [place, attachments[place]]));
  const attach = changing<ChildCard>({
    ...of("attach"),
    fields: places.map((name): Field => {
      const only = ({ kind }: Agency) => kind === name;
      return { kind: "agency", name, label: words(`attends.${name}`), only };
    }),
    initial: attached(card),
    shown: attached,
    run: (values, once, record) =>
      change(
        record,
        { attachments: Object.fromEntries(places.map((place) => [place, text(values[place]) ?? null])) },
        once,
      ),
  });
  const move = changing<ChildCard>({
    ...of("move"),
    fields: [
      {
        kind: "choice",
        name: "municipality",
        label: say("municipality"),
        required: true,
        options: region.municipalities.map(({ key }) => ({ value: key, label: nameOf(key) })),
      },
    ],
    initial: { municipality: card.municipality },
    shown: ({ municipality }) => ({ municipality }),
    run: ({ municipality }, once, record) => change(record, { municipality: text(municipality) }, once),
  });
  const leave = changing<ChildCard>({
    ...of("leave"),
    tells: say("leave.tells"),
    tone: "bad",
    fields: [
      {
        kind: "choice",
        name: "cause",
        label: say("leave.cause"),
        required: true,
        options: causes.map((value) => ({ value, label: say(`cause.${value}`) })),
      },
      { kind: "paragraph", name: "reason", label: say("reason"), required: true },
    ],
    shown: () => ({}),
    run: ({ cause, reason }, once, record) =>
      change(record, { status: "left", cause: causes.find((one) => one === cause), reason: text(reason) }, once),
  });
  const back = changing<ChildCard>({
    ...of("return"),
    shown: () => ({}),
    run: (_values, once, record) => change(record, { status: "active" }, once),
  });
  const several = region.municipalities.length > 1;
  const { childId } = card;
  // On paper: from its page a family asks by itself.
  const erase: Act = {
    key: `card.erase.${childId}`,
    label: say("erase"),
    happens: say("erase.happens"),
    undo: say("erase.undo"),
    fields: [
      { kind: "day", name: "receivedOn", label: say("erase.received") },
      { kind: "paragraph", name: "reason", label: say("erase.reason") },
    ],
    run: ({ receivedOn, reason }, once) =>
      take(
        api.POST("/v1/children/{childId}/erasure-requests", {
          params: { path: { childId }, header: once },
          body: { receivedOn: text(receivedOn), reason: text(reason) },
        }),
      ),
    done: say("erase.done"),
    touches: [["child", childId], ["erasures"], ["inbox"]],
  };
  return { child: card.status === "active" ? [standing, ...(several ? [move] : []), leave] : [back], attach, erase };
}

/** Who stands for the child: added, corrected, taken off the card, and brought to the family's page. */
export function useFamilyActs(card: ChildCard): { add: Act; of: (one: Representative) => Act[] } {
  const { say, of } = useShared(card);
  const words = useWords();
  const nameOfAdult = useAdultName();
  const { can } = useMe();
  const { childId } = card;
  const line = (name: "surname" | "givenName" | "patronymic" | "phone" | "email", required = false): Field => ({
    kind: "line",
    name,
    label: say(name),
    required,
  });
  const add = changing<ChildCard>({
    ...of("add"),
    fields: [
      line("surname", true),
      line("givenName", true),
      line("patronymic"),
      {
        kind: "choice",
        name: "relation",
        label: say("relation"),
        required: true,
        options: relations.map((value) => ({ value, label: words(`relation.${value}`) })),
      },
      line("phone"),
      line("email"),
    ],
    shown: () => ({}),
    run: (values, once, record) =>
      change(
        record,
        {
          addRepresentatives: [
            {
              surname: String(values.surname),
              givenName: String(values.givenName),
              patronymic: text(values.patronymic),
              relation: relations.find((one) => one === values.relation) ?? "other",
              phone: text(values.phone),
              email: text(values.email),
            },
          ],
        },
        once,
      ),
  });
  /** The family that the child is of, formed where nobody has asked for it before. */
  const family = async () =>
    (await take(api.POST("/v1/families", { params: { header: newKey() }, body: { childId } }))).familyId;
  return {
    add,
    of: (one) => {
      const { representativeId: memberId } = one;
      const named = (values: ChildCard) => {
        const { surname, givenName, patronymic, phone, email } =
          values.representatives.find(({ representativeId }) => representativeId === memberId) ?? {};
        return { surname, givenName, patronymic, phone, email };
      };
      const contacts = changing<ChildCard>({
        ...of("contacts"),
        key: `card.contacts.${childId}.${memberId}`,
        subject: nameOfAdult(one),
        // Before a birth she gives her name when she wants to.
        fields: [
          line("surname", one.surname !== undefined),
          line("givenName", one.givenName !== undefined),
          line("patronymic"),
          line("phone"),
          line("email"),
        ],
        initial: named(card),
        shown: named,
        run: ({ surname, givenName, patronymic, phone, email }, once, record) =>
          change(
            record,
            {
              representatives: [
                {
                  representativeId: memberId,
                  surname: text(surname),
                  givenName: text(givenName),
                  patronymic: text(patronymic) ?? null,
                  phone: text(phone) ?? null,
                  email: text(email) ?? null,
                },
              ],
            },
            once,
          ),
      });
      const remove = changing<ChildCard>({
        ...of("remove"),
        key: `card.remove.${childId}.${memberId}`,
        subject: nameOfAdult(one),
        tone: "bad",
        shown: () => ({}),
        run: (_values, once, record) => change(record, { removeRepresentatives: [memberId] }, once),
      });
      const page = (does: "invite" | "sheet" | "revoke") => ({
        key: `family.${does}.${childId}.${memberId}`,
        label: say(does),
        subject: nameOfAdult(one),
        happens: say(`${does}.happens`),
        undo: say(`${does}.undo`),
        done: say(`${does}.done`),
        touches: [["child", childId]],
      });
      const invite: Act = {
        ...page("invite"),
        tells: say("invite.tells"),
        run: async (_values, once) =>
          take(
            api.POST("/v1/families/{familyId}/links", {
              params: { path: { familyId: await family() }, header: once },
              body: { memberId },
            }),
          ),
      };
      const sheet: Act = {
        ...page("sheet"),
        run: async () => download(`/v1/families/${await family()}/sheets?format=pdf`, say("sheet.file"), { memberId }),
      };
      const revoke: Act = {
        ...page("revoke"),
        run: async (_values, once) =>
          take(
            api.POST("/v1/families/{familyId}/links/revoke", {
              params: { path: { familyId: await family() }, header: once },
              body: { memberId },
            }),
          ),
      };
      return [
        ...(can("changeChild") ? [contacts] : []),
        ...(can("formFamily") && one.email ? [invite] : []),
        ...(can("printFamilySheet") ? [sheet] : []),
        ...(can("formFamily") ? [revoke] : []),
        ...(can("changeChild") && card.representatives.length > 1 ? [remove] : []),
      ];
    },
  };
}
