export { asOnAws, manifest } from "./manifest.ts";
export { openFirstRoute, seed } from "./seed.ts";
