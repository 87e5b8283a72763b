// The JSON Schema of chuxin.exchange and the reader in src/exchange must agree (the checks are code, the schema is the
// published description): both look at the corpus of tests/fixtures/packages. What the schema cannot say (hashes,
// chains, counts, acts) is marked there as "beyond_the_form".
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CORPUS = join(ROOT, 'tests/fixtures/packages');

async function read_json(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}

test('the schema gives every package of the corpus its verdict', async () => {
  const schema = await read_json(join(ROOT, 'assets/schemas/chuxin.exchange.schema.json'));
  const validate = new Ajv({ allErrors: true }).compile(schema);
  const expected = await read_json(join(CORPUS, 'expected.json'));
  for (const row of expected) {
    const bytes = await readFile(join(CORPUS, row.file));
    let is_valid = false;
    try {
      is_valid = validate(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    } catch {
      is_valid = false; // not JSON at all
    }
    assert.equal(is_valid, row.schema, `${row.file}: ${JSON.stringify(validate.errors)}`);
    if (row.reader === 'valid') assert.ok(row.schema, `${row.file} is sound for the reader but not for the schema`);
    if (row.reader !== 'valid' && row.schema)
      assert.ok(row.beyond_the_form, `${row.file}: the schema should refuse this as the reader does`);
  }
});

test('every file of the corpus has an expected verdict', async () => {
  const expected = await read_json(join(CORPUS, 'expected.json'));
  const listed = expected.map((row) => row.file).concat('expected.json').sort();
  assert.deepEqual((await readdir(CORPUS)).sort(), listed);
});
