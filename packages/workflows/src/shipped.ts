/**
 * Every machine that a stage may have. A name is only added: executions of a machine that is taken out of the code end at their next
 * transition, children's routes among them, and no later version takes them on.
 */
export const shippedMachines: readonly string[] = [
  "agency-step",
  "background-job",
  "consultation",
  "daily-digest",
  "enrolment",
  "reporting-period",
  "route-before-birth-v1",
  "route-before-birth-v2",
  "route-early-help-v1",
  "route-early-help-v2",
  "route-early-help-v3",
  "route-foster-family-v1",
  "route-preschool-v1",
  "route-preschool-v2",
  "route-preschool-v3",
  "route-school-age-v1",
  "route-school-age-v2",
  "route-transition-to-adulthood-v1",
  "route-transition-to-adulthood-v2",
  "webhook-retry",
];
