/** What makes a run repeatable. */
export interface RunProvenance {
  /** Version of the engine. */
  readonly engine: string;
  /** The command that gives the same result again. */
  readonly command: string;
  /** File of the scenario, one of `inputs`; `undefined` where several results were read instead. */
  readonly scenario?: string | undefined;
  /** Every file that was read, with the SHA-256 of its bytes, in order of name. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}
