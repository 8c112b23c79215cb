/** npm test: everything that must hold, each step named and timed. The last line is `N passed, N failed`. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(
    `Prati needs Node 20.19 or 22.12 and later, and this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}
const { runTests } = await import('./run-tests.mjs');
process.exit(await runTests(process.argv.slice(2)));
