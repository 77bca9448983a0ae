/** A route of an HTTP API. */
export interface Route {
  /** `GET /v1/files/{id}`, `ANY /v1/{proxy+}`, or `$default`. */
  key: string;
  /** Whether it is behind the authorizer. */
  token: boolean;
}

interface Pattern {
  route: Route;
  method: string;
  path: RegExp;
  /** The greater, the more exactly the route says what it takes. */
  rank: number;
}

/** The methods of an HTTP API; `ANY` and `$default` take each of them. */
const methods = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * Chooses as API Gateway does: the whole path before a greedy one, fixed words before variables, a method before ANY, and
 * `$default` for what is left. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 * @returns undefined when no route takes it, which the gateway answers with 404
 */
export function router(routes: readonly Route[]): (method: string, path: string) => Route | undefined {
  const patterns = routes.map(patternOf).sort((a, b) => b.rank - a.rank);
  return (method, path) =>
    patterns.find((p) => (p.method === "ANY" ? methods.has(method) : p.method === method) && p.path.test(path))?.route;
}

function patternOf(route: Route): Pattern {
  if (route.key === "$default") return { route, method: "ANY", path: /^/, rank: -1 };
  const [method = "", pattern = ""] = route.key.split(" ");
  const source = pattern
    .split(/(\{[^}]+\})/)
    .map((part) =>
      part.endsWith("+}") ? ".+" : part.startsWith("{") ? "[^/]+" : part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"),
    )
    .join("");
  const greedy = pattern.includes("+}");
  const words = pattern.split("/").filter((word) => word !== "" && !word.startsWith("{")).length;
  return {
    route,
    method,
    path: new RegExp(`^${source}$`),
    rank: (greedy ? 0 : 1000) + words * 10 + (method === "ANY" ? 0 : 1),
  };
}
