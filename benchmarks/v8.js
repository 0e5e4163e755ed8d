// Runs benchmark modules on V8: a line "module size" on standard input, a line "checksum milliseconds" back.
const fs = require('fs');
const folder = process.argv[2];
const loaded = new Map();

function run(name) {
  if (!loaded.has(name)) {
    const module = new WebAssembly.Module(fs.readFileSync(`${folder}/${name}.wasm`));
    loaded.set(name, new WebAssembly.Instance(module, {}).exports.run);
  }
  return loaded.get(name);
}

require('readline').createInterface({ input: process.stdin }).on('line', line => {
  const [name, size] = line.split(' ');
  const call = run(name);
  const before = process.cpuUsage();
  const checksum = call(Number(size));
  const used = process.cpuUsage(before);
  console.log(`${BigInt.asIntN(64, checksum)} ${(used.user + used.system) / 1000}`);
});
