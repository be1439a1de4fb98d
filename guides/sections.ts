// The sections of a guide, in the order in which a developer needs them; those that a contract has no use for are left out.
import { served } from '@bagi/agreements/grants.ts';
import { examplesOf, type Registered } from '@bagi/handbook/examples.ts';
import { personas } from '@bagi/population/personas.ts';
import type { GraphQLSchema } from 'graphql';
import { exampleText, type Section, type Sources } from './sources.ts';
import { newsTable } from './news.ts';
import { refusalTable } from './refusals.ts';
import { code, type Language, type Said, table } from './said.ts';
import { texts } from './texts.ts';

export function sections(sources: Sources, language: Language): Section[] {
  const said = (one: Said) => one[language];
  const { partner, contract } = sources;
  const part = (title: Said, ...paragraphs: readonly (string | null)[]): Section => ({
    title: said(title),
    text: paragraphs.filter((one) => one !== null).join('\n\n'),
  });
  const has = (type: string) => contract.schema.getType(type) !== undefined;
  const news = newsTable(contract.agreement, language);
  return [
    part(texts.sandbox.title, said(texts.sandbox.text)),
    part(texts.token.title, said(texts.token.text), exampleText(sources, 'pertama.sh')),
    part(
      texts.first.title,
      firstQuestion(sources),
      said(partner.first.answer),
      exampleText(sources, partner.first.example),
    ),
    part(texts.services.title, services(sources, language), said(texts.services.text)),
    ...(has('PageInfo') ? [part(texts.pages.title, said(texts.pages.text(contract.agreement.limits.pageMax)))] : []),
    ...(has('TandaTerima') ? [part(texts.sending.title, said(texts.sending.text))] : []),
    ...partner.ways.map(({ title, text }) => part(title, said(text))),
    part(texts.refusals.title, said(texts.refusals.text), refusalTable(language)),
    part(texts.limits.title, said(texts.limits.text(contract.agreement.limits.requestsPerMinute))),
    ...(news === null ? [] : [part(texts.news.title, news, said(texts.news.text(partner.mitra)))]),
    part(texts.receipts.title, said(texts.receipts.text(partner.mitra))),
    part(texts.cases.title, said(texts.cases.text), cases(sources, language)),
    part(texts.client.title, said(texts.client.text(partner.mitra)), exampleList(sources)),
  ];
}

function firstQuestion({ partner, registered }: Sources): string {
  const operation = registered.find(({ name }) => name === partner.first.operation);
  const [one] = partner.cases;
  if (!operation || !one)
    throw new Error(`There is no operations/${partner.mitra}/${partner.first.operation}.graphql.`);
  return [code('graphql', operation.text), code('json', JSON.stringify(one.variables, null, 2))].join('\n\n');
}

/** Every service of the agreement, with the operations that are registered for it. */
function services({ contract, registered, partner }: Sources, language: Language): string {
  const head =
    language === 'id' ? ['lampiran', 'layanan', 'operasi', 'contoh'] : ['annex', 'service', 'operation', 'examples'];
  return table(
    head,
    served(contract.agreement).map(({ clause, name, operation }) => {
      const asking = askingFor(operation, contract.schema, registered).map((one) => one.name);
      const links = asking.map((one) => `[${one}](../../../operations/${partner.mitra}/${one}.graphql)`);
      return [clause, name, `\`${operation}\``, links.join(', ')];
    }),
  );
}

/** Those that ask a root field; of a service within another, those that name its field. */
function askingFor(operation: string, schema: GraphQLSchema, registered: readonly Registered[]): readonly Registered[] {
  const [type = '', field = ''] = operation.split('.');
  if (type === 'Query' || type === 'Mutation') return examplesOf(operation, schema, registered);
  return registered.filter(({ text }) => new RegExp(`\\b${field}\\b`).test(text));
}

function cases({ partner }: Sources, language: Language): string {
  const isIndonesian = language === 'id';
  const head = isIndonesian
    ? ['siapa', 'yang ditanyakan', 'yang terlihat', 'kasusnya']
    : ['who', 'asked', 'seen', 'the case'];
  const seen = { found: isIndonesian ? 'ditemukan' : 'found', absent: isIndonesian ? 'seperti tiada' : 'like nobody' };
  return table(
    head,
    partner.cases.map(({ persona, variables, sees, shows }) => [
      persona === null ? '–' : personas[persona].nama,
      `\`${JSON.stringify(variables)}\``,
      sees === 'found' || sees === 'absent' ? seen[sees] : `\`${sees}\``,
      shows[language],
    ]),
  );
}

/** Each example by the sentence that it begins with. */
function exampleList({ examples, partner }: Sources): string {
  return [...examples]
    .map(([file, text]) => {
      const idea = /^(?:#!.*\n)?(?:\/\/|#) (.*)$/m.exec(text)?.[1] ?? '';
      return `- [${file}](../../../examples/${partner.mitra}/${file}): ${idea}`;
    })
    .join('\n');
}
