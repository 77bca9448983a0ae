import type { Bill, Cost } from "./bill.ts";
import type { Priced, PriceTable } from "./prices.ts";
import type { Measured } from "./slice.ts";

/** Each unit in both languages, and the service whose bill it stands on. */
export const words: Record<Priced, { ru: string; en: string }> = {
  transitions: { ru: "Переходы Step Functions", en: "Step Functions transitions" },
  invocations: { ru: "Вызовы Lambda", en: "Lambda invocations" },
  "gb-seconds": { ru: "ГБ·с Lambda", en: "Lambda GB-seconds" },
  "read-units": { ru: "Чтения DynamoDB", en: "DynamoDB read units" },
  "write-units": { ru: "Записи DynamoDB", en: "DynamoDB write units" },
  "storage-gb-month": { ru: "Хранение, ГБ·мес", en: "storage, GB-months" },
  "backup-gb-month": { ru: "Копии PITR, ГБ·мес", en: "PITR backup, GB-months" },
  "api-requests": { ru: "Запросы к API", en: "API requests" },
  "api-egress-gb": { ru: "Ответы API, ГБ", en: "API answers, GB" },
  mails: { ru: "Письма SES", en: "mails" },
  "mail-gb": { ru: "Письма, ГБ", en: "mail, GB" },
  "schedule-invocations": { ru: "Срабатывания расписаний", en: "schedule invocations" },
  "kms-requests": { ru: "Запросы KMS", en: "KMS requests" },
  "kms-keys": { ru: "Ключи KMS, мес", en: "KMS keys, months" },
  "log-gb": { ru: "Журналы, ГБ", en: "logs, GB" },
  "trail-events": { ru: "События журнала CloudTrail", en: "CloudTrail data events" },
  "firewall-requests": { ru: "Запросы через WAF", en: "requests through WAF" },
  "firewall-lists": { ru: "Списки правил WAF, мес", en: "WAF web ACLs, months" },
  "firewall-rules": { ru: "Правила WAF, мес", en: "WAF rules, months" },
  "edge-requests": { ru: "Запросы через CloudFront", en: "requests through CloudFront" },
  "bucket-puts": { ru: "Записи в S3", en: "S3 puts" },
  "own-metrics": { ru: "Метрики журналов, мес", en: "metrics of logs, months" },
  dashboards: { ru: "Панели CloudWatch, мес", en: "dashboards, months" },
  traces: { ru: "Трассировки X-Ray", en: "X-Ray traces" },
  people: { ru: "Пользователи Cognito, мес", en: "Cognito users, months" },
  "scanned-files": { ru: "Проверка файлов, шт.", en: "files scanned for malware" },
  "scanned-gb": { ru: "Проверка файлов, ГБ", en: "files scanned for malware, GB" },
  "file-gb-month": { ru: "Файлы в S3, ГБ·мес", en: "files in S3, GB-months" },
  "log-storage-gb-month": { ru: "Хранение журналов, ГБ·мес", en: "logs kept, GB-months" },
  "system-clients": { ru: "Клиенты систем Cognito, мес", en: "Cognito clients of systems, months" },
  "system-tokens": { ru: "Токены систем Cognito", en: "Cognito tokens of systems" },
  alarms: { ru: "Тревоги, мес", en: "alarms, months" },
};

const usd = (n: number) => (n >= 100 ? n.toFixed(0) : n >= 1 ? n.toFixed(2) : n.toFixed(4));
const amount = (n: number) => (n >= 100 ? Math.round(n).toLocaleString("en-US") : n.toPrecision(3));
const percent = (part: number, whole: number) => `${((100 * part) / (whole || 1)).toFixed(1)} %`;

/** Rows of columns, the first to the left and the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => r[i]?.length ?? 0)));
  return rows
    .map((row) =>
      `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ")}`.trimEnd(),
    )
    .join("\n");
}

/** The bill for people, in both languages. */
export function reportOf(bill: Bill, measured: Measured, prices: PriceTable, memoryMb: number): string {
  const { children, usdPerChild, usdFixed, usdVariable } = bill;
  const guessed = Object.values(prices.prices).filter((p) => p.fromMemory).length;
  const units = grouped(bill.costs, (c) => c.unit);
  const perYear = [
    [
      "Ед. учёта / unit",
      "на ребёнка / per child",
      "регион, ед. / region, units",
      "пост. $ / fixed",
      "перем. $ / variable",
      "всего $ / total",
      "доля / share",
    ],
    ...units.map((g) => [
      `${words[g.key as Priced].ru} / ${words[g.key as Priced].en}`,
      amount(g.perChild),
      amount(g.units),
      usd(g.usdFixed),
      usd(g.usdVariable),
      usd(g.usd),
      percent(g.usd, bill.usd),
    ]),
  ];
  const parts = grouped(bill.costs, (c) => c.by).slice(0, 12);
  return [
    `Стоимость года, ${bill.region}, цены от ${prices.date}, детей: ${children}`,
    `Cost of a year, ${bill.region}, prices of ${prices.date}, ${children} children; US dollars, no tax, no free tier`,
    "",
    `  На ребёнка в год / per child-year:  $${usd(usdPerChild)}`,
    `  На регион в год / per region-year:  $${usd(bill.usd)} = $${usd(usdFixed)} постоянных / fixed + $${usd(usdVariable)} переменных / variable`,
    "",
    table(perYear),
    "",
    "Кто расходует (по функциям, машинам, расписаниям) / who uses it:",
    table([
      ["", "пост. $ / fixed", "перем. $ / variable", "всего $ / total", "доля / share"],
      ...parts.map((g) => [g.key, usd(g.usdFixed), usd(g.usdVariable), usd(g.usd), percent(g.usd, bill.usd)]),
    ]),
    "",
    `Измерено / measured: ${measured.children} детей / children, ${measured.routes.days} дней / days, ${measured.organisations} организаций / organisations; без детей / without children ${measured.idle.days} дней / days.`,
    `Длительности Lambda — этой машины, ${memoryMb} МБ / Lambda durations are of this machine at ${memoryMb} MB.`,
    `Цен по памяти: ${guessed} из ${Object.keys(prices.prices).length} (docs/cost.md) / prices from memory: ${guessed} of ${Object.keys(prices.prices).length}.`,
    ...measured.accidents.slice(0, 5).map((a) => `! ${a}`),
  ].join("\n");
}

interface Group {
  key: string;
  units: number;
  perChild: number;
  usdFixed: number;
  usdVariable: number;
  usd: number;
}

/** Sums of the costs by a key, dearest first. */
function grouped(costs: readonly Cost[], keyOf: (cost: Cost) => string): Group[] {
  const groups = [...Map.groupBy(costs, keyOf)].map(([key, all]): Group => {
    const sum = (of: Exclude<keyof Group, "key">) => all.reduce((total, c) => total + c[of], 0);
    return {
      key,
      units: sum("units"),
      perChild: sum("perChild"),
      usdFixed: sum("usdFixed"),
      usdVariable: sum("usdVariable"),
      usd: sum("usd"),
    };
  });
  return groups.toSorted((a, b) => b.usd - a.usd);
}
