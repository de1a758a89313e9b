// What the server says of a whole project: the answers to `attache.terms` and `attache.ledger`.

/** A range as the protocol has it: lines and characters count from 0. */
export interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

/** A place in a brief. */
export interface Place {
  uri: string;
  range: Range;
  /** What stands there, for people. */
  text: string;
}

/** A term of the project. */
export interface Term {
  short: string;
  long: string | null;
  status: "defined" | "undefined" | "conflicting" | "known";
  places: Place[];
}

/** Statements of one quantity. */
export interface Quantity {
  title: string;
  standing: "agree" | "differ";
  declared: { value: string; source: string } | null;
  statements: Statement[];
}

/** A statement, with the limits of what is printed, the year that it holds for and the date of its brief. */
export interface Statement {
  text: string;
  location: { uri: string; range: Range };
  low: number | null;
  high: number | null;
  date: string | null;
  year: string | null;
}
