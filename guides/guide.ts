// A partner's first hour, from token to typed client, in one language: made of its contract, its operations and its own part.
import type { Language } from './said.ts';
import { sections } from './sections.ts';
import type { Sources } from './sources.ts';

export function guideOf(sources: Sources, language: Language): string {
  const { partner } = sources;
  const isIndonesian = language === 'id';
  const head = isIndonesian ? `Jam pertama ${partner.name}` : `The first hour of ${partner.name}`;
  const other = isIndonesian
    ? `_[In English](${partner.mitra}.en.md)_`
    : `_[Dalam bahasa Indonesia](${partner.mitra}.md)_`;
  const made = isIndonesian
    ? 'Dibuat dengan `npm run contracts` dari perjanjian, kontrak, dan contoh; dibaca, tidak disunting.'
    : 'Made by `npm run contracts` from the agreement, the contract and the examples; read, never edited.';
  const parts = sections(sources, language).map(({ title, text }, index) => `## ${index + 1}. ${title}\n\n${text}`);
  return `${[`# ${head}`, other, partner.intro[language], ...parts, `_${made}_`].join('\n\n')}\n`;
}
