// What an organisation's page of internships shows.

export interface Term {
  from: string;
  until: string;
  places: number;
  free: number;
  waiting: number;
}
export interface Site {
  siteId: string;
  organisation: string;
  title: string;
  about: string;
  practiceId?: string;
  programme: string[];
  conditions?: string;
  hours: number;
  terms: Term[];
  mentors?: string[];
  status?: "proposed" | "approved" | "closed";
  version?: number;
}
export interface Intern {
  internshipId: string;
  siteId: string;
  site: string;
  host: string;
  agency: string;
  name?: string;
  from: string;
  until: string;
  status: string;
  mentor?: string;
  done: number;
  looks: { months: number; dueOn: string; asked: boolean; overdue: boolean; outcome?: string }[];
  certificate?: { number: string };
  mayDo: string[];
}
export interface Shown extends Intern {
  diary: { on: string; hours: number; did?: string }[];
  reason?: string;
  wish?: string;
}
export interface Person {
  specialistId: string;
  name?: string;
  post: string;
}
export type Send = (body: object) => Promise<void>;
