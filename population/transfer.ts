// A move from one instansi to another, which some careers have behind them.
import type { Transfer } from './career.ts';
import { addMonths, type Day, firstOfMonth } from './days.ts';
import type { Plan } from './plan.ts';
import type { Place } from './posts.ts';
import type { Random } from './random.ts';

/** Of PNS with more than six years: assumption. */
const share = 0.05;

export function transferOf(plan: Plan, ke: Place, tmtCpns: Day, until: Day, chance: Random): Transfer | null {
  const { world, outline, wishes, structural } = plan;
  if (wishes.pindah === null) return null;
  if (wishes.pindah !== undefined) {
    const { instansi, units } = world.workplaces.of(wishes.pindah.dariInstansiId);
    return { tmt: wishes.pindah.tmt, dari: { instansi, unit: chance.pick(units) }, ke };
  }
  const years = (until - tmtCpns) / 365;
  if (outline.jenisAsn !== 'PNS' || structural !== null || years < 6 || !chance.chance(share)) return null;
  const from = chance.pick(world.workplaces.all);
  if (from.instansi.id === ke.instansi.id) return null;
  const tmt = firstOfMonth(addMonths(tmtCpns, chance.between(36, Math.floor(years * 12) - 12)));
  return { tmt, dari: { instansi: from.instansi, unit: chance.pick(from.units) }, ke };
}
