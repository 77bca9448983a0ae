import { type Schema, take } from "@marshrut/client";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import { useRead } from "../api/use.ts";

type Report = Schema<"Report">;
export type Figures = Schema<"GetIndicatorsAnswer">;

/** The report as it stands: live until the period is locked, then as it was frozen. */
export const useReport = (period: string, on = true) =>
  useQuery({
    queryKey: ["period", period, "report"],
    queryFn: async () =>
      (await take(
        api.GET("/v1/periods/{period}/report", { params: { path: { period }, query: { format: "json" } } }),
      )) as Report,
    enabled: on,
  });

/** What is counted of routes and the data bank; it does not grow with children. */
export const useIndicators = (period: string | undefined, municipality?: string, on = true) =>
  useRead(
    ["indicators", period, municipality],
    () => api.GET("/v1/indicators", { params: { query: { period, municipality } } }),
    { on },
  );
