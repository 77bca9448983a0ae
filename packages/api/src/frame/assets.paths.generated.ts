// Made by `node packages/api/browser/build.ts` from packages/api/browser; a test compares.
// biome-ignore-all format: generated
export const assetPaths = {
  "docs.css": "/assets/docs-6p3s0PnGiC4Z.css",
  "download.js": "/assets/download-WJnxzyTmLwF7.js",
  "family.js": "/assets/family-26hN0VUCRABu.js",
  "form.js": "/assets/form-zz3KF32jA73H.js",
  "mark.svg": "/assets/mark-82lPb5De2x8l.svg",
  "open.css": "/assets/open-Gjks4GmDkhvn.css",
  "organisation.js": "/assets/organisation-Gt_14fIsGoMP.js",
  "page.css": "/assets/page-uNhDN61Weg2p.css",
  "reports.js": "/assets/reports-m1UJZExOZyYP.js",
  "respond.js": "/assets/respond-6K7u4O-2XfPt.js",
  "sign-up.js": "/assets/sign-up-CoKIFz7tdaor.js",
  "talk.js": "/assets/talk--Nk_0-9fZmp5.js",
} as const;
export type AssetName = keyof typeof assetPaths;
