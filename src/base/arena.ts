/**
 * Zeroed columns out of one allocation. A typed array with a buffer of its own costs microseconds whatever its length,
 * a view on a shared one next to nothing: on small grids that is most of the time.
 */
export class Arena {
  readonly #buffer: ArrayBuffer;
  /** A given buffer may hold what was there before, and is the only place where columns may lie. */
  readonly #isGiven: boolean;
  #used: number;

  /** A fresh buffer of so many bytes; columns that do not fit get one of their own. */
  constructor(bytes: number);
  /** A buffer that is used again, from an offset on (a multiple of 8). A column that does not fit is a RangeError. */
  constructor(buffer: ArrayBuffer, offset: number);
  constructor(space: number | ArrayBuffer, offset = 0) {
    this.#isGiven = typeof space !== 'number';
    this.#buffer = typeof space === 'number' ? new ArrayBuffer(space) : space;
    this.#used = offset;
  }

  int32(length: number): Int32Array {
    const offset = this.#take(4 * length);
    if (offset < 0) return new Int32Array(length);
    const column = new Int32Array(this.#buffer, offset, length);
    return this.#isGiven ? column.fill(0) : column;
  }

  uint8(length: number): Uint8Array {
    const offset = this.#take(length);
    if (offset < 0) return new Uint8Array(length);
    const column = new Uint8Array(this.#buffer, offset, length);
    return this.#isGiven ? column.fill(0) : column;
  }

  int8(length: number): Int8Array {
    const column = this.uint8(length);
    return new Int8Array(column.buffer, column.byteOffset, length);
  }

  float64(length: number): Float64Array {
    const offset = this.#take(8 * length);
    if (offset < 0) return new Float64Array(length);
    const column = new Float64Array(this.#buffer, offset, length);
    return this.#isGiven ? column.fill(0) : column;
  }

  /** Every column starts at a multiple of 8 bytes. */
  #take(bytes: number): number {
    const offset = this.#used;
    if (!this.#isGiven && offset + bytes > this.#buffer.byteLength) return -1;
    this.#used = (offset + bytes + 7) & ~7;
    return offset;
  }
}

/** Larger allocations come from the system, page by page, and go back to it. */
const MOST_BYTES = 65536;

/** Arenas for things of one size that are made one after another: the first alone, then twice as many together each time. */
export function arenaForEach(bytes: number): () => Arena {
  const most = Math.max(1, Math.floor(MOST_BYTES / bytes));
  let arena = new Arena(0);
  let together = 0;
  let left = 0;
  return () => {
    if (left === 0) {
      together = Math.min(most, Math.max(1, 2 * together));
      arena = new Arena(together * bytes);
      left = together;
    }
    left--;
    return arena;
  };
}
