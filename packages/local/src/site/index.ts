export { type Site, type SiteOptions, siteOf } from "./site.ts";
