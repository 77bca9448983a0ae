import type { Schema } from "@marshrut/client";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useMe } from "../../api/me.tsx";
import { usePeriods } from "../../parts/periods.tsx";
import { termsTexts } from "../../parts/terms.texts.ts";
import { useFormat } from "../../texts/format.ts";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import { confirmationsTexts } from "./texts.ts";

type Confirmation = Schema<"Confirmation">;
type Of = Pick<Confirmation, "act" | "subject">;

/** To what each act is done: how that is called, and where and by whom it is read. */
const subjects = {
  "period.open": { name: "period", at: "periods", by: "getPeriod" },
  "period.lock": { name: "period", at: "periods", by: "getPeriod" },
  "period.unlock": { name: "period", at: "periods", by: "getPeriod" },
  "step.hold": { name: "step", at: "steps", by: "getStep" },
  "obligation.extend": { name: "obligation", at: "obligations", by: "getObligation" },
  "minutes.approve": { name: "meeting", at: "meetings", by: "getMeeting" },
  "child.erase": { name: "child", at: "children", by: "getChild" },
  "account.block": { name: "account" },
  "account.unblock": { name: "account" },
  "settings.change": { name: "settings" },
} as const satisfies Record<Confirmation["act"], { name: string; at?: string; by?: string }>;

/** To what the act is done, in words, and where it is shown. Nobody's name: the list is read by more people than a card. */
export function useSubject(): (of: Of) => { name: string; to?: string | undefined } {
  const say = useTexts(confirmationsTexts);
  const both = useBoth();
  const { can } = useMe();
  const periods = usePeriods();
  const nameOf = ({ act, subject }: Of): string => {
    const { name } = subjects[act];
    if (name === "account") return say("about.account", { id: subject });
    if (name !== "period") return say(`about.${name}`, { id: subject.slice(-6) });
    const period = periods?.find((one) => one.period === subject);
    return period ? both(period.name) : subject;
  };
  return (of) => {
    const shown = subjects[of.act];
    return { name: nameOf(of), to: "by" in shown && can(shown.by) ? `/${shown.at}/${of.subject}` : undefined };
  };
}

export function Subject({ of }: { of: Of }) {
  const { name, to } = useSubject()(of);
  return to ? <Link to={to}>{name}</Link> : <bdi>{name}</bdi>;
}

const named = [
  "until",
  "grounds",
  "receivedOn",
  "retention.source",
  "mailFrom",
  "escalationEmail",
  "dataOfficer",
  "name.ru",
  "name.en",
  "quietHours.from",
  "quietHours.to",
  "reportGraceDays",
  "requestAnswerDays",
] as const;
/** Of these groups whoever set them knows the rest of the path: it stands in the API alone. */
const groups = ["emergency", "watch", "rates", "approvals", "conference", "texting"] as const;
const grounds = ["consent-withdrawn", "purpose-reached", "unlawful", "court-order"] as const;

/** With what the act is asked: what second persons put their word to, so that they read it in words. */
export function useInput(): (of: Pick<Confirmation, "input">) => Array<readonly [string, ReactNode]> {
  const say = useTexts(confirmationsTexts);
  const kept = useTexts(termsTexts);
  const format = useFormat();
  const nameOf = (path: string): string => {
    const known = named.find((one) => one === path);
    if (known) return say(`input.${known}`);
    const [first, ...rest] = path.split(".");
    const name = rest.join(".");
    const term = Object.keys(termsTexts.ru).find((one) => one === name) as keyof typeof termsTexts.ru | undefined;
    if (first === "retention" && term) return say("input.retention", { name: kept(term) });
    const group = groups.find((one) => one === first);
    return group ? say(`input.${group}`, { name }) : say("input.other", { name: path });
  };
  const saidOf = (path: string, value: Confirmation["input"][string]): string => {
    // An empty text is what is cleared.
    if (value === "") return say("usual");
    if (typeof value === "number") return format.number(value);
    if (path === "until" || path === "receivedOn") return format.day(String(value));
    const ground = path === "grounds" ? grounds.find((one) => one === value) : undefined;
    return ground ? say(`grounds.${ground}`) : String(value);
  };
  return ({ input }) => Object.entries(input).map(([path, value]) => [nameOf(path), saidOf(path, value)] as const);
}
