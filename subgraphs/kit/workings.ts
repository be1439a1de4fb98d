// What is worked out for a form of question is kept: the columns and the SQL of an operation depend on its contract and on
// what it asks for, not on whom it asks about.

/** Gives what was worked out before for a read in one form, or works it out. */
export type Work = <Value>(of: object, form: string, make: () => Value) => Value;

/** Workings by contract and by what is requested; they go when those go. */
export function workings(): (contract: object, requested: ReadonlySet<string>) => Work {
  const known = new WeakMap<object, WeakMap<ReadonlySet<string>, Work>>();
  return (contract, requested) => {
    const ofContract = known.get(contract) ?? new WeakMap<ReadonlySet<string>, Work>();
    known.set(contract, ofContract);
    const work = ofContract.get(requested) ?? ofOne();
    ofContract.set(requested, work);
    return work;
  };
}

function ofOne(): Work {
  const made = new Map<object, Map<string, unknown>>();
  return <Value>(of: object, form: string, make: () => Value) => {
    const ofRead = made.get(of) ?? new Map<string, unknown>();
    made.set(of, ofRead);
    if (!ofRead.has(form)) ofRead.set(form, make());
    return ofRead.get(form) as Value;
  };
}
