/**
 * npx tsx scripts/export-verify.ts FOLDER: whether an unpacked export is whole: the signature of its manifest with the key of this installation
 * (ENCRYPTION_KEY), and the SHA-256 of each file. Ends with exit code 1 at the first that is not right, naming the file.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '../lib/core/clock';
import { verifyManifest } from '../lib/exports/manifest';
import type { SignedManifest } from '../lib/exports/schema';
import { sha256Hex } from '../lib/platform/crypto';
import { openKeyring } from '../lib/platform/keyring';

const [folder] = process.argv.slice(2);
const key = process.env.ENCRYPTION_KEY;
if (!folder || !key) throw new Error('Name the folder, and set ENCRYPTION_KEY as the server has it.');
const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as SignedManifest;
const keyring = openKeyring({ kek: Buffer.from(key, 'base64'), clock: systemClock });
const wrong = manifest.files.find(({ name, sha256 }) => sha256Hex(readFileSync(path.join(folder, name))) !== sha256)?.name;
const isSigned = verifyManifest(keyring, manifest);
if (wrong) console.error(`${wrong} is not the file that was exported.`);
if (!isSigned) console.error('manifest.json was not signed by this installation, or was changed.');
if (!wrong && isSigned) console.log(`${manifest.files.length} files are as they were exported, and the manifest is signed.`);
process.exitCode = wrong || !isSigned ? 1 : 0;
