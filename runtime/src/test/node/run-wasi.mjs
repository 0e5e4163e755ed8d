// Runs a program on Node's WASI: node run-wasi.mjs MODULE DIRECTORY [ARGUMENT]... The directory is the guest's /.

import { readFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { WASI } from 'node:wasi';

const [module, directory, ...args] = argv.slice(2);
const wasi = new WASI({ version: 'preview1', args: [module, ...args], preopens: { '/': directory }, returnOnExit: true });
const { instance } = await WebAssembly.instantiate(readFileSync(module), wasi.getImportObject());
exit(wasi.start(instance));
