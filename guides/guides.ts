// The guides of all partners that have one, in both languages: path → text.
import { contract } from '@bagi/agreements/contract.ts';
import type { Library } from '@bagi/agreements/library.ts';
import type { Registered } from '@bagi/handbook/examples.ts';
import type { GraphQLSchema } from 'graphql';
import { bpTapera } from './bpTapera.ts';
import { guideOf } from './guide.ts';
import { lan } from './lan.ts';
import type { Partner } from './partner.ts';
import { languages } from './said.ts';
import { setnegSiapp } from './setnegSiapp.ts';
import { taspenLife } from './taspenLife.ts';

export const partners: readonly Partner[] = [bpTapera, lan, setnegSiapp, taspenLife];

/** Where guides are: nothing else is there. */
export const guidesRoom = 'docs/guides/partners';

export interface AtHand {
  readonly registeredOf: (partner: string) => readonly Registered[];
  readonly examplesOf: (partner: string) => ReadonlyMap<string, string>;
}

export function guides(library: Library, schema: GraphQLSchema, atHand: AtHand): [path: string, text: string][] {
  return partners.flatMap((partner) => {
    const latest = library.get(partner.mitra)?.at(-1);
    if (!latest) return [];
    const sources = {
      partner,
      contract: contract(latest.agreement, schema),
      registered: atHand.registeredOf(partner.mitra),
      examples: atHand.examplesOf(partner.mitra),
    };
    return languages.map((language): [string, string] => [
      `${guidesRoom}/${partner.mitra}${language === 'id' ? '' : `.${language}`}.md`,
      guideOf(sources, language),
    ]);
  });
}
