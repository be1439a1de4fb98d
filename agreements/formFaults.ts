// What is wrong with the form of a document, in words: the key first, then what is the matter with it.
import type { z } from 'zod';
import type { Fault, Path } from './fault.ts';

type Issue = z.core.$ZodIssue;

/** Every fault that the shape of a document finds in a value; keys are counted from the top of the document. */
export function formFaults(value: unknown, issues: readonly Issue[], above: Path = []): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => [[...path, key], `${nameOf([...path, key])} is not a key of a document`]);
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return unionFaults(value, issue.errors, path);
    if (valueAt(value, path) === undefined) return [[path, `${nameOf(path)} is missing`]];
    return [[path, `${nameOf(path)}: ${issue.code === 'invalid_key' ? words(issue.issues) : issue.message}`]];
  });
}

/** Of the forms that a value may take, the one that it came nearest to says what is wrong; several say it together. */
function unionFaults(value: unknown, forms: readonly (readonly Issue[])[], path: Path): Fault[] {
  const depths = forms.map((issues) => Math.max(...issues.map((issue) => issue.path.length)));
  const nearest = forms.filter((_, index) => depths[index] === Math.max(...depths));
  const [only, ...others] = nearest;
  if (only && others.length === 0) return formFaults(value, only, path);
  return [[path, `${nameOf(path)}: ${nearest.map(words).join('; or ')}`]];
}

function words(issues: readonly Issue[]): string {
  return issues.map((issue) => issue.message).join('; ');
}

function nameOf(path: Path): string {
  return path.join('.') || 'the document';
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value);
}
