// The tables that a population fills, each under a name of its own.
import { asn, berkas, nip } from '@bagi/asn/tables.ts';
import { pensiunJandaDuda, simpananTapera } from '@bagi/finansial/tables.ts';
import { anak, orangTua, pasangan } from '@bagi/keluarga/tables.ts';
import * as riwayat from '@bagi/riwayat/tables.ts';
import {
  dokumen as dokumenUsulan,
  pertek,
  pic,
  salinanKeppres,
  tahap,
  usulan,
  verifikasiBiroApp,
} from '@bagi/usulan/tables.ts';

const { schema: _schema, dokumen, ...histories } = riwayat;

/** Everything about persons, in the order it is written: whoever refers comes after what is referred to. */
export const personTables = {
  asn,
  nip,
  berkas,
  pasangan,
  anak,
  orangTua,
  simpananTapera,
  pensiunJandaDuda,
  dokumen,
  ...prefixed(histories),
  usulan,
  tahap,
  pertek,
  dokumenUsulan,
  verifikasiBiroApp,
  salinanKeppres,
  pic,
};

export type PersonTables = typeof personTables;

type Prefixed<Tables> = { [Name in keyof Tables & string as `riwayat${Capitalize<Name>}`]: Tables[Name] };

/** A history is called riwayatJabatan here, so that it is not taken for the table of positions. */
function prefixed<Tables extends Record<string, unknown>>(tables: Tables): Prefixed<Tables> {
  const entries = Object.entries(tables).map(([name, table]) => [
    `riwayat${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    table,
  ]);
  return Object.fromEntries(entries) as Prefixed<Tables>;
}
