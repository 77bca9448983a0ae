import type { FormContent } from "../../forms/form/content.ts";
import type { FindingView } from "../../forms/round/round.ts";

/** What an organisation wrote, by the key of its question. */
export interface Written {
  name: string;
  texts: ReadonlyMap<string, string>;
}

/** All that the paper tells beside the numbers. */
export interface Around {
  region: string;
  content?: FormContent | undefined;
  written: Written[];
  findings: FindingView[];
  names: ReadonlyMap<string, string>;
}
