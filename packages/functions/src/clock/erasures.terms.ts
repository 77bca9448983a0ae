// What has its term in each room, loaded with the first tenant that is seen to: a room's door would bring the whole room (decision 0267).
export { withdraw as withdrawExports } from "@marshrut/core/export";
export { forgetDeparted } from "@marshrut/core/family";
export { attendRows } from "@marshrut/core/inbox";
export { forgetFiles } from "@marshrut/core/obligation";
export { round as endTerms } from "@marshrut/core/retention";
export { forgetLists } from "@marshrut/core/round";
