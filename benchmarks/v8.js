// Runs the module of a path on V8: a line with a size on standard input, a line "checksum milliseconds wall" back, as
// ProcessContender expects.
let begun = process.hrtime.bigint();
const fs = require('fs');
const module_ = new WebAssembly.Module(fs.readFileSync(process.argv[2]));
const run = new WebAssembly.Instance(module_, {}).exports.run;

require('readline').createInterface({ input: process.stdin }).on('line', size => {
  const before = process.cpuUsage();
  const checksum = run(Number(size));
  const used = process.cpuUsage(before);
  const wall = Number(process.hrtime.bigint() - begun) / 1e6;
  console.log(`${BigInt.asIntN(64, checksum)} ${(used.user + used.system) / 1000} ${wall}`);
  begun = process.hrtime.bigint();
});
