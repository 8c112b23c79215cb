/** npm start and npm run dev: from a fresh clone to a running Prati, and everything down again on Ctrl-C. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(
    `Prati needs Node 20.19 or 22.12 and later, and this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}
const { runPrati } = await import('./run-prati.mjs');
process.exit(await runPrati({ dev: process.argv.includes('--dev') }));
