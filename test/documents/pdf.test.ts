// Documents as PDFs, read back as a screen reader would: everything is there, in order, under the right tags; encrypted when asked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Ecrit } from '#bot/documents/ecrit.ts';
import { renderPdf } from '#bot/documents/pdf.ts';
import { type Read, readAloud, readPdf, squeezed, tagged } from '#test/support/pdf-reading.ts';

const png = readFileSync(join(import.meta.dirname, '../../docs/images/telephone.png'));

function ecritOf(...blocks: readonly Block[]): Ecrit {
  const sections = [{ title: 'Section', blocks }];
  return {
    title: 'Essai',
    subtitle: 'Pour voir',
    date: '2026-11-27',
    sections,
    footer: 'Essai · Confidentiel',
  };
}

const read = async (...blocks: readonly Block[]) => readPdf(await renderPdf(ecritOf(...blocks)));
const texts = (found: readonly Read[]) => found.map(({ text }) => text.trim());

describe('tags', () => {
  it('are those of a document: one title, headings, paragraphs, facts and lists, tables, pictures', async () => {
    const { pages } = await read(
      { is: 'notice', text: 'À lire' },
      { is: 'text', text: 'Un\n\nDeux' },
      { is: 'facts', facts: [{ label: 'Commune', texte: 'Quimper' }] },
      { is: 'list', items: ['rappeler'] },
      { is: 'table', columns: [{ title: 'Date' }, { title: 'Quoi', share: 1 }], rows: [['lundi', 'un CV']] },
      { is: 'figure', png, alt: 'Trois barres' },
    );
    expect(texts(tagged(pages, 'H1'))).toEqual(['Essai']);
    expect(texts(tagged(pages, 'H2'))).toEqual(['Section']);
    expect(texts(tagged(pages, 'P'))).toEqual(['Pour voir', 'À lire', 'Un', 'Deux']);
    expect(texts(tagged(pages, 'Lbl'))).toEqual(['Commune', '•']);
    expect(texts(tagged(pages, 'LBody'))).toEqual(['Quimper', 'rappeler']);
    expect(texts(tagged(pages, 'TH'))).toEqual(['Date', 'Quoi']);
    expect(texts(tagged(pages, 'TD'))).toEqual(['lundi', 'un CV']);
    expect(tagged(pages, 'Figure')).toMatchObject([{ said: 'Trois barres' }]);
  });

  it('say facts one after the other, though their labels are on one line', async () => {
    const facts = ['a', 'b', 'c', 'd'].map((texte) => ({ label: texte.toUpperCase(), texte }));
    const { pages } = await read({ is: 'facts', facts });
    expect(texts(tagged(pages, 'LI')).map(squeezed)).toEqual(['Aa', 'Bb', 'Cc', 'Dd']);
  });

  it('say in words what is drawn, once even over two pages', async () => {
    const { pages } = await read({ is: 'text', text: `Autonomie ★★☆ ${'mot '.repeat(3000)}` });
    expect(pages.length).toBeGreaterThan(1);
    for (const { said } of tagged(pages, 'Span')) expect(said).toMatch(/^Autonomie 2 étoiles sur 3 mot/);
  });

  it('have nothing to say where all is printed', async () => {
    expect(tagged((await read({ is: 'text', text: 'Tout est imprimé.' })).pages, 'Span')).toEqual([]);
  });
});

describe('tables', () => {
  const rows = Array.from({ length: 60 }, (_, at) => [
    `jour ${at}`,
    `ligne ${at} `.repeat(((at % 9) + 1) * 8),
  ]);
  const columns = [{ title: 'Jour' }, { title: 'Ce qui fut fait', share: 1 }];

  it('go on over pages: the header is seen on each and read once, no row is cut', async () => {
    const { pages, drawn } = await read({ is: 'table', columns, rows });
    expect(pages.length).toBeGreaterThan(2);
    for (const page of drawn) expect(page).toContain('Ce qui fut fait');
    expect(texts(tagged(pages, 'TH'))).toEqual(['Jour', 'Ce qui fut fait']);
    // A row on two pages would be read on both.
    const cells = texts(tagged(tagged(pages, 'TBody'), 'TD')).map(squeezed);
    expect(cells).toEqual(rows.flat().map(squeezed));
  });

  it('cut a row that no page holds, and lose none of it', async () => {
    const long = Array.from({ length: 4000 }, (_, at) => `m${at}`).join(' ');
    const { pages } = await read({
      is: 'table',
      columns,
      rows: [
        ['avant', 'x'],
        ['lundi', long],
        ['après', 'y'],
      ],
    });
    expect(
      squeezed(
        tagged(pages, 'TBody')
          .map(({ text }) => text)
          .join(''),
      ),
    ).toBe(squeezed(`avant x lundi ${long} après y`));
  });

  it('hold their columns in the page, however many are as wide as their texts', async () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ title: `Colonne ${at}` }));
    const row = many.map(({ title }) => `${title} assez longue pour se couper`);
    const { pages } = await read({ is: 'table', columns: many, rows: [row] });
    expect(texts(tagged(pages, 'TD')).map(squeezed)).toEqual(row.map(squeezed));
  });
});

describe('letters', () => {
  /** As a page has them: spaces aside, and these which share a drawing with others. */
  const same = (text: string) =>
    squeezed(text).replaceAll('ʼ', '’').replaceAll('ˮ', '”').replaceAll('∆', 'Δ').normalize('NFC');

  it.each([
    'À 10:30, +33 6 12, A-B, 1/2, fi ffl : a → b -> c, 2×3 puis 2x3',
    'Ярослава Ђоковић',
    'Nguyễn Thị Ánh, Łukasz Żółć, İpek Ğüş',
  ])('%s is read as it was written', async (text) => {
    expect(same(readAloud(await read({ is: 'text', text })))).toContain(same(text));
  });

  it('any of them is printed, or boxed and said: never lost', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (written) => {
        const { pages } = await read({ is: 'list', items: written.map((one) => `(${one})`) });
        const items = tagged(pages, 'LBody').map(({ text, under }) => ({ text, said: under[0]?.said }));
        expect(items.map(({ text, said }) => same(said ?? text))).toEqual(
          written.map((one) => same(`(${one})`)),
        );
        for (const { text, said } of items) expect(text.includes('□')).toBe(said !== undefined);
      }),
      { numRuns: 15 },
    );
  });

  it('a box is explained, where there is one', async () => {
    expect(readAloud(await read({ is: 'text', text: 'مريم' }))).toContain(
      'un signe que ce document ne sait pas imprimer',
    );
    expect(readAloud(await read({ is: 'text', text: 'Myriam' }))).not.toContain('□');
  });
});

describe('the file', () => {
  it('says its title, its language, the day of the document, and nothing else', async () => {
    const { info } = await read({ is: 'text', text: 'Paul Martin' });
    expect(info).toMatchObject({ Title: 'Essai', Language: 'fr-FR', CreationDate: 'D:20261127000000Z' });
    expect(JSON.stringify(info)).not.toContain('Paul');
  });

  it('says its title in XML that can be read', async () => {
    const bytes = await renderPdf({ ...ecritOf(), title: 'Contes & <Comptes>' });
    expect((await readPdf(bytes)).info.Title).toBe('Contes et Comptes');
    expect(Buffer.from(bytes).toString()).toMatch(/x-default">Contes et Comptes</);
  });

  it('numbers its pages, outside what is read aloud', async () => {
    const { pages, drawn } = await read({ is: 'text', text: 'mot\n'.repeat(80) });
    expect(drawn.map((page) => /Page \d sur \d/.exec(page)?.[0])).toEqual(['Page 1 sur 2', 'Page 2 sur 2']);
    expect(pages.map(({ text }) => text).join()).not.toMatch(/Page|Confidentiel/);
  });

  it('is the same each time', async () => {
    const ecrit = ecritOf({ is: 'text', text: 'Toujours pareil' });
    expect(Buffer.compare(await renderPdf(ecrit), await renderPdf(ecrit))).toBe(0);
  });
});

describe('a password', () => {
  const ecrit = ecritOf({ is: 'text', text: 'Secret de Paul' });
  const password = 'canal lune tapis orge vitre';

  it('is asked of whoever opens the file', async () => {
    const locked = await renderPdf(ecrit, { password });
    await expect(readPdf(locked)).rejects.toThrow(/password/i);
    await expect(readPdf(locked, 'canal lune tapis orge')).rejects.toThrow(/password/i);
    expect(await readPdf(locked, password)).toMatchObject({
      pages: (await readPdf(await renderPdf(ecrit))).pages,
    });
  });

  it('encrypts with AES-256, everything: title and metadata included', async () => {
    const text = Buffer.from(await renderPdf(ecrit, { password })).toString('latin1');
    const [, number] = /\/Encrypt (\d+) 0 R/.exec(text) ?? [];
    const dictionary = text.split(`\n${number} 0 obj`)[1]?.split('endobj')[0] ?? '';
    expect(dictionary).toMatch(/\/V 5\b/);
    expect(dictionary).toMatch(/\/Length 256\b/);
    expect(dictionary).toMatch(/\/CFM \/AESV3\b/);
    expect(dictionary).toMatch(/\/StmF \/StdCF\s+\/StrF \/StdCF\b/);
    expect(text).not.toMatch(/Essai|pdfuaid|Coopilote/);
  });

  it('of no letter is a defect, not a file that anybody opens', async () => {
    await expect(renderPdf(ecrit, { password: '' })).rejects.toThrow('empty password');
  });
});
