import * as z from "zod";
import type { ChildId, NoteId, PeerOfferId, PeerSupportId, RepresentativeId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { idText, ourDate, paragraph } from "../../ground/shared/schema.ts";
import { RepresentativeIdText } from "../child/child.ts";

// «Родитель — родителю» (pilot project, statement P17; template before-birth): a parent who has come a way offers to talk with one who is at
// its beginning. A coordinator brings two together, and neither learns who the other is until both have said yes (decision 0230).

/** What somebody has been through, or wants to talk about. Codes: what it is like for them is theirs to tell each other. */
export const topics = [
  "expecting",
  "first-years",
  "kindergarten",
  "school",
  "growing-up",
  "foster",
  "papers",
  "daily-life",
  "communication",
  "feelings",
] as const;
export type Topic = (typeof topics)[number];
export const ways = ["phone", "video", "in-person"] as const;
export type Way = (typeof ways)[number];

export const peerStatuses = ["asked", "proposed", "running", "ended"] as const;
export type PeerStatus = (typeof peerStatuses)[number];
/** Why it ended; `mistake`: it never was one, and counts nowhere. `left`: whoever helped, or was helped, is here no more. */
export const endCauses = ["helped", "enough", "unsuited", "no-contact", "left", "other", "mistake"] as const;
export type EndCause = (typeof endCauses)[number];
/** Which of them the two may give. */
export const familyCauses = ["helped", "enough", "unsuited", "no-contact", "other"] as const satisfies EndCause[];
/** By whose word: of the family that asks, of the parent who helps, of staff; `silence`: nobody's. */
export type Side = "family" | "peer" | "staff";

const several = <T extends string>(of: readonly T[]) =>
  z
    .array(z.enum(of))
    .min(1)
    .max(of.length)
    .refine((list) => new Set(list).size === list.length, { error: says("не повторяются", "do not repeat") });

const said = {
  topics: several(topics),
  ways: several(ways),
  /** In their own words: sealed. Of an offer whoever asks reads them, of an ask the coordinator alone. */
  words: paragraph(1000).optional(),
};
/** Without it nothing is looked for: that a coordinator looks among those who offer. */
export const consentsToSearch = z.literal(true, {
  error: says("согласие, чтобы координатор подобрал родителя", "the consent that the coordinator looks for a parent"),
});
/** Without it nobody is brought together: that the other one learns name, telephone and address. */
export const consentsToContact = z.literal(true, {
  error: says(
    "согласие, чтобы второй родитель узнал ваше имя, телефон и почту",
    "the consent that the other parent learns your name, telephone and address",
  ),
});

export const OfferPeer = z.strictObject({ ...said, consents: consentsToSearch });
export type OfferPeer = z.infer<typeof OfferPeer>;
export const AskPeer = z.strictObject({
  ...said,
  /** Whose word staff writes down; a family speaks for itself. */
  representativeId: RepresentativeIdText.optional(),
  consents: consentsToSearch,
});
export const ProposePeer = z.strictObject({ offerId: idText("peeroffer") });
export const TellPeerContact = z.strictObject({ on: ourDate, way: z.enum(ways) });
export type TellPeerContact = z.infer<typeof TellPeerContact>;
export const EndPeer = z.strictObject({ cause: z.enum(endCauses) });

/**
 * A parent who has been there offers to talk, by way of the child whom they represent: the record goes with the child's card. What they said is
 * their consent to be asked; taken back, nothing of it is kept.
 */
export interface PeerOffer {
  offerId: PeerOfferId;
  childId: ChildId;
  memberId: RepresentativeId;
  municipality: string;
  topics: Topic[];
  ways: Way[];
  wordsId?: NoteId | undefined;
  consentedAt: string;
}

/** Two who are to be brought together: when each has said yes. */
export interface Match {
  offerId: PeerOfferId;
  /** Whoever helps, and the child by whom they are known. */
  childId: ChildId;
  memberId: RepresentativeId;
  proposedAt: string;
  family?: string | undefined;
  peer?: string | undefined;
  /** When both had. */
  since?: string | undefined;
}

export interface PeerContact extends TellPeerContact {
  by: Side;
  at: string;
  municipality: string;
}

/** Ids, codes and dates; what people wrote is in the vault. Kept with the child of whoever asks. */
export interface PeerSupport {
  peerSupportId: PeerSupportId;
  childId: ChildId;
  /** Who asks. */
  memberId: RepresentativeId;
  municipality: string;
  topics: Topic[];
  ways: Way[];
  wordsId?: NoteId | undefined;
  consentedAt: string;
  /** ISO date. */
  askedOn: string;
  /** Since when somebody is looked for: the ask, or the last no. */
  searchedOn: string;
  status: PeerStatus;
  match?: Match | undefined;
  /** Who was asked, or found, in vain. */
  refused: { memberId: RepresentativeId; by: Side | "silence"; at: string }[];
  contacts: PeerContact[];
  /** When nobody was found for long, or nobody told of a contact. */
  toldAt?: string | undefined;
  ended?: { on: string; cause: EndCause; by: Side } | undefined;
  createdAt: string;
}

const shown = {
  topics: z.array(z.enum(topics)),
  ways: z.array(z.enum(ways)),
};
const ContactView = z.strictObject({ on: z.string(), way: z.enum(ways), by: z.enum(["family", "peer", "staff"]) });
const Ended = z.strictObject({ on: z.string(), cause: z.enum(endCauses) });

/** For staff. Who they are stands on their cards. */
export const PeerOfferView = z.strictObject({
  offerId: z.string(),
  childId: z.string(),
  memberId: z.string(),
  municipality: z.string(),
  ...shown,
  words: z.string().optional(),
  /** How many they talk with at present, or are asked to. */
  busy: z.int(),
  since: z.string(),
});
export type PeerOfferView = z.infer<typeof PeerOfferView>;

export const PeerSupportView = z.strictObject({
  peerSupportId: z.string(),
  childId: z.string(),
  memberId: z.string(),
  municipality: z.string(),
  ...shown,
  words: z.string().optional(),
  askedOn: z.string(),
  status: z.enum(peerStatuses),
  match: z
    .strictObject({
      offerId: z.string(),
      childId: z.string(),
      memberId: z.string(),
      proposedAt: z.string(),
      familyAgreed: z.boolean(),
      peerAgreed: z.boolean(),
      since: z.string().optional(),
    })
    .optional(),
  refused: z.array(
    z.strictObject({ memberId: z.string(), by: z.enum(["family", "peer", "staff", "silence"]), at: z.string() }),
  ),
  contacts: z.array(ContactView),
  ended: Ended.optional(),
  version: z.int(),
});
export type PeerSupportView = z.infer<typeof PeerSupportView>;

/** What one of the two sees of it: nothing of who the other is until both have said yes. */
const OneOfTwo = z.strictObject({
  peerSupportId: z.string(),
  status: z.enum(peerStatuses),
  askedOn: z.string(),
  ...shown,
  /** Of whoever asks, for themselves: their own words. */
  words: z.string().optional(),
  /** Of the other one: what they offer, and whether they have said yes. */
  other: z.strictObject({ ...shown, words: z.string().optional(), agreed: z.boolean() }).optional(),
  agreed: z.boolean(),
  /** Once both have. */
  contact: z
    .strictObject({ name: z.string().optional(), phone: z.string().optional(), email: z.string().optional() })
    .optional(),
  contacts: z.int(),
  ended: Ended.optional(),
  may: z.array(z.enum(["answer", "tell", "end"])),
});
export type OneOfTwo = z.infer<typeof OneOfTwo>;

export const FamilyPeers = z.strictObject({
  offer: z.strictObject({ ...shown, words: z.string().optional(), since: z.string() }).optional(),
  asks: z.array(OneOfTwo),
  helps: z.array(OneOfTwo),
});
export type FamilyPeers = z.infer<typeof FamilyPeers>;
