import * as programmes from "../../agencies/programme/programme.store.ts";
import type { Programme } from "../../agencies/programme/programme.ts";
import { evidenceGrades, type ProgrammeContent } from "../../agencies/programme/programme.ts";
import { type DocumentContent, partTexts } from "../../forms/standard-document/content.ts";
import * as standards from "../../forms/standard-document/standard-document.store.ts";
import type { Edition } from "../../forms/standard-document/standard-document.ts";
import { type Ctx, eachOf, type ItemId, type Page, type PageRequest } from "../../ground/shared/index.ts";
import type { Text } from "../../ground/shared/text.ts";

type Bank = Pick<Ctx, "bank" | "tenant">;

interface Common {
  title: Text;
  summary: Text;
  text?: string | undefined;
  link?: undefined;
  topics: readonly string[];
  measures: readonly string[];
  ages?: { from: number; to?: number | undefined } | undefined;
  /** The act by which it counts. */
  act: { number: string; date: string };
}
/** A model programme of the region, in its approved version. */
export interface OpenProgramme extends Common {
  kind: "programme";
  /** The best grade of its methods. */
  evidence?: (typeof evidenceGrades)[number] | undefined;
  methods: readonly { title: string; evidence: (typeof evidenceGrades)[number]; itemId?: ItemId | undefined }[];
  goals: readonly string[];
}
/** A standard document in its edition in force: with lines where records fill it in. */
export interface OpenDocument extends Common {
  kind: "document";
}
export interface Approved<C = OpenProgramme | OpenDocument> {
  itemId: string;
  content: C;
  /** ISO date: since when it counts. */
  confirmedOn: string;
  files: [];
}

async function whole<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of eachOf(read, 200)) found.push(one);
  return found;
}

/** Model programmes that are approved and whose term is not over. */
export async function modelProgrammes(ctx: Bank, today: string): Promise<Approved<OpenProgramme>[]> {
  const found = await whole((page) => programmes.find(ctx, { agency: "model", status: "approved" }, page));
  return found.flatMap((one) =>
    one.content && one.content.term.until >= today ? [programmeOf(one, one.content)] : [],
  );
}

const kinds: Record<ProgrammeContent["kind"], Text> = {
  individual: { ru: "индивидуальная", en: "individual" },
  "adapted-supplementary": { ru: "адаптированная дополнительная", en: "adapted supplementary" },
  supplementary: { ru: "дополнительная", en: "supplementary" },
  "living-skills": { ru: "жизненные навыки", en: "living skills" },
  career: { ru: "профориентация", en: "career guidance" },
  "early-help": { ru: "ранняя помощь", en: "early help" },
};

function programmeOf({ programmeId, approval }: Programme, content: ProgrammeContent): Approved<OpenProgramme> {
  const { title, kind, ages, methods, goals, sessionsPerMonth } = content;
  const { act } = approval!;
  return {
    itemId: programmeId,
    confirmedOn: act.date,
    files: [],
    content: {
      kind: "programme",
      title: { ru: title, en: title },
      summary: {
        ru: `Примерная программа (${kinds[kind].ru}): занятий в месяц — ${sessionsPerMonth}. Организации берут её за основу своей.`,
        en: `A model programme (${kinds[kind].en}), sessions a month: ${sessionsPerMonth}. Organisations make their own of it.`,
      },
      topics: [],
      measures: kind === "early-help" ? ["III-6"] : [],
      ages,
      evidence: evidenceGrades.find((grade) => methods.some(({ evidence }) => evidence === grade)),
      methods,
      goals: goals.map((goal) => goal.title),
      act,
    },
  };
}

/** More of a paper is read in the paper itself. */
const mostLetters = 8000;

export async function standardDocuments(ctx: Bank): Promise<Approved<OpenDocument>[]> {
  const found = await whole((page) => standards.find(ctx, "approved", page));
  const editions = await standards.editionsInForce(
    ctx,
    found.map(({ data }) => data),
  );
  return editions.map(documentOf);
}

function documentOf({ standardId, content, approval: { act } }: Edition): Approved<OpenDocument> {
  return {
    itemId: standardId,
    confirmedOn: act.date,
    files: [],
    content: {
      kind: "document",
      title: content.title,
      summary: {
        ru: "Типовой документ. Организация заполняет его из записей; семья получает готовым.",
        en: "A standard document. An organisation fills it in from records; a family is given it ready.",
      },
      text: textOf(content).slice(0, mostLetters),
      topics: [],
      measures: ["III-8"],
      act,
    },
  };
}

/** Its words, with a line where something is filled in. */
const textOf = ({ parts }: DocumentContent): string =>
  parts
    .flatMap(partTexts)
    .join("\n")
    .replaceAll(/\{[^{}]*\}/g, "________");
