export { PlacesView } from "./places.ts";
export { type Chosen, candidates, type Found, mostCompared, pick, places } from "./provider.actions.ts";
export {
  type Choice,
  ChoiceView,
  type Criterion,
  choiceView,
  criteria,
  type Ranked,
  Reason,
  type Wanted,
} from "./provider.ts";
