#!/usr/bin/env node
import { studies } from '../study/index.js';
import { runProgram } from './program.js';

await runProgram(studies, process.argv.slice(2));
