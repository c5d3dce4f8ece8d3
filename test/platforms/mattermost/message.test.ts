// Messages in Mattermost's terms: buttons that can be pressed, texts that are accepted, nothing personal where it stays.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutLines } from '#bot/platforms/mattermost/cut.ts';
import { drawLasting, drawMessage } from '#bot/platforms/mattermost/message.ts';

const URL = 'https://bot.exemple/mattermost/action';
const button = (id: string, style?: 'primary' | 'danger') => ({
  id,
  label: `Bouton ${id}`,
  ticket: `billet-${id}`,
  ...(style && { style }),
});
const actionsOf = (drawn: ReturnType<typeof drawMessage>) => drawn.attachments.flatMap((one) => one.actions);

describe('a message', () => {
  it('carries its buttons and menu, whose tickets only the server sees', () => {
    const menu = {
      id: 'plus',
      label: 'Plus',
      ticket: 'billet-menu',
      options: [{ code: 'voir', label: 'Voir' }],
    };
    const blocks = [{ text: '**CRA**', buttons: [button('ok', 'primary'), button('non', 'danger')], menu }];
    const drawn = drawMessage({ text: 'Bonjour', blocks }, URL);
    expect(drawn.text).toBe('Bonjour');
    expect(drawn.attachments).toEqual([
      expect.objectContaining({ text: '**CRA**', fallback: '**CRA**', color: '#000091' }),
    ]);
    const integration = (ticket: string) => ({ url: URL, context: { ticket } });
    expect(actionsOf(drawn)).toEqual([
      {
        id: 'ok',
        type: 'button',
        name: 'Bouton ok',
        style: 'primary',
        integration: integration('billet-ok'),
      },
      {
        id: 'non',
        type: 'button',
        name: 'Bouton non',
        style: 'danger',
        integration: integration('billet-non'),
      },
      {
        id: 'plus',
        type: 'select',
        name: 'Plus',
        options: [{ text: 'Voir', value: 'voir' }],
        integration: integration('billet-menu'),
      },
    ]);
  });

  it('shows a picture, and says in words what it shows where it is not seen', () => {
    const picture = { url: 'https://bot.exemple/graphiques/x.png', alt: 'Lundi 3, mardi 5' };
    const [shown] = drawMessage({ text: '', blocks: [{ text: 'Par jour', picture }] }, URL).attachments;
    expect(shown).toMatchObject({
      text: 'Par jour',
      image_url: picture.url,
      fallback: expect.stringContaining(picture.alt),
    });
  });

  it('has no menu without options: it could not be opened', () => {
    const menu = { id: 'plus', label: 'Plus', ticket: 'b', options: [] };
    expect(actionsOf(drawMessage({ text: 'x', blocks: [{ text: 'y', menu }] }, URL))).toEqual([]);
  });

  it('has ids of letters and digits only, each its own: a click on any other is 404', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', 'x', '2', '-', '_', 'é', '.') }))),
        (rows) => {
          const blocks = rows.map((ids) => ({ text: 't', buttons: ids.map((id) => button(id)) }));
          const ids = actionsOf(drawMessage({ text: 't', blocks }, URL)).map((action) => action.id);
          expect(ids.every((id) => /^[A-Za-z0-9]+$/.test(id))).toBe(true);
          expect(new Set(ids).size).toBe(rows.flat().length);
        },
      ),
    );
  });

  it('is cut at the end of a line before a post would be refused', () => {
    const line = `${'é'.repeat(99)}\n`;
    const { text } = drawMessage({ text: line.repeat(200) }, URL);
    expect(text.length).toBeLessThanOrEqual(16_383);
    expect(text.endsWith(`${line}…`)).toBe(true);
    expect(drawMessage({ text: 'x'.repeat(16_383) }, URL).text).toBe('x'.repeat(16_383));
  });
});

describe('cutLines', () => {
  it('is never too long, never cuts a character in two, and says that it cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '👵', 'é'), maxLength: 60 }),
        fc.integer({ min: 4, max: 40 }),
        (text, max) => {
          const cut = cutLines(text, max);
          expect(cut.length).toBeLessThanOrEqual(max);
          expect(cut).not.toMatch(/\p{Surrogate}/u);
          expect(cut === text || cut.endsWith('\n…')).toBe(true);
        },
      ),
    );
  });
});

describe('what stays in the direct channel', () => {
  const personal = {
    text: 'CRA de Mme Dupont.',
    lasting: 'Votre CRA est enregistré.',
    blocks: [{ text: 'Mme Dupont', buttons: [button('supprimer', 'danger'), button('suite')] }],
  };

  it('is its lasting words and one button, with no word of the message itself', () => {
    const drawn = drawLasting(personal, URL);
    expect(drawn.text).toBe('Votre CRA est enregistré.');
    expect(actionsOf(drawn)).toEqual([
      expect.objectContaining({
        name: 'Continuer',
        integration: { url: URL, context: { ticket: 'billet-suite' } },
      }),
    ]);
    expect(JSON.stringify(drawn)).not.toMatch(/Dupont|Bouton/);
  });

  it('prefers the main button, never offers a dangerous one alone', () => {
    const blocks = [{ text: '', buttons: [button('autre'), button('ouvrir', 'primary')] }];
    expect(JSON.stringify(drawLasting({ ...personal, blocks }, URL))).toContain('billet-ouvrir');
    const dangerous = [{ text: '', buttons: [button('supprimer', 'danger')] }];
    expect(drawLasting({ ...personal, blocks: dangerous }, URL).attachments).toEqual([]);
  });
});
