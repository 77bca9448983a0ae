import type { FormContent } from "../form/content.ts";
import type { Tally } from "../response/tally.ts";
import { type Seen, type ShareKey, shares, type Told } from "./scores.ts";

/** By which question a share is counted, in the form of the visitors. */
const questionOf: Record<ShareKey, string> = {
  stand: "stand-ok",
  site: "site-ok",
  "on-time": "on-time",
  comfort: "comfort-ok",
  access: "access-ok",
  contact: "contact-ok",
  service: "service-ok",
  remote: "remote-ok",
  recommend: "recommend",
  organised: "organised",
  satisfied: "satisfied",
};
const amounts = ["stand-norm", "stand", "site-norm", "site"] as const;
const lists = ["remote", "comfort-there", "equipment", "help"] as const;

/** Questions without which nothing can be scored: a region words them as it likes, and keeps their keys. */
export const wanted = {
  experts: [...amounts, ...lists, "wait"],
  visitors: Object.values(questionOf),
} as const;

/** Which of them a form lacks. */
export const missingIn = ({ items }: Pick<FormContent, "items">, whose: keyof typeof wanted): string[] =>
  wanted[whose].filter((key) => !items.some((item) => item.key === key));

/** What the experts of an organisation saw, on the average; undefined where there was none. */
export function seenOf({ items }: Pick<FormContent, "items">, { n, questions }: Tally): Seen | undefined {
  if (n === 0) return undefined;
  const amount = (key: (typeof amounts)[number]) => (questions.get(key)?.sum ?? 0) / n;
  const marked = (key: (typeof lists)[number]) => {
    const options = questions.get(key)?.options ?? new Map<string, number>();
    return [...options].reduce((sum, [code, times]) => sum + (code === "none" ? 0 : times), 0) / n;
  };
  return {
    experts: n,
    stand: { there: amount("stand"), norm: amount("stand-norm") },
    site: { there: amount("site"), norm: amount("site-norm") },
    remote: marked("remote"),
    comfort: marked("comfort-there"),
    equipment: marked("equipment"),
    help: marked("help"),
    wait: waitOf(items, questions.get("wait")?.options),
  };
}

/** The mean of the points of what was chosen; whoever says that there is no term says nothing of it. */
function waitOf(items: FormContent["items"], chosen: ReadonlyMap<string, number> = new Map()): number | undefined {
  const asked = items.find((item) => item.key === "wait");
  const points = new Map(asked?.kind === "choice" ? asked.options.map((one) => [one.code, one.points ?? 0]) : []);
  const known = [...chosen].filter(([code]) => code !== "none" && points.has(code));
  const times = known.reduce((sum, [, n]) => sum + n, 0);
  return times === 0 ? undefined : known.reduce((sum, [code, n]) => sum + points.get(code)! * n, 0) / times;
}

/** What the visitors of an organisation told; undefined where nobody did. */
export function toldOf({ n, questions }: Tally): Told | undefined {
  if (n === 0) return undefined;
  const share = (key: ShareKey) => {
    const options = questions.get(questionOf[key])?.options;
    const [yes, no] = [options?.get("yes") ?? 0, options?.get("no") ?? 0];
    return { yes, of: yes + no };
  };
  return { visitors: n, shares: Object.fromEntries(shares.map((key) => [key, share(key)])) as Told["shares"] };
}
