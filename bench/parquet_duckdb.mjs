// Times reading three columns of a Parquet file into typed arrays with DuckDB's Node client; one line a round: duckdb, seconds.
// node parquet_duckdb.mjs FILE ROUNDS THREADS ORDERED   (DuckDB: npm install --prefix tests/Parquet.Tests/interop)
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../tests/Parquet.Tests/interop/package.json', import.meta.url));
const { DuckDBInstance } = await import(pathToFileURL(require.resolve('@duckdb/node-api')));
const [file, rounds, threads, ordered] = process.argv.slice(2);
const database = await DuckDBInstance.create(':memory:', { threads, preserve_insertion_order: ordered });
const connection = await database.connect();
const count = await connection.runAndReadAll(`select count(*) from '${file}'`);
const rows = Number(count.getRows()[0][0]);

for (let round = 0; round < Number(rounds); round++) {
  const start = process.hrtime.bigint();
  const keys = new BigInt64Array(rows);
  const prices = new Float64Array(rows);
  const items = new Int32Array(rows);
  const result = await connection.stream(`select key, price, item from '${file}'`);
  let at = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    // A vector's items are the typed array over DuckDB's own memory: one copy, as in every other way to arrays that outlive it.
    keys.set(chunk.getColumnVector(0).items.subarray(0, chunk.rowCount), at);
    prices.set(chunk.getColumnVector(1).items.subarray(0, chunk.rowCount), at);
    items.set(chunk.getColumnVector(2).items.subarray(0, chunk.rowCount), at);
    at += chunk.rowCount;
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (at !== rows) throw new Error(`${at} of ${rows} rows`);
  console.log(`duckdb ${seconds.toFixed(4)}`);
}
