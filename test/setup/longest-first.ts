import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Folders in whose files much happens beside what they say: browsers, clouds, months, stacks. By size a month may be a page, and would
 * come last. Browsers first: their files take longest, and whoever is left with one at the end keeps a core waiting.
 */
const long = [
  ...["console", "infra", "roadmap", "faults", "agencies", "journey", "privacy"].map((folder) => `../${folder}`),
  "../../packages/api/test",
].map((folder) => path.resolve(import.meta.dirname, folder));
const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.indexOf(path.dirname(moduleId));
  return at === 0 ? 0 : at > 0 ? 1 : 2;
};
const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;

/** What shares processes stands together: a process of theirs ends where the next file is of another project, and with it all that it has loaded. */
const order = ["alone", "worlds", "all", "shared"];
const turn = ({ project }: TestSpecification): number => order.indexOf(project.name);

/**
 * Begins with what takes long, so that no core waits at the end for a file that began last: worlds first, and last the hundreds of short
 * ones that only take memory.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => group(a) - group(b) || turn(a) - turn(b) || rank(a) - rank(b));
  }
}
