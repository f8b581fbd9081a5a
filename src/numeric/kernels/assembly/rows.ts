/** Addresses and loads shared by the kernels. A row of a block is eight 64-bit numbers. */

/** Bytes of a row. */
export const ROW: usize = 64;
export function row(block: usize, index: i32): usize {
  return block + ((<usize>index) << 6);
}

export function int(column: usize, index: i32): i32 {
  return load<i32>(column + ((<usize>index) << 2));
}

export function real(column: usize, index: i32): f64 {
  return load<f64>(column + ((<usize>index) << 3));
}

export function splat(column: usize, index: i32): v128 {
  return v128.load64_splat(column + ((<usize>index) << 3));
}
