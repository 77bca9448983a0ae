import { Refusal } from "../../ground/shared/refusal.ts";
import { stagesOf } from "./plan.ts";
import type { RouteTemplate } from "./template.ts";
import { templateOf, templates } from "./templates/index.ts";

const counsels = new Set(templates.flatMap(stagesOf).flatMap(({ gate }) => gate?.counsel.key ?? []));
/** Whether a route comes to the stage only where its way has parted. */
export const isCounsel = (stage: string): boolean => counsels.has(stage);

/** A shipped template; the newest version unless one is asked for. @throws Refusal input.invalid naming those that exist */
export function shipped(key: string, version?: number): RouteTemplate {
  const template = templateOf(key, version);
  if (template) return template;
  const known = [...new Set(templates.map((t) => t.key))].join(", ");
  throw new Refusal(
    "input.invalid",
    { ru: "Такого шаблона маршрута нет.", en: "There is no such route template." },
    { fields: [{ pointer: "/template", message: { ru: `один из: ${known}`, en: `one of: ${known}` } }] },
  );
}
