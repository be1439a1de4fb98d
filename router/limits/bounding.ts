// Refuses what is too large by its form, in the order in which that costs least: tokens before parsing, shape before validation.
import { Refusal } from '@bagi/agreements/refusals.ts';
import { validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { spoken } from '../reply.ts';
import { tooLarge } from './shape.ts';
import { parseWithin } from './tokens.ts';

/** The bounds that hold for every caller. What they decide depends on the document alone, so a remembered verdict is as good. */
export function bounding(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source, options) => {
        try {
          return parseWithin(source, options);
        } catch (error) {
          throw error instanceof Refusal ? spoken(error) : error;
        }
      });
    },
    onValidate({ params, setResult, setValidationFn }) {
      // To work out what a wrong name might have meant costs more than all else, and nobody is told.
      setValidationFn((schema, document, rules) => validate(schema, document, rules, { hideSuggestions: true }));
      const refused = tooLarge(params.documentAST);
      if (refused) setResult([spoken(refused)]);
    },
  };
}
