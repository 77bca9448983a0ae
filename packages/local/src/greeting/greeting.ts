import { Temporal } from "temporal-polyfill";
import type { Urls } from "../cloud/manifest.types.ts";
import { tokenCommand } from "../command-line/index.ts";

export interface Greeting {
  urls: Pick<Urls, "api" | "mail" | "states" | "identity" | "control">;
  /** The data folder, absolute. */
  home: string;
  /** The clock, in epoch ms, and the zone it is told in. */
  now: number;
  zone: string;
  /** MARSHRUT_NOW was set, and the folder's own clock was at that time or past it. */
  ownClock: boolean;
  routeId?: string | undefined;
}

/** What `npm start` says when everything runs: where things are, and what to type in a second terminal. */
export function greeting({ urls, home, now, zone, ownClock, routeId }: Greeting): string[] {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(zone).toPlainDateTime();
  const places = [
    ["Консоль / console", `${urls.api}/console  (выберите, кто вы / choose who you are)`],
    ["API", `${urls.api}  (/docs: справочник / reference; /health)`],
    ["Семьям / for families", `${urls.api}/help  (без входа / no account)`],
    ["Почта / mail", urls.mail],
    ["Маршруты / workflows", urls.states],
    ["Вход / sign-in", urls.identity],
    ["Данные / data", home],
    ["Часы / clock", `${local.toString({ smallestUnit: "minute" }).replace("T", " ")}  (${zone})`],
    ["Учётные записи / accounts", "admin, coordinator, pmpk, school-1, family-1"],
  ] as const;
  return [
    "",
    "Маршрут работает / Marshrut is running. Ctrl+C останавливает / stops it.",
    "",
    ...places.map(([name, value]) => `  ${name.padEnd(27)}${value}`),
    ...(ownClock ? ["", ...notUsed] : []),
    "",
    "Во втором терминале / in a second terminal:",
    "",
    `  TOKEN=$(${tokenCommand(home)})`,
    ...(routeId ? [`  curl -H "Authorization: Bearer $TOKEN" ${urls.api}/v1/routes/${routeId}`] : []),
    `  curl ${urls.control}/local/clock -d '{"advance":"P7D"}'   # часы на неделю вперёд / a week on`,
    "",
  ];
}

const notUsed = [
  "  MARSHRUT_NOW не использована: у этой папки уже идут свои часы, а назад они не переводятся.",
  "  MARSHRUT_NOW was not used: this folder has a clock already, and it never goes back.",
];
