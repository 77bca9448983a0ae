import { type Block, type Column, type DocumentFile, fileOf } from "../../ground/document/index.ts";
import type { TenantSettings } from "../../ground/tenant/index.ts";
import { type PageRow, type SheetPage, writeBook } from "../../ground/workbook/index.ts";
import { findingBlocks, findingCells, findingColumns, type ToldFinding } from "../round/findings.files.ts";
import type { AssessedView, QualityView, reportFormats } from "./quality.ts";
import { type Criterion, criteria, type Indicator, indicators, weightOf } from "./scores.ts";
import { criterionWords, indicatorWords, remarkWords, sphereWords } from "./words.ts";

type Format = (typeof reportFormats)[number];

/** The results as somebody sees them, as a paper or a table. */
export async function fileOfQuality(
  shown: QualityView,
  { format, settings, findings }: { format: Format; settings: TenantSettings; findings: readonly ToldFinding[] },
): Promise<DocumentFile> {
  const name = `noko-${shown.year}-${shown.sphere}`;
  const title = "Независимая оценка качества условий оказания услуг";
  if (format !== "xlsx")
    return fileOf(
      { title, orientation: "landscape", content: blocksOf(shown, title, { settings, findings }) },
      format,
      name,
    );
  return {
    name: `${name}.xlsx`,
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes: await writeBook(title, pagesOf(shown, title, { settings, findings })),
  };
}

const number = (n: number | undefined): string => (n === undefined ? "—" : n.toFixed(2).replace(".", ","));
const date = (iso: string | undefined): string => (iso === undefined ? "—" : iso.split("-").reverse().join("."));

const placeName = ({ municipalities, name }: TenantSettings, key: string | undefined): string =>
  key === undefined ? name.ru : (municipalities.find((one) => one.key === key)?.name.ru ?? key);

/** How it was counted, so that whoever reads can count it again. */
function methodOf({ sphere }: QualityView): string[] {
  const weight = (key: Indicator) => (weightOf(key, sphere) / 100).toString().replace(".", ",");
  const of = (criterion: Criterion) =>
    indicators
      .filter((key) => key.startsWith(`${criterion}.`) && weightOf(key, sphere) > 0)
      .map((key) => `${key} (${indicatorWords[key]}) × ${weight(key)}`)
      .join(" + ");
  return [
    `Баллы от 0 до 100. ${criteria.map((key) => `${key}. ${criterionWords[key]} = ${of(key)}`).join("; ")}. Итог — среднее пяти критериев.`,
    "Основание: приказ Минтруда России от 31.05.2018 № 344н и перечень показателей отрасли. Промежуточные значения не округляются; показано два знака, половина — вверх.",
    "Учтён каждый ответ. Если инвалидов среди ответивших нет, показатель 3.3 не считается, а его вес делят 3.1 и 3.2 по своим весам; так же — с показателями, которые касаются лишь части посетителей. Показатель, о котором ответили меньше пяти, учтён в критерии, но отдельно не показан. Если посетителей ответило меньше пяти, организация не оценивается.",
    "Организации названы по муниципалитетам и алфавиту, а не по месту.",
  ];
}

const remarksOf = ({ remarks }: AssessedView): string => remarks.map((key) => remarkWords[key]).join("; ");
const planWords = { asked: "план ждём", answered: "план сдан", taken: "план принят" } as const;
const planOf = ({ plan, findings = [] }: AssessedView): string =>
  plan === undefined ? "" : `${planWords[plan]}${findings.length > 0 ? `, пунктов: ${findings.length}` : ""}`;
const trendOf = ({ before }: AssessedView): string =>
  before.map(({ year, total }) => `${year}: ${number(total)}`).join("; ");

function factsOf(shown: QualityView, settings: TenantSettings): [string, string][] {
  const { organisations, mean, municipality, countedOn, reason } = shown;
  const scored = organisations.filter(({ total }) => total !== undefined).length;
  const visitors = organisations.reduce((sum, one) => sum + (one.visitors ?? 0), 0);
  return [
    ["Отрасль", sphereWords[shown.sphere]],
    ["Где", placeName(settings, municipality)],
    ["Посчитано", `${date(countedOn)}${reason ? `, снова: ${reason}` : ""}`],
    ["Организаций", `${organisations.length}, из них с итогом ${scored}`],
    ["Ответов посетителей", String(visitors)],
    ["Среднее итогов", number(mean)],
  ];
}

interface Around {
  settings: TenantSettings;
  findings: readonly ToldFinding[];
}

function blocksOf(shown: QualityView, title: string, { settings, findings }: Around): Block[] {
  const columns: Column[] = [
    { title: "Организация", width: 5 },
    { title: "Территория", width: 3 },
    { title: "Ответов", width: 1.4 },
    ...criteria.map((key) => ({ title: `${key}. ${criterionWords[key]}`, width: 1.8 })),
    { title: "Итог", width: 1.5 },
    { title: "Место", width: 1.2 },
    { title: "Прежние годы", width: 2.2 },
    { title: "Что учесть", width: 5 },
  ];
  const rows = shown.organisations.map((one) => [
    one.name,
    placeName(settings, one.municipality),
    one.visitors === undefined ? "< 5" : String(one.visitors),
    ...criteria.map((key) => number(one.criteria[key])),
    number(one.total),
    one.place === undefined ? "—" : String(one.place),
    trendOf(one),
    [remarksOf(one), planOf(one)].filter(Boolean).join("; "),
  ]);
  return [
    { kind: "title", lines: [title, `${shown.year} год`] },
    { kind: "facts", rows: factsOf(shown, settings) },
    { kind: "table", caption: "Критерии и итог", columns, rows },
    ...findingBlocks("Что исправят организации", findings),
    { kind: "heading", text: "Как посчитано" },
    ...methodOf(shown).map((text): Block => ({ kind: "paragraph", text })),
  ];
}

function pagesOf(shown: QualityView, title: string, { settings, findings }: Around): SheetPage[] {
  const counted = indicators.filter((key) => weightOf(key, shown.sphere) > 0);
  const row = (kind: PageRow["kind"], ...cells: PageRow["cells"]): PageRow => ({ kind, cells });
  const score = (n: number | undefined) => n ?? "—";
  return [
    {
      name: "Итоги",
      widths: [40, 22, 10, ...criteria.map(() => 14), 10, 8, 24, 50],
      rows: [
        row("title", `${title}, ${shown.year} год`),
        ...factsOf(shown, settings).map(([name, value]) => row("note", `${name}: ${value}`)),
        ...methodOf(shown).map((text) => row("note", text)),
        row(
          "head",
          "Организация",
          "Территория",
          "Ответов",
          ...criteria.map((key) => `${key}. ${criterionWords[key]}`),
          "Итог",
          "Место",
          "Прежние годы",
          "Что учесть",
        ),
        ...shown.organisations.map((one) =>
          row(
            "body",
            one.name,
            placeName(settings, one.municipality),
            one.visitors ?? "< 5",
            ...criteria.map((key) => score(one.criteria[key])),
            score(one.total),
            one.place ?? "—",
            trendOf(one),
            [remarksOf(one), planOf(one)].filter(Boolean).join("; "),
          ),
        ),
      ],
    },
    {
      name: "Показатели",
      widths: [40, 12, ...counted.map(() => 12)],
      rows: [
        row("head", "Организация", "Экспертов", ...counted.map((key) => `${key} ${indicatorWords[key]}`)),
        ...shown.organisations.map((one) =>
          row("body", one.name, one.experts, ...counted.map((key) => score(one.indicators[key]))),
        ),
      ],
    },
    ...(findings.length > 0
      ? [
          {
            name: "Планы",
            widths: [80, 30, 30, 12],
            rows: [row("head", ...findingColumns), ...findings.map((one) => row("body", ...findingCells(one)))],
          },
        ]
      : []),
  ];
}
