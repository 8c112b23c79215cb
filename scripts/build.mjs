/** node scripts/build.mjs: the database client and the web application, for the image; `npm start` does this by itself. */
import { build, generate } from './prepare.mjs';
import { Refusal } from './processes.mjs';

try {
  await generate(console.log);
  await build(console.log, process.env, { echo: true });
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
