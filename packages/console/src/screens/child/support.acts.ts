import { ifMatch, type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import { useMe } from "../../api/me.tsx";
import type { Act } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { supportTexts } from "./support.texts.ts";

export type Accompaniment = Schema<"ListAccompanimentsAnswer">["items"][number];
export type Peer = Schema<"ListPeerSupportsAnswer">["items"][number];
type Offers = Schema<"FindPeerOffersAnswer">["items"];

const posts = [
  "psychologist",
  "speech-therapist",
  "special-teacher",
  "tutor",
  "assistant",
  "teacher",
  "educator",
  "social-teacher",
  "social-worker",
  "physician",
  "nurse",
  "exercise-instructor",
  "occupational-therapist",
  "adaptive-sport",
  "career-counsellor",
  "early-help",
  "other",
] as const satisfies ReadonlyArray<Accompaniment["post"]>;
const areas = ["psychological", "legal", "medical", "social", "educational"] as const;
const causes = ["goals-reached", "declined", "moved", "of-age", "transferred", "other", "mistake"] as const;
const peerCauses = ["helped", "enough", "unsuited", "no-contact", "left", "other", "mistake"] as const;
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

/** A family's curator is named, changed, and no more wanted. Contacts and reviews are told by the organisation, on its page. */
export function useCuratorActs(childId: string): { start: Act; of: (one: Accompaniment) => Act[] } {
  const say = useTexts(supportTexts);
  const { can } = useMe();
  const touches = [["child", childId], ["accompaniments"], ["inbox"]];
  const curator: Field[] = [
    { kind: "agency", name: "agencyId", label: say("curator.is"), required: true },
    {
      kind: "choice",
      name: "post",
      label: say("post"),
      required: true,
      options: posts.map((value) => ({ value, label: say(`post.${value}`) })),
    },
  ];
  const note: Field = { kind: "paragraph", name: "note", label: say("note") };
  const postOf = (values: FieldValues) => posts.find((one) => one === values.post) ?? "other";
  return {
    start: {
      key: `curator.start.${childId}`,
      label: say("start"),
      happens: say("start.happens"),
      tells: say("start.tells"),
      undo: say("start.undo"),
      fields: [
        ...curator,
        ...areas.map((name): Field => ({ kind: "check", name, label: say(`area.${name}`), under: say("areas") })),
        { kind: "day", name: "from", label: say("from") },
        note,
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/children/{childId}/accompaniments", {
            params: { path: { childId }, header: once },
            body: {
              agencyId: String(values.agencyId),
              post: postOf(values),
              areas: areas.filter((area) => values[area] === true),
              from: text(values.from),
              note: text(values.note),
            },
          }),
        ),
      done: say("start.done"),
      touches,
    },
    of: (one) => {
      const { accompanimentId, agencyId, post } = one;
      const params = (once: Parameters<Act["run"]>[1]) => ({
        path: { childId, accompanimentId },
        header: { ...once, ...ifMatch(one) },
      });
      const change: Act = {
        key: `curator.change.${accompanimentId}`,
        label: say("change"),
        happens: say("change.happens"),
        undo: say("change.undo"),
        fields: [...curator, note],
        initial: { agencyId, post },
        run: (values, once) =>
          take(
            api.POST("/v1/children/{childId}/accompaniments/{accompanimentId}/curator", {
              params: params(once),
              body: { agencyId: String(values.agencyId), post: postOf(values), note: text(values.note) },
            }),
          ),
        done: say("change.done"),
        touches,
      };
      const end: Act = {
        key: `curator.end.${accompanimentId}`,
        label: say("end"),
        happens: say("end.happens"),
        undo: say("end.undo"),
        fields: [
          {
            kind: "choice",
            name: "cause",
            label: say("cause"),
            required: true,
            options: causes.map((value) => ({ value, label: say(`cause.${value}`) })),
          },
          note,
        ],
        run: (values, once) =>
          take(
            api.POST("/v1/children/{childId}/accompaniments/{accompanimentId}/end", {
              params: params(once),
              body: { cause: causes.find((cause) => cause === values.cause) ?? "other", note: text(values.note) },
            }),
          ),
        done: say("end.done"),
        touches,
      };
      return [...(can("changeCurator") ? [change] : []), ...(can("endAccompaniment") ? [end] : [])];
    },
  };
}

/** A parent is proposed among those who offer; a support that is no more wanted is ended. */
export function usePeerActs(peer: Peer, offers: Offers): Act[] {
  const say = useTexts(supportTexts);
  const { can } = useMe();
  const { childId, peerSupportId, status } = peer;
  const touches = [["child", childId], ["inbox"], ["peer-offers"]];
  const params = (once: Parameters<Act["run"]>[1]) => ({ path: { childId, peerSupportId }, header: once });
  const propose: Act = {
    key: `peer.propose.${peerSupportId}`,
    label: say("propose"),
    happens: say("propose.happens"),
    tells: say("propose.tells"),
    undo: say("propose.undo"),
    fields: [
      {
        kind: "choice",
        name: "offerId",
        label: say("propose.whom"),
        help: say("propose.help"),
        required: true,
        options: offers.map(({ offerId, topics, ways, words }) => ({
          value: offerId,
          label: say("offer.of", {
            topics: topics.map((topic) => say(`topic.${topic}`)).join(", "),
            ways: ways.map((way) => say(`way.${way}`)).join(", "),
            words: words ? `: «${words}»` : "",
          }),
        })),
      },
    ],
    run: ({ offerId }, once) =>
      take(
        api.POST("/v1/children/{childId}/peer-supports/{peerSupportId}/proposal", {
          params: params(once),
          body: { offerId: String(offerId) },
        }),
      ),
    done: say("propose.done"),
    touches,
  };
  const end: Act = {
    key: `peer.end.${peerSupportId}`,
    label: say("peer.end"),
    happens: say("peer.end.happens"),
    tells: say("peer.end.tells"),
    undo: say("peer.end.undo"),
    fields: [
      {
        kind: "choice",
        name: "cause",
        label: say("cause"),
        required: true,
        options: peerCauses.map((value) => ({ value, label: say(`peer.cause.${value}`) })),
      },
    ],
    run: ({ cause }, once) =>
      take(
        api.POST("/v1/children/{childId}/peer-supports/{peerSupportId}/end", {
          params: params(once),
          body: { cause: peerCauses.find((one) => one === cause) ?? "other" },
        }),
      ),
    done: say("peer.end.done"),
    touches,
  };
  if (status === "ended") return [];
  return [
    ...(can("proposePeer") && status !== "running" && offers.length > 0 ? [propose] : []),
    ...(can("endPeerSupport") ? [end] : []),
  ];
}
