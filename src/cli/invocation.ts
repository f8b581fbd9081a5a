import type { Language } from '../base/text.ts';

export type OutputFormat = 'table' | 'json';

/** What the user asked for, as data: the arguments after parsing. `-` stands for standard input or output. */
export type Invocation =
  | RunInvocation
  | CheckInvocation
  | CompareInvocation
  | ExplainInvocation
  | ReportInvocation
  | VerifyInvocation
  | PdfInvocation
  | PackInvocation
  | FlowInvocation
  | TransferInvocation
  | OpfInvocation
  | ConvertInvocation
  | SchemaInvocation;

interface Spoken {
  readonly language: Language;
  readonly format: OutputFormat;
}

export interface RunInvocation extends Spoken {
  readonly command: 'run';
  readonly scenarios: readonly string[];
  readonly out: string;
  /** Workers; `undefined`: as many as pay. */
  readonly jobs: number | undefined;
  /** Whether to write `result.xlsx` too. */
  readonly withWorkbook: boolean;
}

export interface CheckInvocation extends Spoken {
  readonly command: 'check';
  readonly files: readonly string[];
}

export interface CompareInvocation extends Spoken {
  readonly command: 'compare';
  readonly scenarios: readonly string[];
  readonly base: string | undefined;
}

export interface ExplainInvocation extends Spoken {
  readonly command: 'explain';
  readonly scenario: string;
  /** As written: `GT->SV`, `GT->SV+HN`. */
  readonly border: string;
  /** Which limiting pair, from 1. */
  readonly rank: number;
  readonly out: string | undefined;
}

export interface ReportInvocation extends Spoken {
  readonly command: 'report';
  /** Files `result.json`, or the folders in which they stand. */
  readonly results: readonly string[];
  readonly base: string | undefined;
  readonly out: string;
}

export interface VerifyInvocation extends Spoken {
  readonly command: 'verify';
  /** A page, or `result.json`. */
  readonly file: string;
  /** Scenario files in place of those named in it. */
  readonly scenarios: readonly string[] | undefined;
  /** Folder of the data set in place of the scenario's own. */
  readonly data: string | undefined;
}

/** What of a page is printed: its first section for those who decide, all but that, or everything. */
export const PAGE_PARTS = ['brief', 'annex', 'all'] as const;

export type PagePart = (typeof PAGE_PARTS)[number];

export interface PdfInvocation extends Spoken {
  readonly command: 'pdf';
  readonly page: string;
  readonly part: PagePart;
  /** `undefined`: beside the page, by its name. */
  readonly out: string | undefined;
  readonly browser: string | undefined;
}

export interface PackInvocation extends Spoken {
  readonly command: 'pack';
  /** Empty: those that are shipped. */
  readonly scenarios: readonly string[];
  /** Folder of the pack. */
  readonly out: string;
  readonly jobs: number | undefined;
  readonly browser: string | undefined;
}

export interface FlowInvocation extends Spoken {
  readonly command: 'flow';
  readonly caseFile: string;
  readonly withContingencies: boolean;
  /** Table of named contingencies. */
  readonly contingencyFile: string | undefined;
  readonly out: string | undefined;
}

export interface TransferInvocation extends Spoken {
  readonly command: 'transfer';
  readonly caseFile: string;
  readonly from: string;
  readonly to: string;
  readonly withContingencies: boolean;
  readonly out: string | undefined;
}

export interface OpfInvocation extends Spoken {
  readonly command: 'opf';
  readonly caseFile: string;
  readonly out: string | undefined;
}

export interface ConvertInvocation extends Spoken {
  readonly command: 'convert';
  readonly input: string;
  readonly output: string;
}

export interface SchemaInvocation extends Spoken {
  readonly command: 'schema';
}
