import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders whose files each start clouds, play months or evaluate stacks. By size a month may be a page, and would come last. */
const long = ["roadmap", "faults", "agencies", "journey", "infra", "privacy"].map((folder) =>
  path.resolve(import.meta.dirname, "..", folder),
);
const rank = ({ moduleId }: TestSpecification): number => (long.includes(path.dirname(moduleId)) ? 0 : 1);
const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;

/** Begins with what takes long, so that no core waits at the end for a file that began last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => group(a) - group(b) || rank(a) - rank(b));
  }
}
