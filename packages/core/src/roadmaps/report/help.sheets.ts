import type { Cell, PageRow, SheetPage } from "../../ground/workbook/write.ts";
import { conditionTexts, variantText } from "../../routes/instrument/study.words.ts";
import { ageGroups } from "../indicator/age.ts";
import type { HelpTables } from "../indicator/figures.help.ts";
import { leastTold, type OutcomeRow } from "../indicator/figures.outcome.ts";
import type { Report } from "./report.ts";
import * as words from "./words.ts";

/** Who was helped by what, what is missing, and by which programmes: the region's own sheets. Russian only, as the documents are. */
export function helpSheets(report: Report): SheetPage[] {
  const { help } = report.computed;
  if (!help) return [];
  return [
    ...(help.services.length > 0 ? [services(report, help)] : []),
    ...(help.demand.length > 0 ? [demand(report, help)] : []),
    ...(help.programmes.length > 0 ? [programmes(report, help)] : []),
    ...(help.sessions?.length ? [sessions(report, help.sessions)] : []),
    ...(help.consultations?.length ? [consultations(report, help.consultations)] : []),
    ...(help.study?.length ? [studySheet(report, help.study)] : []),
    ...(help.outcomes?.length ? [outcomes(report, help.outcomes)] : []),
    ...employment(report),
  ];
}

const row = (kind: PageRow["kind"], ...cells: Cell[]): PageRow => ({ kind, cells });
const titleOf = ({ titles }: HelpTables, service: string | undefined) =>
  service === undefined ? "Любая услуга" : (titles[service]?.ru ?? service);
/** As it stands within a line: abbreviations stay. */
const within = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
const placeOf = ({ municipalities }: Report, key: string) => municipalities[key]?.ru ?? key;
const isOutside = ({ listed }: HelpTables, service: string | undefined): boolean =>
  service !== undefined && listed !== undefined && !listed.includes(service);
const nameOf = ({ organisationNames = {} }: Report, id: string | undefined) =>
  id ? (organisationNames[id] ?? id) : "";

function services(report: Report, help: HelpTables): SheetPage {
  const ages = [...ageGroups.map(({ key }) => key), "other"] as const;
  const sorted = [...help.services].sort(by((r) => `${placeOf(report, r.municipality)} ${titleOf(help, r.service)}`));
  const organisations = [...help.organisations].sort(
    by((r) => `${placeOf(report, r.municipality)} ${nameOf(report, r.agencyId)} ${titleOf(help, r.service)}`),
  );
  return {
    name: "Услуги",
    widths: [24, 48, 12, ...ages.map(() => 12), 40],
    rows: [
      row("title", "Кто какую помощь получил и где"),
      row(
        "note",
        "Каждый ребёнок — один раз в каждом числе, там, где помощь за период была последней; возраст — на конец периода.",
      ),
      row("head", "Территория", "Услуга", "Детей", ...ages.map((age) => words.age[age] ?? age)),
      ...sorted.map((r) =>
        row(
          r.service === undefined ? "strong" : "body",
          placeOf(report, r.municipality),
          `${titleOf(help, r.service)}${isOutside(help, r.service) ? " (вне перечня)" : ""}`,
          r.children,
          ...ages.map((age) => r.ages[age] ?? 0),
        ),
      ),
      row("body"),
      row("head", "Территория", "Организация и услуга", "Детей"),
      ...organisations.map((r) =>
        row(
          r.service === undefined ? "strong" : "body",
          placeOf(report, r.municipality),
          `${nameOf(report, r.agencyId)}: ${within(titleOf(help, r.service))}`,
          r.children,
        ),
      ),
      row("body"),
      row("head", "", "Отклонения от нормы стандарта", "Норма в месяц", "Месяцев", "Ниже нормы"),
      ...help.deviations.map((d) => row("body", "", titleOf(help, d.service), d.norm, d.months, d.below)),
    ],
  };
}

function demand(report: Report, help: HelpTables): SheetPage {
  return {
    name: "Спрос и места",
    widths: [24, 44, 10, 14, 12, 12, 12, 14, 10, 14, 12, 12, 14],
    rows: [
      row("title", "Спрос, места и ставки: где не хватает больше всего — первым"),
      row(
        "note",
        "На день, когда собраны цифры. Нужна — рекомендована, запрошена, ребёнок ждёт или занимается: каждый ребёнок один раз. Не хватает — без помощи сверх свободных мест.",
      ),
      row(
        "head",
        "Территория",
        "Услуга",
        "Нужна",
        "Рекомендована",
        "Запрошена",
        "В очереди",
        "Занимаются",
        "Без помощи",
        "Мест",
        "Ждали, дней",
        "Ставок",
        "Вакантно",
        "Не хватает мест",
      ),
      ...help.demand.map((d) =>
        row(
          d.shortage > 0 ? "strong" : "body",
          placeOf(report, d.municipality),
          titleOf(help, d.service),
          d.wanted ?? null,
          d.needed,
          d.asked,
          d.waiting,
          d.enrolled,
          d.unmet,
          d.places,
          d.waitDays ?? null,
          d.units,
          d.vacant,
          d.shortage,
        ),
      ),
    ],
  };
}

const kinds: Record<HelpTables["programmes"][number]["kind"], string> = {
  individual: "Индивидуальная программа помощи",
  "adapted-supplementary": "АДОП",
  supplementary: "Дополнительная программа",
  "living-skills": "Программа жизненных навыков",
  career: "Профориентация",
  "early-help": "Программа ранней помощи",
};

function programmes(report: Report, help: HelpTables): SheetPage {
  const sorted = [...help.programmes].sort(
    by((r) => `${placeOf(report, r.municipality)} ${nameOf(report, r.agencyId)} ${kinds[r.kind]}`),
  );
  return {
    name: "Программы",
    widths: [24, 40, 34, 12, 12, 22, 16, 18],
    rows: [
      row("title", "Утверждённые программы, которые действовали в периоде"),
      row(
        "head",
        "Территория",
        "Организация",
        "Вид",
        "Программ",
        "Мест",
        "С научно обоснованными методами",
        "Инклюзивных",
        "По типовым программам",
      ),
      ...sorted.map((r) =>
        row(
          "body",
          placeOf(report, r.municipality),
          nameOf(report, r.agencyId),
          kinds[r.kind],
          r.n,
          r.places,
          r.evidence,
          r.inclusive,
          r["of-model"],
        ),
      ),
    ],
  };
}

function sessions(report: Report, all: NonNullable<HelpTables["sessions"]>): SheetPage {
  const sorted = [...all].sort(by((r) => `${placeOf(report, r.municipality)} ${nameOf(report, r.agencyId)}`));
  const told = sorted.map((r) => [r.planned, r.held, r.ended, r.goals, r.reached]);
  const sums = told.reduce((sum, cells) => sum.map((n, i) => n + cells[i]!), [0, 0, 0, 0, 0]);
  return {
    name: "Занятия и цели",
    widths: [24, 40, 16, 16, 18, 14, 16],
    rows: [
      row("title", "Занятия по программам и чего достигли дети"),
      row(
        "note",
        "Занятия — по месяцам периода и месту жительства ребёнка; цели — у тех, чьи занятия в периоде завершились.",
      ),
      row("head", "Территория", "Организация", "По плану", "Проведено", "Завершили занятия", "Целей", "Достигнуто"),
      ...sorted.map((r, i) => row("body", placeOf(report, r.municipality), nameOf(report, r.agencyId), ...told[i]!)),
      row("strong", "Всего", "", ...sums),
    ],
  };
}

function consultations(report: Report, all: NonNullable<HelpTables["consultations"]>): SheetPage {
  const sorted = [...all].sort(by((r) => `${placeOf(report, r.municipality)} ${nameOf(report, r.agencyId)}`));
  const told = sorted.map((r) => [
    ...[r.held, r.families, r.office, r.home, r.phone, r.video],
    ...[r.point, r.missed, r.notHeld],
  ]);
  const sums = told.reduce((sum, cells) => sum.map((n, i) => n + cells[i]!), Array<number>(9).fill(0));
  return {
    name: "Консультации",
    widths: [24, 40, 12, 12, 14, 12, 14, 12, 20, 18, 18],
    rows: [
      row("title", "Консультации семей по записи, по организациям"),
      row(
        "note",
        "По дню и месту приёма; семья — один раз за период, там, где её приняли последней. Не принята — семья пришла, а приём не состоялся по вине организации.",
      ),
      row(
        "head",
        ...["Территория", "Организация", "Проведено", "Семей", "В организации", "На дому", "По телефону", "По видео"],
        ...["В консультационном пункте", "Семья не пришла", "Семью не приняли"],
      ),
      ...sorted.map((r, i) => row("body", placeOf(report, r.municipality), nameOf(report, r.agencyId), ...told[i]!)),
      row("strong", "Всего", "", ...sums),
    ],
  };
}

function studySheet(report: Report, all: NonNullable<HelpTables["study"]>): SheetPage {
  const whatOf = ({ variant, condition }: (typeof all)[number]) =>
    condition ? conditionTexts[condition].ru : variant ? variantText(variant).ru : "";
  const sorted = [...all].sort(
    by((r) => `${placeOf(report, r.municipality)} ${nameOf(report, r.agencyId)} ${r.variant ? 0 : 1} ${whatOf(r)}`),
  );
  return {
    name: "Условия обучения",
    widths: [24, 40, 48, 12, 12, 12, 14, 14],
    rows: [
      row("title", "Как рекомендовано учить детей, и какие условия созданы"),
      row(
        "note",
        "По действующим заключениям ПМПК, с которыми семья не спорит, и последнему ответу школы или сада; каждый ребёнок один раз в строке.",
      ),
      row(
        "head",
        ...["Территория", "Организация", "Вариант программы или условие", "Детей"],
        ...["Создано", "Частично", "Не создано", "Нет ответа"],
      ),
      ...sorted.map((r) => {
        const states = [r.provided, r.partly, r["not-provided"]];
        const silent = r.children - states.reduce((sum, n) => sum + n, 0);
        const cells = r.condition ? [...states, silent] : ["", "", "", ""];
        return row(
          "body",
          placeOf(report, r.municipality),
          nameOf(report, r.agencyId),
          whatOf(r),
          r.children,
          ...cells,
        );
      }),
    ],
  };
}

const fewer = `меньше ${leastTold}`;
/** What would tell of somebody is not told of so few. */
const told = (n: number, value: Cell): Cell => (n === 0 ? null : n < leastTold ? fewer : value);

function outcomes(report: Report, rows: readonly OutcomeRow[]): SheetPage {
  const sorted = [...rows].sort(by((r) => `${placeOf(report, r.municipality)} ${nameOf(report, r.agencyId)}`));
  return {
    name: "Результаты помощи",
    widths: [24, 40, 14, 12, 14, 12, 14, 18, 14, 18, 12, 14],
    rows: [
      row("title", "Что изменилось у детей, и что говорят родители"),
      row(
        "note",
        `Профиль сравнивают с первым у того же ребёнка; каждый ребёнок один раз, там, где его оценивали последним. Меньше ${leastTold} — не показано. Качество — за год.`,
      ),
      row(
        "head",
        ...["Территория", "Организация", "Профилей сравнено", "Лучше", "Без изменений", "Хуже"],
        ...["Первых встреч", "Дней до встречи", "Ответов родителей", "Удовлетворённость, из 100"],
        ...["Оценок качества", "Качество, из 100"],
      ),
      ...sorted.map((r) =>
        row(
          "body",
          placeOf(report, r.municipality),
          nameOf(report, r.agencyId),
          ...[r.compared, r.improved, r.same, r.worse].map((n) => told(r.compared, n)),
          r.meetings,
          told(r.meetings, r.meetingDays ?? null),
          told(r.satisfied, r.satisfied),
          told(r.satisfied, r.satisfaction ?? null),
          r.assessments,
          r.quality ?? null,
        ),
      ),
    ],
  };
}

const figures: [key: string, name: string][] = [
  ["work-places", "Мест для работы и обучения"],
  ["seekers", "Ищут работу"],
  ["placements", "Устроено за период"],
  ["placements-looked", "Итогов через 12 месяцев"],
  ["placements-kept", "из них работают или учатся"],
];

function employment(report: Report): SheetPage[] {
  const { totals, byMunicipality } = report.computed;
  if (!figures.some(([key]) => totals[key])) return [];
  const line = (name: string, of: Record<string, number>) => [name, ...figures.map(([key]) => of[key] ?? 0)];
  const places = Object.entries(byMunicipality).map(([key, of]) => line(placeOf(report, key), of));
  return [
    {
      name: "Занятость",
      widths: [24, 28, 18, 20, 24, 26],
      rows: [
        row("title", "Кто ищет работу, и как складывается у тех, кого устроили"),
        row("head", "Территория", ...figures.map(([, name]) => name)),
        ...places.map((cells) => row("body", ...cells)),
        row("strong", ...line("Всего", totals)),
      ],
    },
  ];
}

const by =
  <T>(key: (one: T) => string) =>
  (a: T, b: T): number =>
    key(a).localeCompare(key(b), "ru");
