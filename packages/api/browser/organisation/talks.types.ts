// What `POST /v1/respond/talks` gives of calls and talks.

export type Kind = "talk" | "poster" | "practice";
export type Status =
  | "unconfirmed"
  | "submitted"
  | "accepted"
  | "reserve"
  | "refused"
  | "withdrawn"
  | "lapsed"
  | "called-off";
export interface OpenCall {
  occasionId: string;
  event: string;
  organisation: string;
  closes: string;
  about?: string;
  sections: { key: string; title: string }[];
  kinds: Kind[];
  abstractMost: number;
}
export interface Call extends OpenCall {
  opens: string;
  version: number;
  blind: boolean;
  open: boolean;
  deciderId?: string;
  reviewsEach: number;
  reviewsBy: string;
  taking: boolean;
  reviewers: { agencyId: string; organisation: string; specialistId?: string }[];
  slots: { talkId: string; from: string; minutes: number; room?: string }[];
  publishedAt?: string;
}
export interface Talk {
  talkId: string;
  event?: string;
  title?: string;
  name?: string;
  organisation?: string;
  kind: Kind;
  section: string;
  status: Status;
  begun: boolean;
  publish: boolean;
  asked: number;
  answered: number;
  mean?: number;
  version: number;
}
export interface Review {
  talkId: string;
  event: string;
  section: string;
  kind: Kind;
  title?: string;
  abstract?: string;
  author?: string;
  reviewsBy: string;
  grade?: number;
  declined?: boolean;
  remark?: string;
}
/** One with all its words, as whoever asks may read it. */
export interface Whole extends Omit<Talk, "asked" | "answered" | "mean"> {
  abstract?: string;
  coauthors?: string;
  words?: string;
  reason?: string;
  slot?: { from: string; minutes: number; room?: string };
  reviews?: { agencyId: string; organisation: string; grade?: number; declined?: boolean; remark?: string }[];
  correctable: boolean;
}
