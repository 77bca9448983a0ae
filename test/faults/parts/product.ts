import type { Manifest } from "@marshrut/local";
import { manifest } from "@marshrut/local/product";

/** The product with these schedules only: a moving clock stops for each day or hour at which one fires. */
export const scheduled = (...names: string[]): Manifest => ({
  ...manifest,
  schedules: manifest.schedules.filter(({ name }) => names.includes(name)),
});

/** As much of it as routes need to heal. */
export const product: Manifest = scheduled("sweeper", "reconciler");

type Handler = (event: never, context: never, callback: never) => unknown;

/** The product with one of its functions wrapped. */
export const wrapped = (of: Manifest, name: string, wrap: (handler: Handler) => Handler): Manifest => ({
  ...of,
  functions: of.functions.map((spec) =>
    spec.name === name
      ? { ...spec, load: async () => ({ handler: wrap((await spec.load()).handler as Handler) as never }) }
      : spec,
  ),
});
