import { Temporal } from "temporal-polyfill";
import { dateInWords } from "../../ground/calendar/index.ts";
import { type Block, type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import { type Ctx, isStaff, notFound } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { namesIn } from "./library.actions.ts";
import { beginOf, isInForce } from "./library.decide.ts";
import * as store from "./library.store.ts";
import { type Act, actLevels, type Item } from "./library.ts";
import { levelWords } from "./library.words.ts";

/** What is gathered into one paper: the list of acts (I-1, II.I-1.2), the collection of practices (P37). */
export const collections = ["acts", "practices"] as const;
export type Collection = (typeof collections)[number];
const day = (date: string): string => dateInWords(Temporal.PlainDate.from(date)).ru;
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** All that is published of it, as a paper to be edited or printed. @throws Refusal not-found */
export async function collection(ctx: Ctx, of: Collection, format: DocumentFormat): Promise<DocumentFile> {
  if (!isStaff(ctx.actor, "each") && !("agency" in ctx.actor)) throw notFound();
  const found = [];
  for await (const one of store.published(ctx, of === "acts" ? "act" : "practice")) found.push(one);
  const [names, today, { name }] = [await namesIn(ctx, found), await Tenant.today(ctx), await Tenant.load(ctx)];
  const items = found.map(({ data }) => data);
  const title = of === "acts" ? "Перечень нормативных правовых актов" : "Сборник практик";
  const content: Block[] = [
    { kind: "title", lines: [title, name.ru, `на ${dateInWords(today).ru}`] },
    ...(items.length === 0 ? [paragraph("Пока ничего не опубликовано.")] : []),
    ...(of === "acts" ? actBlocks(items, today.toString()) : items.flatMap((one) => practiceBlocks(one, names))),
  ];
  return fileOf({ title, content }, format, of);
}

const actLine = ({ title, number, date, issuer, until, ...act }: Act, today: string): string => {
  const force = isInForce({ title, number, date, issuer, until, ...act }, today)
    ? until
      ? `действует до ${day(until)}`
      : "действует"
    : until && until < today
      ? `утратил силу ${day(until)}`
      : `вступает в силу ${day(act.from ?? date)}`;
  const measures = act.measures.length > 0 ? `; мероприятия: ${act.measures.join(", ")}` : "";
  return `${issuer}, ${day(date)} № ${number} «${title.ru}» — ${force}${measures}`;
};

/** By level, the highest first; the newest of each first. */
function actBlocks(items: readonly Item[], today: string): Block[] {
  const acts = items.flatMap(({ content }) => (content.kind === "act" ? [content] : []));
  return actLevels.flatMap((level): Block[] => {
    const own = acts
      .filter((act) => act.level === level)
      .toSorted((a, b) => (beginOf(a) < beginOf(b) ? 1 : -1))
      .map((act) => actLine(act, today));
    return own.length === 0
      ? []
      : [
          { kind: "heading", text: `${levelWords[level].ru}: ${own.length}` },
          { kind: "lines", lines: own },
        ];
  });
}

function practiceBlocks({ content, agencyId }: Item, names: ReadonlyMap<string, string>): Block[] {
  const facts: [string, string][] = [
    ["Организация", (agencyId && names.get(agencyId)) ?? "Регион"],
    ...(content.topics.length > 0 ? [["Темы", content.topics.join(", ")] as [string, string]] : []),
    ...(content.link ? [["Ссылка", content.link] as [string, string]] : []),
  ];
  return [
    { kind: "heading", text: content.title.ru },
    { kind: "facts", rows: facts },
    paragraph(content.summary.ru),
    ...(content.text ?? "").split("\n").flatMap((one) => (one.trim() ? [paragraph(one.trim())] : [])),
  ];
}
