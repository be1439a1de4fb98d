// Whether a value that is given holds only fields that the caller's agreement opens: to the bottom, through lists and objects.
import { type Grants, permits } from '@bagi/agreements/grants.ts';
import { getNullableType, type GraphQLArgument, type GraphQLInputType, isInputObjectType, isListType } from 'graphql';

/** Judges the arguments of a field, coerced: what is left out is not judged. */
export function givesOnlyGranted(
  grants: Grants,
  coordinate: string,
  defined: readonly GraphQLArgument[],
  given: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(given).every(([name, value]) => {
    const argument = defined.find((one) => one.name === name);
    if (!argument || !grants.arguments.has(`${coordinate}(${name})`)) return false;
    return holdsOnlyGranted(grants, argument.type, value);
  });
}

/** Judges a value of an input type. */
export function holdsOnlyGranted(grants: Grants, type: GraphQLInputType, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  const plain = getNullableType(type);
  if (isListType(plain))
    return Array.isArray(value) && value.every((one) => holdsOnlyGranted(grants, plain.ofType, one));
  if (!isInputObjectType(plain)) return true;
  const fields = plain.getFields();
  return Object.entries(value).every(([name, one]) => {
    const field = fields[name];
    return field && permits(grants, `${plain.name}.${name}`) ? holdsOnlyGranted(grants, field.type, one) : false;
  });
}
