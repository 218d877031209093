// Runs the SQL given on standard input, one statement a line, and prints the rows of the last one as JSON arrays.
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';

const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
let rows = [];
for (const statement of readFileSync(0, 'utf8').split('\n').filter(line => line.trim() !== '')) {
  rows = (await connection.runAndReadAll(statement)).getRowsJson();
}
process.stdout.write(JSON.stringify(rows));
