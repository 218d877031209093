// Writes Parquet files with arrow-rs and DuckDB into a folder: node write.mjs FOLDER [golden]
// Columns are named kind_pattern after values.mjs. "golden" makes few and small files, which are in the repository.
import { DuckDBInstance } from '@duckdb/node-api';
import * as arrow from 'apache-arrow';
import * as wasm from 'parquet-wasm';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds, list, patterns, rows } from './values.mjs';

const [folder, golden] = process.argv.slice(2);
const count = golden ? 40 : rows;
const used = golden ? { half: patterns.half } : patterns;
const few = ['bool', 'i32', 'i64', 'f16', 'f32', 'f64', 'text', 'bytes', 'fixed', 'us', 'dec9', 'dec30'];

const little = Uint8Array.of(1, 0, 0, 0);
if (new Uint32Array(little.buffer)[0] !== 1)
  throw new Error('the numbers of a column are made as little-endian bytes');

const types = {
  bool: new arrow.Bool(), i8: new arrow.Int8(), u8: new arrow.Uint8(), i16: new arrow.Int16(), u16: new arrow.Uint16(),
  i32: new arrow.Int32(), u32: new arrow.Uint32(), i64: new arrow.Int64(), u64: new arrow.Uint64(),
  f16: new arrow.Float16(), f32: new arrow.Float32(), f64: new arrow.Float64(),
  text: new arrow.Utf8(), bytes: new arrow.Binary(), fixed: new arrow.FixedSizeBinary(5), date: new arrow.DateDay(),
  ms: new arrow.TimestampMillisecond('UTC'), us: new arrow.TimestampMicrosecond(), ns: new arrow.TimestampNanosecond(),
  dec9: new arrow.Decimal(2, 9), dec18: new arrow.Decimal(4, 18), dec30: new arrow.Decimal(6, 30),
  timems: new arrow.TimeMillisecond(), timeus: new arrow.TimeMicrosecond(), timens: new arrow.TimeNanosecond(),
};

const table = arrowTable();
const ipc = arrow.tableToIPC(table, 'stream');
writeArrow();
await writeDuckDb();

function arrowTable() {
  const columns = [];
  for (const [kind, type] of Object.entries(types).filter(([kind]) => !golden || few.includes(kind))) {
    for (const [pattern, isNull] of Object.entries(used)) {
      const values = Array.from({ length: count }, (_, i) => isNull(i, count) ? null : kinds[kind](i));
      columns.push([new arrow.Field(`${kind}_${pattern}`, type, pattern !== 'required'), data(kind, type, values)]);
    }
  }
  columns.push(...nested());
  const schema = new arrow.Schema(columns.map(([field]) => field));
  const batch = arrow.makeData({ type: new arrow.Struct(schema.fields), length: count, nullCount: 0, children: columns.map(([, data]) => data) });
  return new arrow.Table(schema, new arrow.RecordBatch(schema, batch));
}

// The stored numbers themselves: apache-arrow would make them from dates, which have milliseconds only.
function data(kind, type, values) {
  const nullBitmap = bits(values.map(value => value !== null));
  const common = { type, length: count, nullCount: values.filter(value => value === null).length, nullBitmap };
  const filled = values.map(value => value ?? (typeof kinds[kind](0) === 'bigint' ? 0n : 0));
  switch (kind) {
    case 'bool': return arrow.makeData({ ...common, data: bits(filled) });
    case 'text': return arrow.makeData({ ...common, ...strings(values.map(value => value === null ? new Uint8Array() : new TextEncoder().encode(value))) });
    case 'bytes': return arrow.makeData({ ...common, ...strings(values.map(value => value ?? new Uint8Array())) });
    case 'fixed': return arrow.makeData({ ...common, data: join8(values.map(value => value ?? new Uint8Array(5))) });
    case 'f16': return arrow.makeData({ ...common, data: Uint16Array.from(filled, half) });
    case 'dec9': case 'dec18': case 'dec30':
      return arrow.makeData({ ...common, data: new Uint32Array(BigUint64Array.from(filled.flatMap(value => [BigInt.asUintN(64, value), BigInt.asUintN(64, value >> 64n)])).buffer) });
    case 'date': case 'timems': return arrow.makeData({ ...common, data: Int32Array.from(filled) });
    default: return arrow.makeData({ ...common, data: new type.ArrayType(filled) });
  }
}

// Halves of the kind f16 are exact: a power of two times at most eleven bits.
function half(value) {
  if (value === 0) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  return (value < 0 ? 0x8000 : 0) | (exponent + 15) << 10 | (Math.abs(value) / 2 ** exponent - 1) * 1024;
}

function bits(values) {
  const packed = new Uint8Array(Math.ceil(values.length / 64) * 8);
  values.forEach((value, i) => { if (value) packed[i >> 3] |= 1 << (i & 7); });
  return packed;
}

function join8(arrays) {
  return Uint8Array.from(arrays.flatMap(array => [...array]));
}

function strings(arrays) {
  const valueOffsets = new Int32Array(arrays.length + 1);
  arrays.forEach((array, i) => { valueOffsets[i + 1] = valueOffsets[i] + array.length; });
  return { valueOffsets, data: join8(arrays) };
}

// A list of integers, and a struct of an integer and a text: null in every fifth row, its integer in every third.
function nested() {
  const element = new arrow.Field('element', new arrow.Int32(), true);
  const lists = Array.from({ length: count }, (_, i) => list(i));
  const items = lists.flatMap(values => values ?? []);
  const valueOffsets = new Int32Array(count + 1);
  lists.forEach((values, i) => { valueOffsets[i + 1] = valueOffsets[i] + (values?.length ?? 0); });
  const child = arrow.makeData({ type: element.type, length: items.length, nullCount: items.filter(v => v === null).length, nullBitmap: bits(items.map(v => v !== null)), data: Int32Array.from(items.map(v => v ?? 0)) });
  const listType = new arrow.List(element);
  const listData = arrow.makeData({ type: listType, length: count, nullCount: lists.filter(v => v === null).length, nullBitmap: bits(lists.map(v => v !== null)), valueOffsets, child });

  const structType = new arrow.Struct([new arrow.Field('a', new arrow.Int32(), true), new arrow.Field('b', new arrow.Utf8(), false)]);
  const numbers = Array.from({ length: count }, (_, i) => i % 5 === 0 || i % 3 === 0 ? null : i);
  const texts = Array.from({ length: count }, (_, i) => new TextEncoder().encode(`b${i % 5 === 0 ? '' : i}`));
  const structData = arrow.makeData({
    type: structType, length: count, nullCount: Math.ceil(count / 5), nullBitmap: bits(numbers.map((_, i) => i % 5 !== 0)),
    children: [
      arrow.makeData({ type: new arrow.Int32(), length: count, nullCount: numbers.filter(v => v === null).length, nullBitmap: bits(numbers.map(v => v !== null)), data: Int32Array.from(numbers.map(v => v ?? 0)) }),
      arrow.makeData({ type: new arrow.Utf8(), length: count, nullCount: 0, ...strings(texts) }),
    ],
  });
  return [[new arrow.Field('list', listType, true), listData], [new arrow.Field('struct', structType, true), structData]];
}

function writeArrow() {
  const { Compression, Encoding, WriterVersion } = wasm;
  const codecs = { none: Compression.UNCOMPRESSED, snappy: Compression.SNAPPY, gzip: Compression.GZIP, brotli: Compression.BROTLI, zstd: Compression.ZSTD, lz4raw: Compression.LZ4_RAW, lz4: Compression.LZ4 };
  const integers = ['i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64', 'date', 'ms', 'us', 'ns', 'timems', 'timeus', 'timens', 'dec9', 'dec18'];
  const modes = {
    dictionary: {},
    plain: {},
    delta: { ...of(integers, Encoding.DELTA_BINARY_PACKED), ...of(['text', 'bytes'], Encoding.DELTA_LENGTH_BYTE_ARRAY), ...of(['bool'], Encoding.RLE) },
    prefix: of(['text', 'bytes', 'fixed', 'dec30'], Encoding.DELTA_BYTE_ARRAY),
    split: of([...integers, 'f32', 'f64', 'f16', 'fixed', 'dec30'], Encoding.BYTE_STREAM_SPLIT),
  };
  for (const [mode, encodings] of Object.entries(modes)) {
    for (const [codec, compression] of Object.entries(codecs)) {
      for (const version of [1, 2]) {
        // The repository has each codec with one encoding, and each encoding with one codec.
        if (golden && codec !== 'none' && mode !== 'plain') continue;
        let builder = new wasm.WriterPropertiesBuilder()
          .setCompression(compression)
          .setWriterVersion(version === 1 ? WriterVersion.V1 : WriterVersion.V2)
          .setDictionaryEnabled(mode === 'dictionary')
          .setEncoding(Encoding.PLAIN)
          .setWriteBatchSize(16)
          .setDataPageSizeLimit(512)
          .setMaxRowGroupSize(golden ? 64 : 300);
        if (golden) builder = builder.setStatisticsEnabled(wasm.EnabledStatistics.None);
        for (const field of table.schema.fields) {
          const encoding = encodings[field.name.split('_')[0]];
          if (encoding !== undefined) builder = builder.setColumnEncoding(field.name, encoding);
        }
        save(`arrow-${mode}-${codec}-${version}`, wasm.writeParquet(wasm.Table.fromIPCStream(ipc), builder.build()));
      }
    }
  }
}

function of(names, encoding) {
  return Object.fromEntries(names.map(name => [name, encoding]));
}

function save(name, bytes) {
  writeFileSync(join(folder, `${name}.parquet`), bytes);
}

async function writeDuckDb() {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const base = join(folder, golden ? 'arrow-plain-none-1.parquet' : 'arrow-plain-snappy-1.parquet');
  const number = (j, c) => `lpad(to_hex((i * ${c + 1}) & 255), 2, '0')`;
  const uuid = `(${Array.from({ length: 16 }, number).join(' || ')})::UUID`;
  const interval = `to_months(i::INTEGER) + to_days((i % 31)::INTEGER) + to_milliseconds(i * 1000)`;
  const isNull = { required: 'false', none: 'false', half: '((i * 2654435761) & 2147483648) <> 0', all: 'true', runs: '(i // 37) % 2 = 1', ends: `i = 0 OR i = ${count - 1}` };
  const extra = Object.keys(used).flatMap(pattern => [['uuid', uuid], ['interval', interval]].map(([kind, sql]) => `CASE WHEN ${isNull[pattern]} THEN NULL ELSE ${sql} END AS ${kind}_${pattern}`));
  // DuckDB makes halves floats, fixed bytes plain ones and all times microseconds: other kinds under the same names.
  await connection.run(`CREATE TABLE t AS SELECT * EXCLUDE (${table.schema.fields.map(field => field.name).filter(name => /^(f16|fixed|timems|timens)_/.test(name))}, file_row_number, i), ${extra} FROM (SELECT *, file_row_number AS i FROM read_parquet('${base}', file_row_number = true) ORDER BY i)`);
  for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw']) {
    for (const version of [1, 2]) {
      for (const limit of [0, 1000]) {
        if (golden && codec !== 'uncompressed' && (codec !== 'zstd' || limit === 0)) continue;
        const name = `duckdb-${limit === 0 ? 'direct' : 'dictionary'}-${codec}-${version}.parquet`;
        await connection.run(`COPY t TO '${join(folder, name)}' (FORMAT parquet, COMPRESSION ${codec}, PARQUET_VERSION V${version}, ROW_GROUP_SIZE 2048, DICTIONARY_SIZE_LIMIT ${limit === 0 ? 1 : limit})`);
      }
    }
  }
}
