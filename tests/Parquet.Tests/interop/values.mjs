// What each column of the test files holds in row i; MatrixKinds.cs has the same in C#.
// Integers of dates, times and timestamps count the column's unit, those of decimals its last digit. DuckDB takes 0 and -0 for
// one in its dictionaries, so only -0 is there; it reads INT96 and times in nanoseconds as microseconds, so these are whole ones.

export const rows = 400;

const bytes = (length, byte) => Uint8Array.from({ length }, (_, j) => byte(j) & 255);
const special = [NaN, Infinity, -0];

export const kinds = {
  bool: i => i % 3 === 0,
  i8: i => (i * 7) % 256 - 128,
  u8: i => (i * 7) % 256,
  i16: i => (i * 331) % 65536 - 32768,
  u16: i => (i * 331) % 65536,
  i32: i => Math.imul(i, 1500450271),
  u32: i => Math.imul(i, 1500450271) >>> 0,
  i64: i => BigInt.asIntN(64, BigInt(i) * 0x9E3779B97F4A7C15n),
  u64: i => BigInt.asUintN(64, BigInt(i) * 0x9E3779B97F4A7C15n),
  f32: i => i >= 7 && i < 10 ? special[i - 7] : (2 * i - 401) / 16,
  f64: i => i >= 7 && i < 10 ? special[i - 7] : (2 * i - 401) / 128,
  f16: i => (i - 200) / 8,
  text: i => i === 3 ? 'x'.repeat(300) : `Käufer ${i % 50} 🛒`,
  bytes: i => bytes(i % 7, j => i + j),
  fixed: i => bytes(5, j => i * (j + 1)),
  date: i => i * 37 - 5000,
  ms: i => BigInt(i - 50) * 12345678n,
  us: i => BigInt(i - 50) * 12345678901n,
  ns: i => BigInt(i - 50) * 12345678901200n,
  int96: i => BigInt(i - 50) * 12345678901000n,
  dec9: i => BigInt(Math.imul(i, 1500450271) % 1000000000),
  dec18: i => BigInt.asIntN(64, BigInt(i) * 0x9E3779B97F4A7C15n) % 1000000000000000000n,
  dec30: i => BigInt(i - 200) * 1234567890123456789012345n,
  timems: i => (i * 7919001) % 86400000,
  timeus: i => BigInt(i) * 7919000001n % 86400000000n,
  timens: i => BigInt(i) * 7919000001000n % 86400000000000n,
  uuid: i => bytes(16, j => i * (j + 1)),
  interval: i => [i, i % 31, i * 1000],
};

export const patterns = {
  required: () => false,
  none: () => false,
  half: i => (Math.imul(i, 2654435761) >>> 31) === 1,
  all: () => true,
  runs: i => Math.floor(i / 37) % 2 === 1,
  ends: (i, count) => i === 0 || i === count - 1,
};

// A list is null, empty or has one to three elements, of which some are null.
export const list = i => i % 5 === 0 ? null : i % 5 === 1 ? [] : Array.from({ length: 1 + i % 3 }, (_, j) => (i + j) % 6 === 0 ? null : i * 10 + j);

/** The value of a column named kind_pattern in row i; null is null. */
export function expected(column, i, count) {
  const [kind, pattern] = column.split('_');
  if (kind === 'list') return list(i);
  return patterns[pattern](i, count) ? null : kinds[kind](i);
}

export const hex = value => Buffer.from(value).toString('hex');

/** One text for a value, whatever reader it came from. */
export function text(value) {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Uint8Array) return hex(value);
  if (Array.isArray(value)) return `[${value.map(text)}]`;
  return Object.is(value, -0) ? '-0' : String(value);
}
