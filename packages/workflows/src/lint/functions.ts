/**
 * Functions that an expression may call in Step Functions: those of JSONata 2 without `$eval`, which AWS refuses, and AWS's
 * own six. Source: AWS Step Functions Developer Guide, «Transforming data with JSONata».
 */
export const functions: ReadonlySet<string> = new Set(
  `sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match
  contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power
  random boolean not map zip filter single reduce foldLeft sift keys lookup append exists spread merge reverse each error
  assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl
  now millis toMillis fromMillis clone
  partition range hash uuid parse`.split(/\s+/),
);
