import type { Patch } from "./patches.fields.ts";
import { tenant, type World } from "./world.ts";

const textBody = '{"to":"{phone}","text":"{text}"}';
const otherBody = '{"n":"{phone}","t":"{text}","id":"{id}"}';
const terms = {
  leftYears: 5,
  expectedDays: 60,
  mailYears: 3,
  rowDays: 90,
  returnedDays: 20,
  fileYears: 4,
  evidenceYears: 6,
  taskYears: 2,
  jobYears: 2,
  answerYears: 3,
  colleagueYears: 4,
};
const usualTerms = Object.fromEntries(Object.keys(terms).map((name) => [name, null]));
const watch = { childrenAnHour: 200, childrenADay: 900, refusalsAnHour: 20 };
const usualOf = (group: object) => Object.fromEntries(Object.keys(group).map((name) => [name, null]));
const rate = { burst: 90, perMinute: 45 };
const rates = { staff: { burst: 5000, perMinute: 5000 }, specialist: rate, family: rate, system: rate };
const allRates = { ...rates, organisation: rate, link: rate };
const signed = { issuer: "marshrut", audience: "jitsi", subject: "meet.example.org" };
const otherwise = { issuer: "support", audience: "meetings" };
const reason = "Приказ";

const approvals = {
  template: "decision",
  "service-list": "decision",
  form: "act",
  programme: "act",
  standard: "decision",
  order: "decision",
  "year-plan": "act",
  "standard-document": "act",
  course: "act",
};

export const settingsPatches = (): Patch[] => [
  [{ approvals, reason }, { "settings.approvals": approvals }],
  [{ approvals: usualOf(approvals), reason }, { "settings.approvals": undefined }],
  [{ name: { ru: "Кемеровская область", en: "Kemerovo Oblast" } }, { "settings.name.en": "Kemerovo Oblast" }],
  [{ quietHours: { from: "21:00", to: "08:00" } }, { "settings.quietHours.to": "08:00" }],
  [{ quietHours: null }, { "settings.quietHours": undefined }],
  [{ reportGraceDays: 5 }, { "settings.reportGraceDays": 5 }],
  [{ reportGraceDays: null }, { "settings.reportGraceDays": undefined }],
  [{ requestAnswerDays: 15 }, { "settings.requestAnswerDays": 15 }],
  [{ requestAnswerDays: null }, { "settings.requestAnswerDays": undefined }],
  [
    { mailFrom: "new@example.org", escalationEmail: "head@example.org", dataOfficer: "officer@example.org", reason },
    { "settings.mailFrom": "new@example.org", "settings.dataOfficer": "officer@example.org" },
  ],
  [
    { retention: { ...terms, source: "Номенклатура дел" }, emergency: { minutes: 30, aDay: 3 }, reason },
    { "settings.retention.mailYears": 3, "settings.emergency.minutes": 30 },
  ],
  [
    { conference: { urlTemplate: "https://meet.example.org/{room}", jwt: signed }, reason },
    { "settings.conference.urlTemplate": "https://meet.example.org/{room}", "settings.conference.jwt": signed },
  ],
  [
    { conference: { urlTemplate: "https://a.example.org/#{room}", jwt: { ...otherwise, subject: null } }, reason },
    { "settings.conference.urlTemplate": "https://a.example.org/#{room}", "settings.conference.jwt": otherwise },
  ],
  [{ conference: { jwt: { issuer: null, audience: null } }, reason }, { "settings.conference.jwt": undefined }],
  [{ conference: { urlTemplate: null, jwt: null }, reason }, { "settings.conference": undefined }],
  [
    { texting: { url: "https://sms.example.org/send", body: textBody, accepts: "ok" }, reason },
    { "settings.texting": { url: "https://sms.example.org/send", body: textBody, accepts: "ok" } },
  ],
  [
    { texting: { url: "https://sms.example.org/v2", body: otherBody, accepts: null }, reason },
    { "settings.texting": { url: "https://sms.example.org/v2", body: otherBody } },
  ],
  [{ texting: { url: null, body: null }, reason }, { "settings.texting": undefined }],
  [
    { watch, rates: allRates, reason },
    { "settings.watch": watch, "settings.rates": allRates },
  ],
  [
    { dataOfficer: null, retention: usualTerms, emergency: { minutes: null, aDay: null }, reason },
    { "settings.dataOfficer": undefined, "settings.retention.mailYears": undefined, "settings.emergency": undefined },
  ],
  [
    { watch: usualOf(watch), rates: usualOf(allRates), reason },
    { "settings.watch": undefined, "settings.rates": undefined },
  ],
  [
    {
      retention: null,
      approvals: null,
      emergency: null,
      watch: null,
      rates: null,
      conference: null,
      texting: null,
      reason,
    },
    { "settings.retention": undefined },
  ],
];

/** Whoever says yes to what takes two. @returns the path of what is changed */
export async function secondAdministrator(w: World): Promise<string> {
  const account = { account: "second-admin", tenant, role: "admin", name: "Второй администратор" } as const;
  await w.cloud.identity.registerAccount(account);
  // Tokens for meetings by video are signed: without a key their settings are refused.
  await w.ok("POST", "/v1/tenant/conference-key", {}, "admin");
  return "/v1/tenant/settings";
}
