import type { Finding } from "./finding.ts";
import { assignedBy, type Scope } from "./scopes.ts";

const longest = 80; // AWS: names of states and of variables

/** Names that AWS refuses: too long, or borne by two states of one machine, be they in different branches. */
export function nameFindings(scopes: Scope[]): Finding[] {
  const first = new Map<string, string>();
  const states = scopes.flatMap((scope) => scope.states);
  return states.flatMap((state): Finding[] => {
    const { name, path } = state;
    const findings: Finding[] = [];
    if (name.length > longest)
      findings.push({ path, rule: "long-name", message: `${name.length} characters, at most ${longest}` });
    for (const variable of assignedBy(state))
      if (variable.length > longest)
        findings.push({ path, rule: "long-name", message: `variable $${variable}: at most ${longest} characters` });
    const other = first.get(name);
    if (other === undefined) first.set(name, path);
    else findings.push({ path, rule: "duplicate-name", message: `the name is taken by ${other}` });
    return findings;
  });
}
