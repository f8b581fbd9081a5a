/**
 * The kernels in AssemblyScript. A block holds eight lanes, a row of eight 64-bit numbers per pivot; columns are passed
 * as addresses in memory. What each kernel does is said at its plain TypeScript twin, and the two give the same bits:
 * every operation here has its counterpart there, in the same order.
 */
export * from './lanes';
export * from './losses';
export * from './pairs';
