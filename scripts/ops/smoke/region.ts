import type { Api } from "./place.ts";

/** Steps of a route, of all of its stages. */
export async function stepsOf(api: Api, routeId: string): Promise<string[]> {
  const { stages } = await api.ok<{ stages: { stepIds: string[] }[] }>("GET", `/v1/routes/${routeId}`);
  return stages.flatMap(({ stepIds }) => stepIds);
}

/** A child that is nobody, or one more of the name when the script was here before. @returns its id */
export async function register(api: Api, more: object): Promise<string> {
  const person = { surname: "Пробная", givenName: "Смоук", birthDate: day(-10 * 365), sex: "female" };
  const body = {
    person,
    representatives: [{ surname: "Пробная", givenName: "Мария", relation: "parent" }],
    disability: true,
    educationalNeeds: true,
    ...more,
  };
  const first = await api.call("POST", "/v1/children", body);
  const told = (await first.json()) as { childId?: string; current?: { candidates?: string[] } };
  if (told.childId) return told.childId;
  // Who was here before, tried by the same script.
  const confirmedDistinctFrom = told.current?.candidates;
  return (await api.ok<{ childId: string }>("POST", "/v1/children", { ...body, confirmedDistinctFrom })).childId;
}

/** An ISO date so many days from now. */
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
