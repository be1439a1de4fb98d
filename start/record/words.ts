// The words of the agreements for those who never read one: what a partner, a service and a field are called in the papers.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { partsOf } from '@bagi/agreements/grants.ts';
import type { Library } from '@bagi/agreements/library.ts';
import type { Words } from '@bagi/record/history/told.ts';

/** Types that only cut lists into pages. */
const machinery = /(^PageInfo|^Snapshot|Connection|Edge)$/;

export function wordsOf(library: Library): Words {
  const agreementOf = (mitra: string, versi: string | null): Agreement | undefined => {
    const versions = library.get(mitra) ?? [];
    return (versions.find(({ agreement }) => agreement.version === versi) ?? versions.at(-1))?.agreement;
  };
  return {
    partner: (mitra, versi) => agreementOf(mitra, versi)?.parties.partner.name ?? mitra,
    agreement(mitra, versi) {
      const found = agreementOf(mitra, versi);
      return found ? `${found.title}, Nomor ${found.numbers.bkn} (versi ${versi ?? '–'})` : (versi ?? '–');
    },
    purpose: (mitra, versi, code) => agreementOf(mitra, versi)?.purpose.text ?? code ?? '–',
    services(mitra, versi, coordinates) {
      const services = agreementOf(mitra, versi)?.services ?? [];
      const names = coordinates.map(
        (one) => services.find(({ operation }) => operation === one)?.name ?? partsOf(one)[1],
      );
      return [...new Set(names)].join('; ');
    },
    fields(mitra, versi, coordinates) {
      const services = agreementOf(mitra, versi)?.services ?? [];
      const words = coordinates.flatMap((coordinate) => {
        const [type, field] = partsOf(coordinate);
        if (type === 'Query' || type === 'Mutation' || machinery.test(type)) return [];
        return services.map(({ fields }) => fields[type]?.[field]).find((one) => one !== undefined) ?? field;
      });
      return [...new Set(words)].join(', ');
    },
  };
}
