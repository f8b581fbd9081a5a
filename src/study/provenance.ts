/** What makes a run repeatable. */
export interface RunProvenance {
  /** Version of the engine. */
  readonly engine: string;
  /** The command that gives the same result again. */
  readonly command: string;
  /** Every file that was read, with the SHA-256 of its bytes, in order of name. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}
