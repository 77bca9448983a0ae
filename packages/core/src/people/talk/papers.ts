import { Temporal } from "temporal-polyfill";
import * as Agency from "../../agencies/agency/index.ts";
import { dateInWords } from "../../ground/calendar/index.ts";
import { type Block, type DocumentFile, type DocumentFormat, fileOf } from "../../ground/document/index.ts";
import { auditRead, type Ctx, type OccasionId } from "../../ground/shared/index.ts";
import * as occasions from "../occasion/occasion.store.ts";
import { mustRun } from "./call.actions.ts";
import { mostSlots, type TalkSlot } from "./call.ts";
import { speakerOf, standing } from "./programme.actions.ts";
import * as store from "./talk.store.ts";
import { type Whole, wholes } from "./view.ts";

/** What is printed of a conference: its programme, and what is said there. */
export const talkPapers = ["programme", "collection"] as const;
export type TalkPaper = (typeof talkPapers)[number];

const day = (wall: string): string => dateInWords(Temporal.PlainDate.from(wall.slice(0, 10))).ru;
const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const kinds = { talk: "доклад", poster: "стендовый доклад", practice: "практика" } as const;

/**
 * The programme as it stands; the collection of what was accepted and whose authors let it be printed, section by section.
 * @throws Refusal not-found
 */
export async function print(
  ctx: Ctx,
  id: OccasionId,
  { of, format }: { of: TalkPaper; format: DocumentFormat },
): Promise<DocumentFile> {
  const { data: call } = await store.loadCall(ctx, id);
  await mustRun(ctx, call);
  await auditRead(ctx, { subject: id, action: "talk.print", detail: { of } });
  const { data: event } = await occasions.load(ctx, id);
  const organiser = (await Agency.namesOf(ctx, [event.agencyId])).get(event.agencyId) ?? "";
  const [first, last] = [day(event.times[0]!.from), day(event.times.at(-1)!.until)];
  const when = first === last ? first : `${first} — ${last}`;
  const titleOf = (section: string) => call.sections.find(({ key }) => key === section)?.title ?? section;
  const title = of === "programme" ? "Программа" : "Сборник тезисов";
  const head: Block = {
    kind: "title",
    lines: [title, event.title, [when, event.place].filter((one) => one !== undefined).join(", "), organiser],
  };
  const body =
    of === "programme"
      ? programmeBlocks(await standing(ctx, call), titleOf)
      : collectionBlocks(await printable(ctx, id), call.sections);
  const content = [head, ...(body.length > 0 ? body : [paragraph("Пока пусто.")])];
  return fileOf({ title, content }, format, of);
}

/** Accepted ones whose authors have agreed; as many as a programme has. */
async function printable(ctx: Ctx, id: OccasionId): Promise<Whole[]> {
  const { items } = await store.talksOf(ctx, id, "accepted", { limit: mostSlots });
  return wholes(
    ctx,
    items.flatMap(({ data }) => (data.publish ? [data] : [])),
  );
}

/** Day by day, a table each: when, where, what, whose. */
function programmeBlocks(
  lines: readonly { slot: TalkSlot; whole: Whole }[],
  titleOf: (section: string) => string,
): Block[] {
  const days = Map.groupBy(lines, ({ slot }) => slot.from.slice(0, 10));
  return [...days].flatMap(([date, of]): Block[] => [
    { kind: "heading", text: day(date) },
    {
      kind: "table",
      columns: [
        { title: "Время", width: 1 },
        { title: "Зал", width: 1 },
        { title: "Доклад", width: 4 },
        { title: "Кто выступает", width: 3 },
      ],
      rows: of.map(({ slot, whole }) => [
        `${slot.from.slice(11)}, ${slot.minutes} мин`,
        slot.room ?? "",
        `${whole.title ?? "Название удалено"} (${kinds[whole.talk.kind]}; ${titleOf(whole.talk.section)})`,
        speakerOf(whole) ?? "",
      ]),
    },
  ]);
}

function collectionBlocks(all: readonly Whole[], sections: readonly { key: string; title: string }[]): Block[] {
  return sections.flatMap(({ key, title }): Block[] => {
    const own = all.filter(({ talk, abstract }) => talk.section === key && abstract !== undefined);
    return own.length === 0
      ? []
      : [
          { kind: "heading", text: title },
          ...own.flatMap((one): Block[] => [
            { kind: "lines", lines: [one.title ?? "", speakerOf(one) ?? ""] },
            ...(one.abstract ?? "").split("\n").flatMap((text) => (text.trim() ? [paragraph(text.trim())] : [])),
          ]),
        ];
  });
}
