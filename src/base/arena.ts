/**
 * Zeroed columns out of one allocation. A typed array with a buffer of its own costs microseconds whatever its length,
 * a view on a shared one next to nothing: on small grids that is most of the time.
 */
export class Arena {
  readonly #buffer: ArrayBuffer;
  #used = 0;

  /** @param bytes - what the columns will need together; those that do not fit get a buffer of their own. */
  constructor(bytes: number) {
    this.#buffer = new ArrayBuffer(bytes);
  }

  int32(length: number): Int32Array {
    const offset = this.#take(4 * length);
    return offset < 0 ? new Int32Array(length) : new Int32Array(this.#buffer, offset, length);
  }

  uint8(length: number): Uint8Array {
    const offset = this.#take(length);
    return offset < 0 ? new Uint8Array(length) : new Uint8Array(this.#buffer, offset, length);
  }

  float64(length: number): Float64Array {
    const offset = this.#take(8 * length);
    return offset < 0 ? new Float64Array(length) : new Float64Array(this.#buffer, offset, length);
  }

  /** Every column starts at a multiple of 8 bytes. */
  #take(bytes: number): number {
    const offset = this.#used;
    const end = (offset + bytes + 7) & ~7;
    if (offset + bytes > this.#buffer.byteLength) return -1;
    this.#used = end;
    return offset;
  }
}
