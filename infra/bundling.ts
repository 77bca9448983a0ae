/**
 * How entry points are bundled: by sst at a deploy, and by the same options in the tests and in `npm run bench:cold`. One
 * file for what a cold start needs; what is imported at its first use (the HTTP client, spreadsheets, other ways to
 * get credentials) stays in files of its own.
 */
export const bundling = { format: "esm", minify: true, splitting: true } as const;
