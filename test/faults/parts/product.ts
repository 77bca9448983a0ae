import type { Manifest } from "@marshrut/local";

type Handler = (event: never, context: never, callback: never) => unknown;

/** The product with one of its functions wrapped. */
export const wrapped = (product: Manifest, name: string, wrap: (handler: Handler) => Handler): Manifest => ({
  ...product,
  functions: product.functions.map((spec) =>
    spec.name === name
      ? { ...spec, load: async () => ({ handler: wrap((await spec.load()).handler as Handler) as never }) }
      : spec,
  ),
});
