/** Whether somebody of so many full years is of a template's ages; of no known age nobody is. */
export const fits = ({ from, to }: { from: number; to: number }, age: number | undefined): boolean =>
  age !== undefined && from <= age && age < to;
