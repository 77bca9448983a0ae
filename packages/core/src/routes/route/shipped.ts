import { Refusal } from "../../ground/shared/refusal.ts";
import { gateBefore, stagesOf } from "./plan.ts";
import type { RouteTemplate } from "./template.ts";
import { templateOf, templates } from "./templates/index.ts";

/** Whether the way parts after a stage, or a route comes to it only there. */
export function gateOf({ key, version }: Pick<RouteTemplate, "key" | "version">, stage: string) {
  const template = shipped(key, version);
  if (gateBefore(template, stage)) return "counsel";
  return stagesOf(template).find((one) => one.key === stage)?.gate ? "parts" : undefined;
}

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
