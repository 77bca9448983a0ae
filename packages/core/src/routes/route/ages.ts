import { Temporal } from "temporal-polyfill";
import type { ChildRecord } from "../../people/child/child.ts";

interface Ages {
  from: number;
  to: number;
}

/** Whether somebody of so many full years is of a template's ages; of no known age nobody is. */
export const fits = ({ from, to }: Ages, age: number | undefined): boolean =>
  age !== undefined && from <= age && age < to;

/** By the month, as the record knows it. */
export function isOfAge({ born }: Pick<ChildRecord, "born">, { from, to }: Ages, today: Temporal.PlainDate): boolean {
  const month = Temporal.PlainYearMonth.from(born);
  const thisMonth = today.toPlainYearMonth();
  return (
    Temporal.PlainYearMonth.compare(thisMonth, month.add({ years: from })) >= 0 &&
    Temporal.PlainYearMonth.compare(thisMonth, month.add({ years: to })) < 0
  );
}
