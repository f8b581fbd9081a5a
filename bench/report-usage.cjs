/** Preloaded into a measured process: at its end it tells, on descriptor 3, how much processor time it took. */
const { writeSync } = require('node:fs');

process.on('exit', () => writeSync(3, JSON.stringify(process.cpuUsage())));
