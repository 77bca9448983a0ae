import { html } from "hono/html";
import { type AssetName, assetPaths } from "./assets.paths.generated.ts";

type Html = ReturnType<typeof html>;

interface Frame {
  title: string;
  style: AssetName;
  script?: AssetName;
  body: Html;
}

/** What every page has: our own style and script, and nothing of anybody else. */
export const frame = ({ title, style, script, body }: Frame): Html => html`<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${assetPaths["mark.svg"]}">
<link rel="stylesheet" href="${assetPaths[style]}">
${script ? html`<script src="${assetPaths[script]}" defer></script>` : ""}
</head>
<body>
${body}
</body>
</html>
`;

/** A route: three stops on one line. */
export const mark = html`<svg viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true"><path d="M7 25V15a6 6 0 0 1 6-6h6"/><circle cx="7" cy="25" r="3.5" fill="currentColor"/><circle cx="23" cy="9" r="3.5"/><path d="M12 25h7a6 6 0 0 0 6-6v-5.500" stroke-dasharray="2.500 3.500"/></svg>`;
