#!/usr/bin/env node
/**
 * Starts the command line. Kept free of imports that an old Node could not load, so that it can say in one
 * line what is wrong instead of failing on the first unknown syntax.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `telltale needs Node 22.18 or later, and this is Node ${process.versions.node}; in a clone, start it by "npm run", which brings its own.`,
  );
  process.exitCode = 2;
} else {
  // npm runs its scripts in the package's folder; the paths that were typed are those of the folder that it was called in.
  const { npm_lifecycle_event: script = '', INIT_CWD: typedIn } = process.env;
  if (['telltale', 'demo'].includes(script) && typedIn !== undefined) process.chdir(typedIn);
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv);
}
