// A request lands once for its key, whole, in its sender's name; nothing lands under an agreement that is not in force.
import { expect, it } from 'vitest';
import type { Run } from '../database.ts';
import { agreement, written } from '../test/small.ts';
import { knownBy, land } from './landing.ts';

/** A register that answers each statement with these rows, and notes what it is asked. */
function register(...rows: unknown[][]) {
  const asked: { sql: string; params: unknown[]; values: unknown }[] = [];
  const run: Run = async ({ sql, params }, values) => {
    asked.push({ sql: sql.replaceAll(/\s+/g, ' ').trim(), params: written(params), values });
    return rows;
  };
  return { run, asked };
}

it('what has landed under a key is found by partner and key, and the agreement is asked whether or not there is any', async () => {
  const { run, asked } = register(['k1', 'ab', { diterima: true }]);
  expect(await knownBy(run, agreement, 'kunci-01')).toEqual({ id: 'k1', sha256: 'ab', balasan: { diterima: true } });
  expect(asked).toEqual([
    {
      sql: 'select kiriman.id, kiriman.sha256, kiriman.balasan from (select perjanjian.berlaku() as berlaku) as perjanjian left join kotak_masuk.kiriman on berlaku and kiriman.mitra = $1 and kiriman.kunci = $2',
      params: [':mitra', ':kunci'],
      values: { mitra: 'mitra-uji', kunci: 'kunci-01' },
    },
  ]);
});

it('a request that was not applied yet has no reply; a key of nothing is known by nobody', async () => {
  expect(await knownBy(register(['k1', 'ab', null]).run, agreement, 'k')).toEqual({
    id: 'k1',
    sha256: 'ab',
    balasan: null,
  });
  expect(await knownBy(register([null, null, null]).run, agreement, 'k')).toBeNull();
});

it('a register that says nothing at all opens nothing', async () => {
  await expect(knownBy(register().run, agreement, 'k')).rejects.toThrow(
    'The register says nothing, not even of the agreement.',
  );
});

const request = {
  id: 'k1',
  kunci: 'kunci-01',
  operasi: 'Mutation.kirim',
  sha256: 'ab',
  rekaman: [{ id: 'r1', urutan: 1, jenis: 'UJI', isi: { a: 1 } }],
};

it('a request and its records land in one statement, in the name of the partner and under its version', async () => {
  const { run, asked } = register(['r1']);
  expect(await land(run, agreement, request)).toBe(true);
  expect(asked).toEqual([
    {
      sql: 'with masuk as ( insert into kotak_masuk.kiriman (id, mitra, versi, kunci, operasi, sha256, jumlah) values ($1, $2, $3::date, $4, $5, $6, $7::int) on conflict (mitra, kunci) do nothing returning id, mitra, versi ) insert into kotak_masuk.rekaman (id, kiriman_id, mitra, versi, urutan, jenis, isi) select isian.id, masuk.id, masuk.mitra, masuk.versi, isian.urutan, isian.jenis, isian.isi from masuk, jsonb_to_recordset($8::text::jsonb) as isian(id text, urutan int, jenis text, isi jsonb) returning id',
      params: [':id', ':mitra', ':versi', ':kunci', ':operasi', ':sha256', ':jumlah', ':rekaman'],
      values: {
        id: 'k1',
        kunci: 'kunci-01',
        operasi: 'Mutation.kirim',
        sha256: 'ab',
        mitra: 'mitra-uji',
        versi: '2024-02-01',
        jumlah: 1,
        rekaman: '[{"id":"r1","urutan":1,"jenis":"UJI","isi":{"a":1}}]',
      },
    },
  ]);
});

it('where another has landed under the key, nothing lands', async () => {
  expect(await land(register().run, agreement, request)).toBe(false);
});
