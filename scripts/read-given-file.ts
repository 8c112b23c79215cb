import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/**
 * What the JSON file named on the command line says, checked. Null, and said why on standard error, where none is named, it cannot be read or
 * it says something else; a line for each place where it does.
 * @param command how the script is called, as in `npm run <command> -- FILE`.
 */
export function readGivenFile<S extends z.ZodType>(command: string, schema: S): z.output<S> | null {
  const file = process.argv[2];
  if (!file) {
    console.error(`Usage: npm run ${command} -- FILE`);
    return null;
  }
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) console.error(`${path.join('.')}: ${message}`);
  } catch (error) {
    console.error(`${file} cannot be read: ${error instanceof Error ? error.message : 'no reason given'}`);
  }
  return null;
}
