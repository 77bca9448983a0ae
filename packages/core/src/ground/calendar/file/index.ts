// A door of its own: a year comes as a file once a year, and the reader of XML is long.
export { YearFile, yearOfFile } from "../xmlcalendar.ts";
