// Runs modules on V8 and compares with what is expected: node compare-with-v8.mjs <EXPECTED
// Each line of the input is a module with its calls and the state afterwards, as ExpectedResults.java writes it.

import { createInterface } from 'node:readline';

/** What V8 says when a trap of each kind happens; of an address that is wrong in two ways it tells the other one. */
const TRAPS = {
  'unreachable': /unreachable/,
  'integer-divide-by-zero': /divide by zero|remainder by zero/,
  'integer-overflow': /unrepresentable/,
  'invalid-conversion-to-integer': /unrepresentable/,
  'out-of-bounds-memory-access': /memory access out of bounds|segment .*out of bounds|data segment/,
  'out-of-bounds-table-access': /table index is out of bounds|table (access|segment)?.*out of bounds|element segment/,
  'undefined-element': /table index is out of bounds/,
  'uninitialized-element': /null function or function signature mismatch|signature mismatch|null function/,
  'indirect-call-type-mismatch': /null function or function signature mismatch|signature mismatch/,
  'unaligned-atomic': /unaligned|memory access out of bounds/,
};

const view = new DataView(new ArrayBuffer(8));

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit++) {
    crc = crc & 1 ? (crc >>> 1) ^ 0xEDB88320 : crc >>> 1;
  }
  return crc;
});

function crc32(bytes) {
  let crc = 0xFFFFFFFF;
  for (const byte of bytes) {
    crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ byte) & 0xFF];
  }
  return ((crc ^ 0xFFFFFFFF) >>> 0).toString(16).padStart(8, '0');
}

function argument(text) {
  const [type, number] = text.split(' ');
  switch (type) {
    case 'i32': return Number(number);
    case 'i64': return BigInt(number);
    case 'f32': view.setUint32(0, Number('0x' + number)); return view.getFloat32(0);
    case 'f64': view.setBigUint64(0, BigInt('0x' + number)); return view.getFloat64(0);
    case 'null': return null;
    default: throw new Error('an argument of type ' + type);
  }
}

/** Whether a value is the one expected, whose text tells integers in decimal and other numbers as their bits. */
function isSame(expected, value, functions) {
  if (value === null) {
    return expected === 'null';
  }
  if (typeof value === 'function') {
    return expected === functions.get(value);
  }
  if (typeof value === 'bigint' || Number.isInteger(value) && expected === String(value)) {
    return expected === String(value);
  }
  if (expected.length === 8) {
    view.setUint32(0, Number('0x' + expected));
    return Object.is(view.getFloat32(0), value);
  }
  view.setBigUint64(0, BigInt('0x' + expected));
  return expected.length === 16 && Object.is(view.getFloat64(0), value);
}

/** What is wrong with the way in which a call ended, or nothing. */
function differenceOfCall(call, exports, functions) {
  let results;
  try {
    const returned = exports['f' + call.function](...call.arguments.map(argument));
    results = returned === undefined ? [] : Array.isArray(returned) ? returned : [returned];
  } catch (error) {
    return isExpected(error, call.outcome) ? '' : `threw ${error}`;
  }
  const expected = call.outcome === '' ? [] : call.outcome.split(' ');
  const same = expected.length === results.length
    && expected.every((text, index) => isSame(text, results[index], functions));
  return same ? '' : `returned ${results}`;
}

function isExpected(error, outcome) {
  if (error instanceof WebAssembly.Exception) {
    return outcome.startsWith('exception');
  }
  const kind = outcome.startsWith('trap ') ? outcome.substring('trap '.length) : '';
  return kind in TRAPS && TRAPS[kind].test(error.message);
}

function differenceOfState(line, exports, functions) {
  const [name, text] = [line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)];
  const item = exports[name];
  if (item instanceof WebAssembly.Memory) {
    const bytes = new Uint8Array(item.buffer);
    const found = `${bytes.length / 65536} pages, CRC ${crc32(bytes)}`;
    return found === text ? '' : `${name} is ${found}, expected ${text}`;
  }
  if (item instanceof WebAssembly.Table) {
    const expected = text.split(' ');
    for (let index = 0; index < item.length; index++) {
      if (!isSame(expected[index] ?? 'nothing', item.get(index), functions)) {
        return `${name}[${index}] is ${functions.get(item.get(index))}, expected ${expected[index]}`;
      }
    }
    return item.length === expected.length ? '' : `${name} has ${item.length} elements`;
  }
  let value;
  try {
    value = item.value;
  } catch {
    return ''; // a vector, which JavaScript cannot see
  }
  return isSame(text, value, functions) ? '' : `${name} is ${value}, expected ${text}`;
}

/** Everything that differs in a module; undefined where V8 does not accept it. */
function compare(expected) {
  let module;
  try {
    module = new WebAssembly.Module(Buffer.from(expected.module, 'base64'));
  } catch (error) {
    rejections.push(`seed ${expected.seed}: ${error.message}`);
    return undefined;
  }
  let exports;
  try {
    exports = new WebAssembly.Instance(module).exports;
  } catch (error) {
    return expected.instantiated ? [`instantiation threw ${error}`] : [];
  }
  if (!expected.instantiated) {
    return ['instantiation succeeded'];
  }
  const functions = new Map(Object.entries(exports)
    .filter(([, item]) => typeof item === 'function')
    .map(([name, item]) => [item, name]));
  const differences = [];
  for (const call of expected.calls) {
    exports.g0.value = expected.steps;
    const difference = differenceOfCall(call, exports, functions);
    if (difference) {
      differences.push(`f${call.function}(${call.arguments}) ${difference}, expected ${call.outcome}`);
    }
  }
  for (const line of expected.state) {
    const difference = differenceOfState(line, exports, functions);
    if (difference) {
      differences.push(difference);
    }
  }
  return differences;
}

const rejections = [];
let compared = 0;
let calls = 0;
let different = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const expected = JSON.parse(line);
  const differences = compare(expected);
  if (differences === undefined) {
    continue;
  }
  compared++;
  calls += expected.calls.length;
  if (differences.length > 0) {
    different++;
    console.log(`seed ${expected.seed}: ${differences[0]} (${differences.length} differences)`);
  }
}
rejections.slice(0, 5).forEach(rejection => console.log('not accepted: ' + rejection));
console.log(`V8 ${process.versions.v8}: ${compared} modules, ${calls} calls, ${different} modules differ, `
  + `${rejections.length} not accepted`);
process.exit(different === 0 ? 0 : 1);
