// The sheet that a social worker receives: all of it, in order, in two pages for a year of meetings, whatever it holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ficheEcrit } from '#bot/documents/fiche-ecrit.ts';
import { fichePdf } from '#bot/documents/fiche-pdf.ts';
import { PAGE } from '#bot/documents/pdf/style.ts';
import type { Fiche } from '#bot/domain/beneficiaire/fiche.ts';
import { formatDate } from '#bot/forms/dates.ts';
import { readAloud, readPdf, squeezed, tagged } from '#test/support/pdf-reading.ts';
import { anyFiche, ficheDAilleurs, ficheDe, ficheExtreme, fichePleine } from './fiches.ts';

const read = async (fiche: Fiche) => readPdf(await fichePdf(fiche));
const aloud = async (fiche: Fiche) => squeezed(readAloud(await read(fiche)));

/** Every text that a sheet was given, in the order of the page. */
function textsOf({
  remplace,
  identite = [],
  motif,
  periode,
  accord,
  expediteur,
  suivi,
  notes,
}: Fiche): readonly string[] {
  const said = (lines: Fiche['expediteur']) => lines.flatMap(({ label, texte }) => [label, texte]);
  return [
    remplace ?? '',
    ...said(identite),
    ...[motif, periode ?? '', accord],
    ...said(expediteur),
    ...said(suivi?.bilan ?? []),
    ...(suivi?.aFaire ?? []).map(({ quoi }) => quoi),
    ...(suivi?.demarches ?? []).flatMap(({ nom, etat, date }) => [nom, etat, formatDate(date)]),
    ...(suivi?.activites ?? []).flatMap(({ date, titre, duree, resume, par = '' }) => [
      formatDate(date),
      titre,
      duree,
      resume,
      par,
    ]),
    notes ?? '',
  ].map(squeezed);
}

/** Each is found after the one before. */
function expectInOrder(text: string, parts: readonly string[]): void {
  parts.reduce((from, part) => {
    const at = text.indexOf(part, from);
    expect(at, part.slice(0, 80)).toBeGreaterThanOrEqual(0);
    return at + part.length;
  }, 0);
}

describe('everything of a sheet is read, in order', () => {
  it.each([0, 1, 50, 400])('with %d activities', async (count) => {
    const fiche = fichePleine(count);
    expectInOrder(await aloud(fiche), textsOf(fiche));
  });

  it('however long its texts are, and nothing goes over the margin', async () => {
    const fiche = ficheExtreme();
    const file = await read(fiche);
    expectInOrder(squeezed(readAloud(file)), textsOf(fiche));
    expect(file.farthest).toBeLessThan(PAGE.width - PAGE.left + 1);
  });

  it('the reference, how to answer and what may be done of it', async () => {
    const text = await aloud(ficheDe(1));
    expect(text).toContain(squeezed('Établie le 27 novembre 2026 · Référence k3f9a2'));
    expect(text).toContain(squeezed('en citant la référence k3f9a2 plutôt que le nom de la personne'));
    expect(text).toContain(squeezed('Cette fiche est confidentielle.'));
    expect(text).toContain(squeezed('ne la transmettez pas sans l’accord de la personne'));
  });

  it('a correction first of all', async () => {
    const text = await aloud(fichePleine(1));
    expect(text.indexOf(squeezed('Cette fiche remplace celle du 20 novembre 2026'))).toBeLessThan(
      text.indexOf('Lapersonne'),
    );
  });
});

describe('pages', () => {
  it.each([
    ['one without activities', ficheDe(0), 1],
    ['50 activities', ficheDe(50), 2],
    ['50 activities with a correction and notes', fichePleine(50), 2],
  ])('%s', async (_, fiche, most) => {
    expect((await read(fiche)).pages.length).toBeLessThanOrEqual(most);
  });
});

describe('what was not chosen', () => {
  it('is not there, and an absent identity says how to ask for it', async () => {
    const { identite, suivi, periode, ...rest } = ficheDe(3);
    const text = await aloud(rest);
    expect(text).toContain(squeezed('L’identité n’est pas dans cette fiche.'));
    expect(text).not.toMatch(/Période|Cequiaétéfait|Démarches|Activités|Notes|Kervoëlen|étoile/);
  });

  it('nothing done, nothing to do: it says so', async () => {
    const fiche = { ...ficheDe(0), suivi: { bilan: [], activites: [], demarches: [], aFaire: [] } };
    const text = await aloud(fiche);
    expect(text).toContain(squeezed('Rien n’est noté à ce jour.'));
    expect(text).toContain(squeezed('Aucune activité n’est dans cette fiche.'));
    expect(text).not.toContain('Démarches');
  });
});

describe('autonomy', () => {
  it('is said in words to who hears the page, and explained to who sees it', async () => {
    const { pages } = await read(ficheDe(1));
    const said = tagged(pages, 'Span').map((span) => span.said);
    expect(said).toContain(
      '1 étoile sur 3, puis 1 étoile sur 3, puis 2 étoiles sur 3, puis 2 étoiles sur 3, puis 3 étoiles sur 3',
    );
    expect(squeezed(pages.map(({ text }) => text).join())).toContain(
      squeezed('★★☆ autonome avec guidage en cas de besoin'),
    );
  });

  it('is not explained where there is none', () => {
    const { suivi, ...rest } = ficheDe(0);
    const bilan = [{ label: 'Rencontres', texte: '2' }];
    const ecrit = ficheEcrit({ ...rest, suivi: { bilan, activites: [], demarches: [], aFaire: [] } });
    expect(JSON.stringify(ecrit)).not.toContain('Autonomie');
  });
});

describe('names of elsewhere', () => {
  it('are printed where the font has their letters, and said in full where it has not', async () => {
    const { pages } = await read(ficheDAilleurs());
    const text = squeezed(pages.map((page) => page.text).join());
    expect(text).toContain(squeezed('Ярослава Ђоковић'));
    expect(text).toContain(squeezed('Nguyễn Thị Ánh, Łukasz Żółć, Þór Ðæð, İpek Ğüş'));
    expect(tagged(pages, 'Span').map(({ said }) => said)).toContain('محمد عبد الله');
  });
});

it('is written whatever it holds, down to its last line', async () => {
  await fc.assert(
    fc.asyncProperty(anyFiche, async (fiche) => {
      expect(await aloud(fiche)).toContain(squeezed('revenir sur son accord.'));
    }),
    { numRuns: 8 },
  );
});

it('names nobody in what file managers show', async () => {
  const { info } = await read(ficheDe(2));
  expect(info).toMatchObject({ Title: 'Fiche de suivi', Producer: 'Coopilote', Creator: 'Coopilote' });
  expect(Object.keys(info)).not.toContain('Author');
  expect(JSON.stringify(info)).not.toMatch(/Kerv|Léa|Quimper|06 12|k3f9a2/);
});

it('opens with its password, and says the same as without', async () => {
  const password = 'canal lune tapis orge vitre';
  const fiche = fichePleine(12);
  const locked = await readPdf(await fichePdf(fiche, { password }), password);
  expect(readAloud(locked)).toBe(readAloud(await read(fiche)));
});
