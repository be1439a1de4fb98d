// Every form of a verdict says who is hit, in a way that those who read it can read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { acknowledgementsIn } from '../acknowledgement.ts';
import { verdict } from '../check.ts';
import type { Report } from '../report.ts';
import { sideNow, sideThen } from '../side.ts';
import { all, bent, bentType, documents, project } from '../test/editing.ts';
import { approval } from './approval.ts';
import { formats, isFormat, written } from './formats.ts';
import { github } from './github.ts';
import { markdown } from './markdown.ts';
import { draft } from './phrases.ts';
import { sarif } from './sarif.ts';
import { terminal } from './terminal.ts';

const then = sideThen(project);
const edit = all(
  bent(documents.lan, '        nomorKontak: 10 Nomor Kontak\n', ''),
  bent(documents.lan, '        nama: 4 Nama\n', '        nama: 4 Nama\n        alamat: 20 Alamat | <b>rumah</b>\n'),
  bent(documents.taspen, '  until: 2027-08-02', '  until: 2027-01-31'),
  bent(documents.auditor, 'pageMax: 100', 'pageMax: 50'),
  bentType('schema/riwayat.graphql', 'Pensiun', '  nomorPertek: String', '  nomorPertek: ID'),
);
const now = sideNow(edit(project), then);
const report = await verdict(then, now, {
  base: { name: 'main', commit: '0123456789abcdef' },
  today: '2026-11-21',
  deploying: false,
  acknowledged: acknowledgementsIn(
    `acknowledged:
  - { id: halaman-lebih-kecil, changes: [{ kind: LIMIT_LOWERED, coordinate: limits.pageMax }], partners: [bkn-auditor], why: Contoh, announced: 2026-11-21, effective: 2026-12-21, approvedBy: [A, B] }
`,
    'test',
  ),
});
const nothing = await verdict(then, then, { base: null, today: '2026-11-21', deploying: false, acknowledged: [] });

it('the report holds what is breaking and open, breaking and acknowledged, and safe', () => {
  const findings = report.partners.flatMap((one) => one.findings);
  expect(new Set(findings.map(({ level, passes }) => `${level} ${passes}`))).toEqual(
    new Set(['breaking false', 'breaking true', 'safe true']),
  );
  expect([report.verdict, nothing.verdict]).toEqual(['breaking', 'passes']);
});

describe('for a terminal', () => {
  test.each([60, 80, 100, 160])('no line is wider than %i columns', (width) => {
    const [head = ''] = terminal(report, { width, colour: false }).split('\nTo acknowledge it');
    expect(head.split('\n').filter((line) => line.length > width)).toEqual([]);
  });

  it('colour adds nothing to what is said, and there is none unless it is asked for', () => {
    const plain = terminal(report, { width: 100, colour: false });
    expect(plain).toBe(stripVTControlCharacters(plain));
    const coloured = terminal(report, { width: 100, colour: true });
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('it names partner, agreement, officer, operation, and who is not hit', () => {
    const said = terminal(report, { width: 300, colour: false });
    for (const part of [
      'CONTOH/ADDENDUM/LAN and CONTOH/ADDENDUM/BKN, version 2021-10-23 (example)',
      'Pusat Data dan Informasi, Lembaga Administrasi Negara, pusdatin@lan.go.id, 021-3868201-06',
      'profil-pns (Cannot query field "nomorKontak" on type "Asn".',
      'acknowledged: halaman-lebih-kecil, from 2026-12-21',
      'There is no access: ENDED (from 2027-02-01)',
      'Not hit: bkn,',
      'Opens: Asn.alamat',
      'Closes: Asn.nomorKontak',
    ])
      expect(said).toContain(part);
  });

  it('where nothing changes it says so in a few lines', () => {
    expect(terminal(nothing, { width: 300, colour: false }).split('\n').length).toBeLessThan(8);
  });
});

describe('as Markdown', () => {
  it('every row of a table has its cells, whatever a document says', () => {
    for (const page of [markdown(report), approval(report)]) {
      const rows = page.split('\n').filter((line) => line.startsWith('|'));
      expect(rows.length).toBeGreaterThan(3);
      expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length))).toEqual(new Set([5]));
    }
  });

  it('it shows what would have to be added to acknowledge what is open, and nothing that is acknowledged', () => {
    const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(markdown(report)) ?? [];
    const entries: { partners: string[]; changes: unknown[] }[] = parse(yaml);
    expect(entries.map(({ partners }) => partners)).toEqual([['bp-tapera', 'lan'], ['lan'], ['taspen-life']]);
    expect(entries[0]?.changes).toEqual([{ kind: 'FIELD_TYPE_CHANGED', coordinate: 'Pensiun.nomorPertek' }]);
    expect(draft(nothing)).toBeNull();
  });

  it('the page of approval tells what is opened and closed in the words of the annex, and where two sign', () => {
    const [, lan = ''] = approval(report).split('## lan');
    const [page = ''] = lan.split('\n## ');
    expect(page).toContain('**It opens**\n\n- `Asn.alamat` — Lampiran I.1, 20 Alamat \\| &lt;b\\>rumah&lt;/b\\>');
    expect(page).toContain('**It closes**\n\n- `Asn.nomorKontak` — Lampiran I.1, 10 Nomor Kontak');
    expect(page).toContain('profil-pns');
    expect(page.match(/^\| \| \| \|$/gm)).toHaveLength(2);
    expect(approval(report)).toContain('limits.pageMax');
    expect(approval(report)).not.toContain('## setneg-siapp');
  });
});

describe('as JSON', () => {
  const schemaOf = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
  const ajv = ajvFormats.default(new Ajv2020({ strict: true }));
  const valid = ajv.compile(schemaOf('report.schema.json'));

  it.each([
    ['what is found', report],
    ['nothing', nothing],
  ])('it fits the published schema: %s', (_, one: Report) => {
    expect([valid(JSON.parse(written(one, 'json', { width: 80, colour: false }))), valid.errors]).toEqual([true, null]);
  });

  it('the published schema refuses what no check writes', () => {
    expect(valid({ ...report, verdict: 'perhaps' })).toBe(false);
    expect(valid({ ...report, more: 1 })).toBe(false);
  });

  it('the file of acknowledgements fits its published schema', () => {
    const fits = ajv.compile(schemaOf('acknowledged.schema.json'));
    const file = parse(readFileSync(join(import.meta.dirname, '..', 'acknowledged.yaml'), 'utf8'));
    expect(fits(file)).toBe(true);
    expect(fits({ acknowledged: [{}] })).toBe(false);
  });
});

describe('for code hosts', () => {
  const [run] = JSON.parse(sarif(report)).runs;
  const findings = report.partners.flatMap((one) => one.findings);

  it('SARIF has a result for each finding, at a line that is there', () => {
    expect(run.results).toHaveLength(findings.length);
    for (const { ruleId, ruleIndex, locations } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
      const { artifactLocation, region } = locations[0].physicalLocation;
      const lines = (now.tree.get(artifactLocation.uri) ?? '').split('\n');
      expect(region.startLine).toBeLessThanOrEqual(lines.length);
    }
  });

  it('a finding stands at the line that made it: the words of the schema, or the document', () => {
    const line = (kind: string, partner: string) => {
      const { findings = [] } = report.partners.find((one) => one.partner === partner) ?? {};
      const place = findings.find((one) => one.kind === kind)?.place;
      const lines = (now.tree.get(place?.file ?? '') ?? '').split('\n');
      return [place?.file, lines[(place?.line ?? 0) - 1]?.trim()];
    };
    expect(line('FIELD_TYPE_CHANGED', 'bp-tapera')).toEqual(['schema/riwayat.graphql', 'nomorPertek: ID']);
    expect(line('FIELD_ADDED', 'lan')).toEqual([documents.lan, 'alamat: 20 Alamat | <b>rumah</b>']);
    expect(line('LIMIT_LOWERED', 'bkn-auditor')).toEqual([
      documents.auditor,
      'limits: { pageMax: 50, requestsPerMinute: 600000 }',
    ]);
  });

  it('only what does not pass is an error, and what is acknowledged says so', () => {
    const levels = run.results.map(({ level, suppressions }: { level: string; suppressions?: unknown }) => [
      level,
      suppressions !== undefined,
    ]);
    const wanted = findings.map(({ level, passes, acknowledged }) => {
      if (!passes) return ['error', false];
      return [level === 'safe' ? 'note' : 'warning', acknowledged !== null];
    });
    expect(levels).toEqual(wanted);
  });

  it('GitHub gets one line for each finding that somebody must look at', () => {
    const lines = github(report).trim().split('\n');
    const annotations = lines.filter((line) => line.startsWith('::'));
    expect(annotations).toHaveLength(findings.filter(({ level }) => level !== 'safe').length);
    for (const line of annotations) expect(line).toMatch(/^::(error|warning) file=[^:,]+,line=\d+,title=[^:,]+::[^]+$/);
    expect(annotations.filter((line) => line.startsWith('::error'))).toHaveLength(
      findings.filter(({ passes }) => !passes).length,
    );
  });
});

it('every form can be asked for by its name, and no other', () => {
  for (const format of formats) expect(written(report, format, { width: 80, colour: false })).not.toBe('');
  expect(formats.every(isFormat)).toBe(true);
  expect(isFormat('toString')).toBe(false);
});
