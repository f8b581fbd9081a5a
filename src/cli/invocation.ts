import type { Language } from '../base/text.ts';

export type OutputFormat = 'table' | 'json';

/** What the user asked for, as data: the arguments after parsing. `-` stands for standard input or output. */
export type Invocation = FlowInvocation | TransferInvocation | ConvertInvocation;

interface Spoken {
  readonly language: Language;
  readonly format: OutputFormat;
}

export interface FlowInvocation extends Spoken {
  readonly command: 'flow';
  readonly caseFile: string;
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

export interface ConvertInvocation extends Spoken {
  readonly command: 'convert';
  readonly input: string;
  readonly output: string;
}
