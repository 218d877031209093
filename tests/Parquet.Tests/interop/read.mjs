// Reads the files named on standard input (a JSON array of paths) with DuckDB, hyparquet and arrow-rs, compares every value
// of every column with what values.mjs says, and prints the differences as a JSON array of texts.
import { DuckDBInstance } from '@duckdb/node-api';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import * as wasm from 'parquet-wasm';
import { tableFromIPC } from 'apache-arrow';
import { readFileSync } from 'node:fs';
import { expected, hex, text } from './values.mjs';

const differences = [];
const paths = JSON.parse(readFileSync(0, 'utf8'));
const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
for (const path of paths) {
  for (const [reader, read] of Object.entries({ DuckDB: readDuckDb, hyparquet: readHyparquet, 'arrow-rs': readArrow })) {
    try {
      compare(reader, path, await read(path));
    } catch (error) {
      differences.push(`${reader} ${path}: ${error.stack ?? error}`);
    }
  }
}
process.stdout.write(JSON.stringify(differences.slice(0, 40)));

function compare(reader, path, columns) {
  for (const [column, values] of Object.entries(columns)) {
    for (let i = 0; i < values.length; i++) {
      const wanted = expected(column, i, values.length);
      if (!same(column, wanted, values[i]) && differences.push(`${reader} ${path} ${column}[${i}]: ${text(values[i])}, not ${text(wanted)}`))
        break;
    }
  }
}

function same(column, wanted, found) {
  // hyparquet gives decimals as floating point numbers.
  if (column.startsWith('dec') && typeof found === 'number') {
    const number = Number(wanted) / 10 ** { dec9: 2, dec18: 4, dec30: 6 }[column.split('_')[0]];
    return Math.abs(found - number) <= Math.abs(number) * 1e-12;
  }
  return text(wanted) === text(found);
}

async function readDuckDb(path) {
  // DuckDB knows byte streams of floating point numbers only.
  const names = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet('${path}')`)).getRowsJS().map(row => row[0])
    .filter(name => !path.includes('ByteSplitStream') || name.startsWith('f'));
  const sql = names.map(name => `${cast(name.split('_')[0], `"${name}"`)} AS "${name}"`);
  const result = await connection.runAndReadAll(`SELECT ${sql} FROM read_parquet('${path}', file_row_number = true) ORDER BY file_row_number`);
  return Object.fromEntries(result.getColumnsJS().map((values, c) => [names[c], values.map(value => value === null ? null : fromDuckDb(names[c].split('_')[0], value))]));
}

function cast(kind, name) {
  switch (kind) {
    case 'date': return `${name} - DATE '1970-01-01'`;
    case 'ms': return `epoch_ms(${name})`;
    case 'us': return `epoch_us(${name})`;
    case 'ns': case 'int96': return `epoch_ns(${name})`;
    case 'timems': return `(epoch_us(${name}) // 1000)::INTEGER`;
    case 'timeus': return `epoch_us(${name})`;
    case 'timens': return `epoch_ns(${name})`;
    case 'dec9': case 'dec18': case 'dec30': case 'uuid': return `${name}::VARCHAR`;
    case 'bytes': case 'fixed': return `hex(${name})`;
    case 'interval': return `CASE WHEN ${name} IS NOT NULL THEN [datepart('year', ${name}) * 12 + datepart('month', ${name}), datepart('day', ${name}), epoch_ms(${name} - to_months((datepart('year', ${name}) * 12 + datepart('month', ${name}))::INTEGER) - to_days(datepart('day', ${name})::INTEGER))] END`;
    default: return name;
  }
}

function fromDuckDb(kind, value) {
  if (kind.startsWith('dec')) return BigInt(value.replace('.', ''));
  if (kind === 'uuid') return value.replaceAll('-', '');
  return kind === 'bytes' || kind === 'fixed' ? value.toLowerCase() : value;
}

async function readHyparquet(path) {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const same = value => value;
  const parsers = {
    timestampFromMilliseconds: same, timestampFromMicroseconds: same, timestampFromNanoseconds: same, dateFromDays: same,
    stringFromBytes: bytes => bytes && new TextDecoder().decode(bytes),
  };
  // hyparquet knows no intervals.
  const names = metadata.schema.slice(1).map(element => element.name).filter(name => name.includes('_') && !name.startsWith('interval'));
  const objects = await parquetReadObjects({ file, metadata, compressors, parsers, columns: names, utf8: false });
  return Object.fromEntries(names.map(name => [name, objects.map(row => fromHyparquet(name.split('_')[0], row[name]))]));
}

function fromHyparquet(kind, value) {
  return kind === 'uuid' && typeof value === 'string' ? value.replaceAll('-', '') : value;
}

// The IPC stream gives the stored integers, where the values of apache-arrow would be rounded to milliseconds.
async function readArrow(path) {
  const table = tableFromIPC(wasm.readParquet(new Uint8Array(readFileSync(path))).intoIPCStream());
  return Object.fromEntries(table.schema.fields.filter(field => !field.name.startsWith('interval')).map(field => {
    const vector = table.getChild(field.name);
    return [field.name, vector.data.flatMap(data => Array.from({ length: data.length }, (_, i) => data.getValid(i) ? fromArrow(field.name.split('_')[0], data, i) : null))];
  }));
}

function fromArrow(kind, data, i) {
  switch (kind) {
    case 'date': case 'ms': case 'us': case 'ns': case 'int96': case 'timems': case 'timeus': case 'timens':
      return data.values[i];
    case 'dec9': case 'dec18': case 'dec30': {
      const words = new BigUint64Array(data.values.buffer, data.values.byteOffset + i * 16, 2);
      return BigInt.asIntN(128, words[1] << 64n | words[0]);
    }
    case 'uuid': case 'fixed':
      return hex(data.values.subarray(i * data.stride, (i + 1) * data.stride));
    case 'bytes':
      return hex(data.values.subarray(data.valueOffsets[i], data.valueOffsets[i + 1]));
    case 'list': {
      const child = data.children[0];
      return Array.from({ length: data.valueOffsets[i + 1] - data.valueOffsets[i] }, (_, j) => child.getValid(data.valueOffsets[i] + j) ? child.values[data.valueOffsets[i] + j] : null);
    }
    case 'bool':
      return (data.values[i + data.offset >> 3] >> (i + data.offset & 7) & 1) === 1;
    case 'text':
      return new TextDecoder().decode(data.values.subarray(data.valueOffsets[i], data.valueOffsets[i + 1]));
    default:
      return data.values[i];
  }
}
