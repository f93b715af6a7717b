import { writeFileSync } from 'node:fs';

/** Loaded into a child process before its program: writes its peak memory, in kB, to the file that the environment names. */
const path = process.env.REPORT_MEMORY_TO;
if (path !== undefined) process.on('exit', () => writeFileSync(path, String(process.resourceUsage().maxRSS)));
