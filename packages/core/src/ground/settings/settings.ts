import * as z from "zod";
import { paragraph } from "../shared/schema.ts";
import { RetentionPatch, TenantSettings, TermView } from "../tenant/index.ts";

const {
  name,
  mailFrom,
  escalationEmail,
  dataOfficer,
  quietHours,
  reportGraceDays,
  emergency,
  watch,
  rates,
  conference,
  texting,
  requestAnswerDays,
  approvals,
} = TenantSettings.shape;
const clearable = <S extends z.ZodType>(schema: S) => schema.nullable().optional();
/** What is set as a group: its members are changed one by one, and `null` takes back the usual. */
const group = <S extends z.ZodRawShape>({ shape }: z.ZodObject<S>) =>
  clearable(
    z.strictObject(Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, clearable(one as z.ZodType)]))),
  );

/**
 * What administrators change of a region by themselves: what is named is changed, `null` takes back the usual. Its zone, address and
 * municipalities are not among it: dates, links and records hang on them, so that whoever deploys sets them (`scripts/ops/tenant.ts`).
 */
export const SettingsPatch = z.strictObject({
  name: name.optional(),
  mailFrom: mailFrom.optional(),
  escalationEmail: escalationEmail.optional(),
  dataOfficer: clearable(dataOfficer.unwrap()),
  quietHours: clearable(quietHours.unwrap()),
  reportGraceDays: clearable(reportGraceDays.unwrap()),
  requestAnswerDays: clearable(requestAnswerDays.unwrap()),
  retention: RetentionPatch.nullable().optional(),
  emergency: group(emergency.unwrap()),
  watch: group(watch.unwrap()),
  approvals: group(approvals.unwrap()),
  rates: group(rates.unwrap()),
  conference: clearable(
    z.strictObject({
      urlTemplate: clearable(conference.unwrap().shape.urlTemplate),
      jwt: group(conference.unwrap().shape.jwt.unwrap()),
    }),
  ),
  texting: group(texting.unwrap()),
  reason: paragraph(2000).optional().meta({
    description:
      "Почему: нужно для того, что подтверждает второй администратор / why: wanted where another administrator confirms it",
  }),
});
export type SettingsPatch = z.input<typeof SettingsPatch>;

export const SettingsView = z.strictObject({
  settings: TenantSettings.meta({ description: "Что задано / what is set" }),
  terms: z.array(TermView).meta({
    description:
      "Сроки хранения: что действует, границы и источник / how long things are kept: in force, bounds and source",
  }),
  version: z.int(),
});
export type SettingsView = z.infer<typeof SettingsView>;
