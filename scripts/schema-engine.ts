/**
 * Prisma's own schema engine, compiled to WebAssembly and driven over a plain `pg` connection: no engine binary has to be
 * downloaded, and what it writes is what `prisma migrate` would write.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

export interface SchemaFile {
  path: string;
  content: string;
}

export const root = path.resolve(import.meta.dirname, '..');

/** The files of prisma/schema, as the engine takes them. */
export function schemaFiles(folder = path.join(root, 'prisma/schema')): SchemaFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: path.join(folder, name), content: readFileSync(path.join(folder, name), 'utf8') }));
}

/** Stands in where the engine wants a server to compare two schemas that need none: it only asks for the version. */
function noDatabase(): SqlMigrationAwareDriverAdapterFactory {
  const adapter: SqlDriverAdapter = {
    adapterName: 'none',
    provider: 'postgres',
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.0', 180000]],
    }),
    executeRaw: async () => 0,
    executeScript: () => Promise.reject(new Error('there is no database here')),
    startTransaction: () => Promise.reject(new Error('there is no database here')),
    dispose: async () => undefined,
  };
  return { adapterName: 'none', provider: 'postgres', connect: async () => adapter, connectToShadowDb: async () => adapter };
}

/**
 * PostgreSQL's catalogue has columns of the internal type "char", which the adapter does not know. They pass through it as its array
 * of characters, of which the catalogue has none, and are single characters again for the engine.
 */
function overDatabase(connectionString: string): SqlMigrationAwareDriverAdapterFactory {
  const internalChar = 18;
  const charArray = 1002;
  const pool = new pg.Pool({ connectionString });
  const query = pool.query.bind(pool) as (asked: pg.QueryArrayConfig) => Promise<pg.QueryArrayResult>;
  const translated = async (asked: pg.QueryArrayConfig) => {
    const result = await query(asked);
    for (const field of result.fields) if (field.dataTypeID === internalChar) field.dataTypeID = charArray;
    return result;
  };
  const factory = new PrismaPg(Object.assign(pool, { query: translated }), { disposeExternalPool: true });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (asked) => {
      const result = await queryRaw(asked);
      return {
        ...result,
        columnTypes: result.columnTypes.map((type) => (type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type)),
      };
    };
    return adapter;
  };
  return factory;
}

/** An engine over the database of `url`; with null, one that only compares schema files. */
export async function openSchemaEngine(url: string | null, files: SchemaFile[]): Promise<glue.SchemaEngine> {
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(gluePath.replace(/\.js$/, '.wasm'));
  const imports = { './schema_engine_bg.js': { ...glue } as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(message);
      },
    },
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const factory = url === null ? noDatabase() : overDatabase(url);
  return glue.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}
